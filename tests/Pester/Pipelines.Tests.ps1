BeforeDiscovery {
    # Each command that takes input, with what it must be given besides. Import-PartnerMfaCapture and Resolve-PartnerMfaError take any text.
    $commands = @(
        @{ Name = 'Compare-PartnerMfaReport'; With = @{ ReferencePath = 'none.json' } }
        @{ Name = 'Connect-PartnerMfa'; With = @{} }
        @{ Name = 'Connect-PartnerMfa'; With = @{ Environment = 'Sandbox'; PassThru = $true } }
        @{ Name = 'Connect-PartnerMfa'; With = @{ UserPrincipalName = 'mfa' } }
        @{ Name = 'Disconnect-PartnerMfa'; With = @{} }
        @{ Name = 'Get-PartnerMfaUsage'; With = @{} }
        @{ Name = 'Get-PartnerMfaUsage'; With = @{ Environment = 'Sandbox'; TenantScore = $true } }
        @{ Name = 'Import-PartnerMfaCapture'; With = @{ Environment = 'Sandbox' } }
        @{ Name = 'Protect-PartnerMfaCapture'; With = @{} }
        @{ Name = 'Test-PartnerCenterMfa'; With = @{} }
        @{ Name = 'Test-PartnerCenterMfa'; With = @{ Environment = 'Sandbox'; WaitMinutes = 1 } }
        @{ Name = 'Test-PartnerCenterMfa'; With = @{ ThrottleLimit = 2; UserPrincipalName = 'mfa' } }
        @{ Name = 'Test-PartnerMfaCustomer'; With = @{ Environment = 'Sandbox' } }
        @{ Name = 'Test-PartnerMfaReport'; With = @{} }
        @{ Name = 'Test-PartnerMfaSetup'; With = @{ Environment = 'Sandbox' } }
        @{ Name = 'Test-PartnerMfaToken'; With = @{ Environment = 'Sandbox'; Quiet = $true } }
    )
    $foreign = @(
        @{ What = 'a number'; Type = 'Int32'; Make = { 42 } }
        @{ What = 'a time'; Type = 'DateTime'; Make = { [datetime] '2026-01-01' } }
        @{ What = 'a process'; Type = 'Process'; Make = { Get-Process -Id $PID } }
        @{ What = 'an environment'; Type = 'PartnerMfaEnvironment'; Make = { Get-PartnerMfaEnvironment Sandbox } }
        @{ What = 'an explanation'; Type = 'PartnerMfaErrorExplanation'; Make = { 'AADSTS50076' | Resolve-PartnerMfaError } }
        @{ What = 'an app registration'; Type = 'PartnerMfaApplication'; Make = { $registered } }
        @{ What = 'an object without a property that is known'; Type = 'this object'; Make = { [pscustomobject] @{ Upn2 = 'mfa@sandbox.example'; Environment = 'Sandbox' } } }
    )
    $wrong = foreach ($command in $commands) { foreach ($object in $foreign) { $command + $object } }
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $application = '00001111-aaaa-2222-bbbb-3333cccc4444'
    $credential = [pscredential]::new($application, (ConvertTo-Secure 'the client secret'))
    $connection = Get-SandboxContext
    $issued = New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application
    $registered = New-PartnerMfaApplication 'Contoso jobs' -Environment Sandbox -Confirm:$false
    $curl = "curl https://api.sandbox.example/v1/profiles/organization -H 'Authorization: Bearer $($connection.GetAccessToken().Reveal())'"
    $capture = $curl | Import-PartnerMfaCapture -Environment Sandbox -AllHosts

    # What jobs, remoting and CLIXML leave of an object.
    function Copy-Serialized {
        param([Parameter(ValueFromPipeline)] $InputObject)
        process { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($InputObject)) }
    }
}

