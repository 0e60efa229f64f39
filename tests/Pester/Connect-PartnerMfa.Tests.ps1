BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"

    $application = '00001111-aaaa-2222-bbbb-3333cccc4444'
    $tenant = '5a9db0c5-0000-4000-8000-000000000001'
    $command = 'PartnerMfa.Commands.ConnectPartnerMfaCommand'
}

Describe 'Connect-PartnerMfa' {
    BeforeEach { Disconnect-PartnerMfa }

    Context 'the sign-in' {
        It 'in the browser is the default' {
            $context = Connect-PartnerMfa -Environment Sandbox -PassThru

            $context | Should -BeOfType PartnerMfa.PartnerMfaContext
            $context.SignInMethod | Should -BeExactly 'Browser'
            $context.Account | Should -BeExactly 'mfa@sandbox.example'
            $context.Environment | Should -BeExactly 'Sandbox'
            $context.TenantId | Should -BeExactly $tenant
            $context.ApplicationId | Should -BeExactly '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
            $context.Scopes | Should -BeExactly 'user_impersonation'
            $context.AuthenticationMethods | Should -BeExactly @('pwd', 'mfa')
            $context.ExpiresOn.Kind | Should -Be 'Utc'
            $context.Result, $context.Reason | Should -BeExactly @('Yes', 'MfaClaimPresent')
        }

        It 'uses the app, the tenant and the account that are named' {
            $context = Connect-PartnerMfa -Environment Sandbox -ApplicationId $application -TenantId sandbox.example -PassThru `
                -UserPrincipalName password@sandbox.example 3>$null

            $context.ApplicationId | Should -BeExactly $application
            $context.Account | Should -BeExactly 'password@sandbox.example'
            $context.Result | Should -BeExactly 'No'
        }

        It 'by device code tells address and code on the warning stream, the one that every host shows' {
            $context = Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -UserPrincipalName unconfirmed@sandbox.example `
                -PassThru -WarningAction SilentlyContinue -WarningVariable warnings

            $context.SignInMethod, $context.Account | Should -BeExactly @('DeviceCode', 'unconfirmed@sandbox.example')
            "$warnings" | Should -BeLike 'To sign in, open https://login.sandbox.example/device on any device and enter the code SANDBOX42.*'
        }

        It 'by device code may be asked for as -<_>' -ForEach 'UseDeviceCode', 'DeviceCode', 'DeviceAuth', 'Device' {
            $named = @{ $_ = $true }
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox @named -TenantId 'no tenant' }

            $failure.TargetObject | Should -BeExactly 'no tenant' -Because 'it bound, and then found the tenant bad'
        }

        It 'by refresh token of a public client needs nobody' {
            $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxRefreshToken) -ApplicationId $application -PassThru

            $context.SignInMethod, $context.Account | Should -BeExactly @('RefreshToken', 'mfa@sandbox.example')
            $context.ApplicationId | Should -BeExactly $application
        }

        It 'by refresh token of a confidential client takes app and secret as a credential' {
            $credential = [pscredential]::new($application, (ConvertTo-Secure 'the client secret'))
            $refreshToken = ConvertTo-Secure (Get-SandboxRefreshToken)

            $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken $refreshToken -Credential $credential -TenantId $tenant -PassThru

            $context.SignInMethod, $context.ApplicationId | Should -BeExactly @('RefreshToken', $application)
        }

        It 'with a token takes <Form>' -ForEach @(
            @{ Form = 'text'; Give = { Connect-PartnerMfa -Environment Sandbox -AccessToken $args[0] -PassThru } }
            @{ Form = 'its alias'; Give = { Connect-PartnerMfa -Environment Sandbox -Token $args[0] -PassThru } }
            @{ Form = 'a SecureString'; Give = { Connect-PartnerMfa -Environment Sandbox -AccessToken (ConvertTo-Secure $args[0]) -PassThru } }
            @{ Form = 'the pipeline'; Give = { $args[0] | Connect-PartnerMfa -Environment Sandbox -PassThru } }
            @{ Form = 'a property'; Give = { [pscustomobject]@{ AccessToken = $args[0] } | Connect-PartnerMfa -Environment Sandbox -PassThru } }
            @{ Form = 'the secret of a context'; Give = { (Get-SandboxContext).GetAccessToken() | Connect-PartnerMfa -Environment Sandbox -PassThru } }
        ) {
            $context = & $Give (Get-SandboxToken)

            $context.SignInMethod, $context.Account | Should -BeExactly @('AccessToken', 'mfa@sandbox.example')
        }
    }

    Context 'what it says' {
        It 'is one line on the information stream, and no output' {
            $output = Connect-PartnerMfa -Environment Sandbox -InformationVariable told 6>$null

            $output | Should -BeNullOrEmpty
            "$told" | Should -BeExactly 'Connected to Sandbox as mfa@sandbox.example. MFA: Yes (MfaClaimPresent).'
        }

        It 'is a warning too when the token is not good enough' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example -WarningVariable warnings 3>$null 6>$null

            "$warnings" | Should -BeLike 'The user signed in without MFA*Sign in with MFA: Connect-PartnerMfa -Environment Sandbox*'
        }

        It 'is no warning when the token is good enough' {
            Connect-PartnerMfa -Environment Sandbox -WarningVariable warnings 6>$null

            $warnings | Should -BeNullOrEmpty
        }
    }

    Context 'the environment' {
        It 'may have the name <_> of older tools' -ForEach 'sandbox', ' Sandbox ' {
            (Connect-PartnerMfa -Environment $_ -PassThru).Environment | Should -BeExactly 'Sandbox'
        }

        It 'may be called -<_>' -ForEach 'EnvironmentName', 'Cloud' {
            $named = @{ $_ = 'Sandbox' }
            (Connect-PartnerMfa @named -PassThru).Environment | Should -BeExactly 'Sandbox'
        }

        It 'is understood by the name <Name>' -ForEach @(
            @{ Name = 'AzureCloud' }, @{ Name = 'AzureUSGovernment' }, @{ Name = 'AzureChinaCloud' }, @{ Name = 'Global' }
        ) {
            # A token of the sandbox is not for there: no more is asked here than that the name is known.
            Connect-PartnerMfa -Environment $Name -AccessToken (Get-SandboxToken) -PassThru 3>$null |
                ForEach-Object Reason | Should -BeExactly 'WrongAudience'
        }

        It 'named <Name> is refused: <Words>' -ForEach @(
            @{ Name = 'Germany'; Words = '*Microsoft closed its German cloud*Global*' }
            @{ Name = 'AzureGermanCloud'; Words = '*Microsoft closed its German cloud*Global*' }
            @{ Name = 'Mars'; Words = "*There is no environment named 'Mars'*Global, USGovernment, China, Sandbox*" }
        ) {
            $failure = Get-Failure { Connect-PartnerMfa -Environment $Name }

            $failure.FullyQualifiedErrorId | Should -BeExactly "ParameterArgumentTransformationError,$command"
            $failure.Exception.Message | Should -BeLike $Words
        }
    }

    Context 'completion' {
        BeforeAll {
            function Get-Completion {
                param([string] $Line)
                (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
            }
        }

        It 'offers the environments' {
            (Get-Completion 'Connect-PartnerMfa -Environment ').CompletionText | Should -BeExactly @('Global', 'USGovernment', 'China', 'Sandbox')
        }

        It 'offers the environments that begin so, with their address' {
            $match = Get-Completion 'Connect-PartnerMfa -Environment us'

            $match.CompletionText, $match.ToolTip | Should -BeExactly @('USGovernment', 'api.partnercenter.microsoft.com')
        }

        It 'offers the sandbox''s accounts, with what they show' {
            $accounts = Get-Completion 'Connect-PartnerMfa -Environment Sandbox -UserPrincipalName '

            $accounts.CompletionText | Should -Contain 'mfa@sandbox.example'
            $accounts.CompletionText | Should -Contain 'throttled@sandbox.example'
            $accounts.Count | Should -BeGreaterThan 25
            $accounts[0].ToolTip | Should -BeExactly 'Yes: signed in with MFA, confirmed by the service'
        }

        It 'offers the accounts that begin so' {
            (Get-Completion 'Connect-PartnerMfa -Environment Sandbox -UserPrincipalName ngc').CompletionText |
                Should -BeExactly @('ngcmfa@sandbox.example')
        }

        It 'offers the accounts when -Environment has its alias, too' {
            (Get-Completion 'Connect-PartnerMfa -Cloud Sandbox -LoginHint ngc').CompletionText | Should -BeExactly @('ngcmfa@sandbox.example')
        }

        It 'offers no accounts of a real environment' {
            (Get-Completion 'Connect-PartnerMfa -Environment Global -UserPrincipalName m').CompletionText |
                Should -Not -Contain 'mfa@sandbox.example'
        }
    }

    Context 'failures' {
        It 'are <Id> for the account <Account>' -ForEach @(
            @{ Account = 'guest'; Id = 'AccountNotInTenant'; Code = 'AADSTS50020'; Remedy = '*member account*' }
            @{ Account = 'blocked'; Id = 'ConditionalAccessBlocked'; Code = 'AADSTS53003'; Remedy = '*sign-in log*' }
            @{ Account = 'register'; Id = 'MfaRegistrationRequired'; Code = 'AADSTS50079'; Remedy = '*https://aka.ms/mfasetup*' }
            @{ Account = 'stale'; Id = 'MfaInteractionRequired'; Code = 'AADSTS50078'; Remedy = '*Connect-PartnerMfa -Environment Sandbox*' }
            @{ Account = 'nobody'; Id = 'AccountNotInTenant'; Code = 'AADSTS50034'; Remedy = '*member account*' }
        ) {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" }

            Assert-Failure $failure -Id "$Id,$command" -Category AuthenticationError -Target "$Account@sandbox.example" -Remedy $Remedy
            $failure.Exception.AadstsCode | Should -BeExactly $Code
            $failure.Exception.CorrelationId | Should -Match '^[0-9a-f-]{36}$'
            $failure.Exception.TraceId | Should -Match '^[0-9a-f-]{36}$'
            $failure.Exception.InnerException | Should -BeNullOrEmpty -Because 'MSAL''s exceptions can hold requests'
        }

        It 'are <Id> for <What>' -ForEach @(
            @{ What = 'an app id that is no GUID'; Id = 'ApplicationIdInvalid'; Target = 'my app'; Remedy = '*Application (client) ID*'
                Script = { Connect-PartnerMfa -Environment Sandbox -ApplicationId 'my app' }
            }
            @{ What = 'a tenant that is none'; Id = 'TenantInvalid'; Target = 'a/b'; Remedy = '*contoso.onmicrosoft.com*'
                Script = { Connect-PartnerMfa -Environment Sandbox -TenantId 'a/b' }
            }
            @{ What = 'an empty refresh token'; Id = 'RefreshTokenInvalid'; Target = 'RefreshToken'; Remedy = '*refresh token*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken ' ' }
            }
            @{ What = 'an access token for a refresh token'; Id = 'RefreshTokenInvalid'; Target = 'RefreshToken'; Remedy = '*refresh token*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxToken) }
            }
            @{ What = 'a refresh token that is refused'; Id = 'RefreshTokenInvalid'; Target = 'sandbox.example'; Remedy = '*sign in again*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken '0.AAAA-unknown' -TenantId sandbox.example }
            }
        ) {
            Assert-Failure (Get-Failure $Script) -Id "$Id,$command" -Category InvalidArgument -Target $Target -Remedy $Remedy
        }

        It 'are TokenMalformed for a token that is none' {
            Assert-Failure (Get-Failure { Connect-PartnerMfa -Environment Sandbox -AccessToken 'opaque' }) -Category InvalidData `
                -Id "TokenMalformed,$command" -Target 'AccessToken' -Remedy '*access token*'
        }

        It 'are SignInTimedOut when nobody signs in in time' {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -DeviceCode -TimeoutSeconds 1 3>$null }

            Assert-Failure $failure -Id "SignInTimedOut,$command" -Category OperationTimeout -Target 'DeviceCode' -Remedy '*sign in while it lasts*'
        }

        It 'leave the connection as it was' {
            Connect-PartnerMfa -Environment Sandbox 6>$null

            Get-Failure { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName blocked@sandbox.example } |
                ForEach-Object FullyQualifiedErrorId | Should -BeExactly "ConditionalAccessBlocked,$command"
            (Get-PartnerMfaContext).Account | Should -BeExactly 'mfa@sandbox.example'
        }

        It 'are BrowserUnavailable at once where nobody is: <Where>' -ForEach @(
            @{ Where = 'pwsh -NonInteractive'; Switch = '-NoProfile', '-NonInteractive'; Variable = @{}; Why = 'this session is not interactive' }
            @{ Where = 'closed standard input'; Switch = , '-NoProfile'; Variable = @{}; Why = 'standard input is redirected' }
            @{ Where = 'Azure Automation'; Switch = , '-NoProfile'; Variable = @{ AZUREPS_HOST_ENVIRONMENT = 'AzureAutomation' }; Why = 'this is an Azure Automation job' }
        ) {
            $child = Invoke-ChildPowerShell -Switch $Switch -Variable $Variable -Script @"
Import-Module '$ModulePath'
`$watch = [Diagnostics.Stopwatch]::StartNew()
try { Connect-PartnerMfa } catch { `$failure = `$_ }
@{ Id = `$failure.FullyQualifiedErrorId; Category = "`$(`$failure.CategoryInfo.Category)"; Message = `$failure.Exception.Message
   Target = `$failure.TargetObject; Remedy = `$failure.ErrorDetails.RecommendedAction; Seconds = `$watch.Elapsed.TotalSeconds } | ConvertTo-Json
"@
            $told = $child.Output | ConvertFrom-Json

            $told.Id, $told.Category, $told.Target | Should -BeExactly @("BrowserUnavailable,$command", 'NotInstalled', 'Browser')
            $told.Message | Should -BeLike "*$Why*"
            $told.Remedy | Should -BeLike '*-UseDeviceAuthentication*-RefreshToken*'
            $told.Seconds | Should -BeLessThan 2
        }
    }

    Context 'binding' {
        It 'refuses <What>' -ForEach @(
            @{ What = 'a token and a refresh token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -AccessToken 'a' -RefreshToken 'b' } }
            @{ What = 'a device code and a token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -UseDeviceAuthentication -AccessToken 'a' } }
            @{ What = 'a number for a token'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-PartnerMfa -AccessToken 42 } }
            @{ What = 'a number for a refresh token'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-PartnerMfa -RefreshToken 42 } }
            @{ What = 'no time at all'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -Environment Sandbox -TimeoutSeconds 0 } }
            @{ What = 'an empty tenant'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -Environment Sandbox -TenantId '' } }
        ) {
            (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
        }
    }

    Context 'Stop' {
        It 'ends a wait for a device code within two seconds, and nothing goes on behind it' {
            $session = [powershell]::Create()
            try {
                $session.AddCommand('Import-Module').AddArgument($ModulePath).Invoke()
                $session.Commands.Clear()
                $session.AddScript('Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication').BeginInvoke() | Out-Null
                Wait-Until { $session.Streams.Warning.Count }
                $timers = [Threading.Timer]::ActiveCount

                $watch = [Diagnostics.Stopwatch]::StartNew()
                $session.Stop()
                $elapsed = $watch.Elapsed.TotalSeconds

                $elapsed | Should -BeLessThan 2
                $session.InvocationStateInfo.State | Should -Be 'Stopped'
                [Threading.Timer]::ActiveCount | Should -BeLessThan $timers -Because 'the wait for the next poll was cancelled and joined'
                $session.Streams.Error | Should -BeNullOrEmpty -Because 'a stop is no failure'

                $session.Commands.Clear()
                $session.AddScript('Get-PartnerMfaContext').Invoke() | Should -BeNullOrEmpty
            }
            finally {
                $session.Dispose()
            }
        }

        It 'by -WarningAction Stop ends the sign-in' {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -WarningAction Stop }

            $failure.FullyQualifiedErrorId | Should -BeExactly "ActionPreferenceStop,$command"
            Get-PartnerMfaContext | Should -BeNullOrEmpty
        }
    }
}
