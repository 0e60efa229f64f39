BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
}

Describe 'Disconnect-PartnerMfa' {
    BeforeEach { Connect-PartnerMfa -Environment Sandbox 6>$null }
    AfterEach { Disconnect-PartnerMfa }

    It 'forgets the connection and returns nothing' {
        Disconnect-PartnerMfa | Should -BeNullOrEmpty

        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'keeps the connection with -WhatIf' {
        Disconnect-PartnerMfa -WhatIf

        (Get-PartnerMfaContext).Account | Should -BeExactly 'mfa@sandbox.example'
    }

    It 'succeeds when there is no connection' {
        Disconnect-PartnerMfa
        $told = Disconnect-PartnerMfa -Verbose -ErrorAction Stop 4>&1

        "$told" | Should -BeExactly 'There is no connection.'
    }

    It 'also forgets a connection that was made with an access token' {
        Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken password) 3>$null 6>$null
        Disconnect-PartnerMfa

        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'forgets the connections of every account of this session' {
        Connect-PartnerMfa -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example 6>$null
        Disconnect-PartnerMfa

        Get-PartnerMfaContext | Should -BeNullOrEmpty
        "$(Disconnect-PartnerMfa -Verbose 4>&1)" | Should -BeExactly 'There is no connection.'
    }

    It 'forgets only the account that is named' {
        Connect-PartnerMfa -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example 6>$null
        Disconnect-PartnerMfa -UserPrincipalName mfa@sandbox.example
        (Get-PartnerMfaContext).Account | Should -BeExactly 'unconfirmed@sandbox.example'

        Disconnect-PartnerMfa -UserPrincipalName UNCONFIRMED@sandbox.example
        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'leaves a context usable that a script still has' {
        $held = Get-PartnerMfaContext
        Disconnect-PartnerMfa

        (Test-PartnerMfaToken -Context $held).Result | Should -BeExactly 'Yes'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'no argument'; Id = 'PositionalParameterNotFound'; Script = { Disconnect-PartnerMfa 'mfa' } }
        @{ What = 'no account from the pipeline'; Id = 'AccountMissing'; Script = { 'mfa' | Disconnect-PartnerMfa -ErrorAction Stop } }
    ) {
        . "$PSScriptRoot/Support/Failures.ps1"

        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,PartnerMfa.Commands.DisconnectPartnerMfaCommand"
    }
}