Describe 'A pipeline' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'leads from <From> to <To>' -ForEach @(
        @{ From = 'a new refresh token'; To = 'a connection'; Script = { $issued | Connect-PartnerMfa -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a new refresh token'; To = 'a connection whose environment is named'; Script = { $issued | Connect-PartnerMfa -Environment Sandbox -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a new refresh token'; To = 'a connection whose account is named'; Script = { $issued | Connect-PartnerMfa -UserPrincipalName mfa -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a new refresh token'; To = 'a connection whose app is named'; Script = { $issued | Connect-PartnerMfa -ApplicationId $application -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a new refresh token'; To = 'a connection whose tenant is named'; Script = { $issued | Connect-PartnerMfa -TenantId sandbox.example -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a new refresh token'; To = 'a connection of a web app'; Script = { $issued | Connect-PartnerMfa -Credential $credential -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a refresh token of a job'; To = 'a connection'; Script = { $issued | Copy-Serialized | Connect-PartnerMfa -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a refresh token of a job'; To = 'a connection of a web app'; Script = { $issued | Copy-Serialized | Connect-PartnerMfa -Credential $credential -PassThru }; Answer = 'RefreshToken' }
        @{ From = 'a row with a refresh token'; To = 'a connection'; Answer = 'RefreshToken'
            Script = { [pscustomobject] @{ RefreshToken = $issued.RefreshToken; ApplicationId = $application; Environment = 'Sandbox' } | Connect-PartnerMfa -PassThru }
        }
        @{ From = 'a row with an access token'; To = 'a connection'; Answer = 'AccessToken'
            Script = { [pscustomobject] @{ AccessToken = $connection.GetAccessToken(); Environment = 'Sandbox' } | Connect-PartnerMfa -PassThru }
        }
        @{ From = 'an app registration'; To = 'a refresh token'; Script = { $registered | New-PartnerMfaRefreshToken }; Answer = 'Yes' }
        @{ From = 'an account'; To = 'a test that waits'; Script = { 'mfa@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox -WaitMinutes 1 }; Answer = 'Yes' }
        @{ From = 'a row with an account'; To = 'a test that waits'; Answer = 'Yes'
            Script = { [pscustomobject] @{ UserPrincipalName = 'mfa@sandbox.example'; Environment = 'Sandbox' } | Test-PartnerCenterMfa -WaitMinutes 1 }
        }
        @{ From = 'a row with an account'; To = 'a test with a limit of tokens at once'; Answer = 'Yes'
            Script = { [pscustomobject] @{ Account = 'mfa@sandbox.example' } | Test-PartnerCenterMfa -Environment Sandbox -ThrottleLimit 2 }
        }
        @{ From = 'a connection'; To = 'a test that waits'; Script = { Connect-PartnerMfa -Environment Sandbox -PassThru | Test-PartnerCenterMfa -WaitMinutes 1 }; Answer = 'Yes' }
        @{ From = 'a connection'; To = 'a test of its token in a named environment'; Script = { $connection | Test-PartnerMfaToken -Environment Sandbox }; Answer = 'Yes' }
        @{ From = 'a connection'; To = 'a test in a named environment'; Script = { $connection | Test-PartnerCenterMfa -Environment Sandbox }; Answer = 'Yes' }
        @{ From = 'a connection'; To = 'a test for a named account'; Script = { $connection | Test-PartnerCenterMfa -UserPrincipalName mfa@sandbox.example }; Answer = 'Yes' }
        @{ From = 'a connection'; To = 'a test for another account'; Script = { $connection | Test-PartnerCenterMfa -UserPrincipalName other@sandbox.example }; Answer = 'Unknown' }
        @{ From = 'a connection'; To = 'its setup in a named environment'; Script = { $connection | Test-PartnerMfaSetup -Environment Sandbox | Select-Object -First 1 }; Answer = 'Yes' }
        @{ From = 'a connection'; To = 'usage in a named environment'; Script = { $connection | Get-PartnerMfaUsage -Environment Sandbox | Select-Object -First 1 }; Answer = 'No' }
        @{ From = 'a captured call'; To = 'usage'; Script = { $capture | Get-PartnerMfaUsage | Select-Object -First 1 }; Answer = 'No' }
        @{ From = 'a captured call'; To = 'a test in a named environment'; Script = { $capture | Test-PartnerCenterMfa -Environment Sandbox }; Answer = 'Yes' }
        @{ From = 'a result'; To = 'the setup of its account'; Script = { $connection | Test-PartnerMfaToken | Test-PartnerMfaSetup | Select-Object -First 1 }; Answer = 'Yes' }
    ) {
        $out = & $Script 3>$null

        @($out).Count | Should -Be 1
        $(if ($out.PSObject.Properties['SignInMethod']) { $out.SignInMethod } else { $out.Result }) | Should -BeExactly $Answer
    }

    It 'leads from a connection to its end, and to no other' {
        Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example 3>$null 6>$null
        $kept = Get-PartnerMfaContext

        $connection | Disconnect-PartnerMfa
        Get-PartnerMfaContext | ForEach-Object Account | Should -BeExactly 'password@sandbox.example'
        $kept | Disconnect-PartnerMfa
        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'leads from an app registration to its removal in its own environment' {
        $app = New-PartnerMfaApplication 'Contoso test' -Environment Sandbox -Confirm:$false

        ($app | New-PartnerMfaApplication -Remove -Confirm:$false).Environment | Should -BeExactly 'Sandbox'
    }

    It 'leads from names of files to <To>' -ForEach @(
        @{ To = 'copies that can be shared'; Script = { 'a.har' | Protect-PartnerMfaCapture | ForEach-Object Name }; Told = 'a.scrubbed.har' }
        @{ To = 'the signatures of reports'; Script = { 'r.json' | Test-PartnerMfaReport | ForEach-Object Status }; Told = 'NotSigned' }
        @{ To = 'a comparison'; Script = { 'r.json' | Compare-PartnerMfaReport r.json -IncludeEqual | ForEach-Object Change }; Told = 'Same' }
    ) {
        Push-Location $TestDrive
        try {
            Set-Content a.har $curl
            $connection | Test-PartnerMfaToken | Export-PartnerMfaReport r.json -Force

            & $Script | Should -BeExactly $Told
        }
        finally {
            Pop-Location
        }
    }

    It 'goes on after an account that fails, whether it waits or not: <With>' -ForEach @(@{ With = @{} }, @{ With = @{ WaitMinutes = 1 } }) {
        $out = 'blocked@sandbox.example', 'mfa@sandbox.example' | Test-PartnerCenterMfa -Environment Sandbox @With -ErrorAction Continue 2>&1

        $out[0].FullyQualifiedErrorId, $out[0].TargetObject | Should -BeExactly @('ConditionalAccessBlocked,PartnerMfa.Commands.TestPartnerCenterMfaCommand', 'blocked@sandbox.example')
        $out[1].Account, $out[1].Result | Should -BeExactly @('mfa@sandbox.example', 'Yes')
    }
}

Describe 'What was not meant' {
    BeforeEach {
        Disconnect-PartnerMfa
        Connect-PartnerMfa -Environment Sandbox 6>$null
    }

    It 'is named by <Name> <With.Keys>: <What>' -ForEach $wrong {
        $failure = Get-Failure { & $Make | & $Name @With -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*' -Because 'the words of the binder do not say what came'
        $failure.Exception.Message | Should -BeLike "*There is no * in *$Type*. *"
    }

    It 'never passes for an answer about the connection: <What>' -ForEach @(
        @{ What = 'a refresh token'; Script = { $issued | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*PartnerMfaRefreshToken. Sign in with it first: ... | Connect-PartnerMfa -PassThru' }
        @{ What = 'a refresh token of a job'; Script = { $issued | Copy-Serialized | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*PartnerMfaRefreshToken, which came from a job or a file. Sign in*' }
        @{ What = 'a connection of a job'; Script = { $connection | Copy-Serialized | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*After a job or a file, it has no token any more*' }
        @{ What = 'a captured call of a job'; Script = { $capture | Copy-Serialized | Get-PartnerMfaUsage -ErrorAction Stop }; Words = '*After a job or a file, it has no token any more*' }
        @{ What = 'an app registration'; Script = { $registered | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*Sign in with the app first: Connect-PartnerMfa -ApplicationId <application ID>' }
        @{ What = 'usage of no account'; Script = { $connection | Get-PartnerMfaUsage | Select-Object -First 1 | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*no account in an object of the type PartnerMfaUsage*' }
        @{ What = 'a row without a value'; Script = { [pscustomobject] @{ UserPrincipalName = ''; Environment = 'Sandbox' } | Test-PartnerCenterMfa -ErrorAction Stop }; Words = '*no token and no account in this object*' }
        @{ What = 'the owner of a file'; Script = { Get-Item $PSCommandPath | Test-PartnerMfaSetup -Environment Sandbox -ErrorAction Stop }; Words = '*no account in an object of the type FileInfo*' }
        @{ What = 'the object ID of an app'; Script = { $registered | Test-PartnerMfaSetup -ErrorAction Stop }; Words = '*no account in an object of the type PartnerMfaApplication*' }
        @{ What = 'a token as an account'; Script = { $connection.GetAccessToken().Reveal() | Test-PartnerMfaSetup -Environment Sandbox -ErrorAction Stop }; Words = '*no account in a text that may be a secret*' }
        @{ What = 'the partner''s own tenant as a customer'; Script = { $connection | Test-PartnerMfaCustomer -Environment Sandbox -ErrorAction Stop }; Words = '*no customer in an object of the type PartnerMfaContext*' }
        @{ What = 'a secret as a customer'; Script = { ConvertTo-Secure 'x' | Test-PartnerMfaCustomer -Environment Sandbox -ErrorAction Stop }; Words = '*no customer in an object of the type SecureString*' }
    ) {
        $failure = Get-Failure $Script

        $failure.FullyQualifiedErrorId | Should -Match '^(ParameterArgumentTransformationError|AccountMissing),'
        $failure.Exception.Message | Should -BeLike $Words
        $failure | Out-String | Should -Not -Match 'eyJ|0\.Asandbox'
    }

    It 'is refused when another environment is named than that of the connection, by <_>' -ForEach 'Test-PartnerCenterMfa', 'Test-PartnerMfaToken', 'Test-PartnerMfaSetup', 'Get-PartnerMfaUsage' {
        $failure = Get-Failure { $connection | & $_ -Environment China -ErrorAction Stop }

        Assert-Failure $failure -Id "EnvironmentInvalid,PartnerMfa.Commands.$($_ -replace '-')Command" -Category InvalidArgument -Target 'China' -Remedy 'Leave out the environment, or connect there first: Connect-PartnerMfa -Environment China*'
    }

    It 'cannot be waited for: <What>' -ForEach @(
        @{ What = 'a token'; Script = { $connection.GetAccessToken() | Test-PartnerCenterMfa -Environment Sandbox -WaitMinutes 1 -ErrorAction Stop } }
        @{ What = 'a captured call'; Script = { $capture | Test-PartnerCenterMfa -WaitMinutes 1 -ErrorAction Stop } }
        @{ What = 'a connection of another runspace'; Script = { $connection | Test-PartnerCenterMfa -WaitMinutes 1 -ErrorAction Stop } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly 'TokenNotRenewable,PartnerMfa.Commands.TestPartnerCenterMfaCommand'
    }

    It 'is not registered as a new app' {
        $failure = Get-Failure { [pscustomobject] @{ TenantId = 'sandbox.example'; Environment = 'Sandbox' } | New-PartnerMfaApplication -ErrorAction Stop }

        Assert-Failure $failure -Id 'ApplicationIdInvalid,PartnerMfa.Commands.NewPartnerMfaApplicationCommand' -Category InvalidArgument -Target 'input 1' -Remedy '*a property ApplicationId*'
    }

    It 'does not open a browser for a row without a token' {
        $failure = Get-Failure { [pscustomobject] @{ RefreshToken = $null; AccessToken = ' '; Environment = 'Sandbox' } | Connect-PartnerMfa -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeIn @('TokenMalformed,PartnerMfa.Commands.ConnectPartnerMfaCommand', 'AccountMissing,PartnerMfa.Commands.ConnectPartnerMfaCommand')
    }
}
