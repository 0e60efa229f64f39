BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
}

Describe 'Get-PartnerMfaContext' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'returns nothing when there is no connection, and says how to make one' {
        $told = Get-PartnerMfaContext -Verbose -ErrorAction Stop 4>&1

        $told | Should -BeOfType System.Management.Automation.VerboseRecord
        "$told" | Should -BeExactly 'There is no connection. Make one with Connect-PartnerMfa.'
    }

    It 'returns what Connect-PartnerMfa -PassThru returned' {
        $given = Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example -PassThru 3>$null

        Get-PartnerMfaContext | ConvertTo-Json | Should -BeExactly ($given | ConvertTo-Json)
    }

    It 'returns the most recent connection' {
        Connect-PartnerMfa -Environment Sandbox 6>$null
        Connect-PartnerMfa -Environment Sandbox -UserPrincipalName app-only@sandbox.example 3>$null 6>$null

        $context = Get-PartnerMfaContext

        $context.Account | Should -BeNullOrEmpty
        $context.Result, $context.Reason | Should -BeExactly @('NotApplicable', 'AppOnlyToken')
    }

    It 'has no property that contains a token' {
        Connect-PartnerMfa -Environment Sandbox 6>$null
        $context = Get-PartnerMfaContext
        $names = $context.PSObject.Properties.Name

        $names | Should -Be @('Account', 'TenantId', 'ApplicationId', 'Environment', 'SignInMethod', 'Scopes',
            'AuthenticationMethods', 'ExpiresOn', 'Result', 'Reason', 'Message', 'Headline', 'Remedy', 'RefreshTokenStore', 'RefreshTokenEndsOn', 'RefreshTokenEndsBecause')
        "$($context.GetAccessToken())" | Should -BeExactly '(secret)'
    }

    It 'reveals the token only through GetAccessToken' {
        $token = Get-SandboxToken
        Connect-PartnerMfa -Environment Sandbox -AccessToken $token 6>$null

        (Get-PartnerMfaContext).GetAccessToken().Reveal() | Should -BeExactly $token
    }

    It 'has the headline that its view shows' {
        Connect-PartnerMfa -Environment Sandbox 6>$null

        $context = Get-PartnerMfaContext
        $context.Headline | Should -BeExactly "YES  $($context.Message)"
        # The view breaks its lines at the width of the window.
        ($context | Out-String) -replace '\s+', ' ' | Should -BeLike " $($context.Headline -replace '\s+', ' ') *"
    }

    It 'reads as account and environment when it is converted to text' {
        Connect-PartnerMfa -Environment Sandbox 6>$null

        "$(Get-PartnerMfaContext)" | Should -BeExactly 'mfa@sandbox.example (Sandbox)'
    }
}
