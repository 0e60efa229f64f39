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

    Context 'when it signs in' {
        It 'uses the browser by default' {
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

        It 'uses the app, tenant and account that are given' {
            $context = Connect-PartnerMfa -Environment Sandbox -ApplicationId $application -TenantId sandbox.example -PassThru `
                -UserPrincipalName password@sandbox.example 3>$null

            $context.ApplicationId | Should -BeExactly $application
            $context.Account | Should -BeExactly 'password@sandbox.example'
            $context.Result | Should -BeExactly 'No'
        }

        It 'shows a device code and its address on the warning stream, which every host shows' {
            $context = Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -UserPrincipalName unconfirmed@sandbox.example `
                -PassThru -WarningAction SilentlyContinue -WarningVariable warnings

            $context.SignInMethod, $context.Account | Should -BeExactly @('DeviceCode', 'unconfirmed@sandbox.example')
            "$warnings" | Should -BeLike 'To sign in, open https://login.sandbox.example/device on any device and enter the code SANDBOX42.*'
        }

        It 'uses a device code with -<_>' -ForEach 'UseDeviceCode', 'DeviceCode', 'DeviceAuth', 'Device' {
            $named = @{ $_ = $true }
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox @named -TenantId 'no tenant' }

            $failure.TargetObject | Should -BeExactly 'no tenant' -Because 'the parameter bound, and only the tenant is invalid'
        }

        It 'redeems the refresh token of a public client without a user' {
            $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxRefreshToken) -ApplicationId $application -PassThru

            $context.SignInMethod, $context.Account | Should -BeExactly @('RefreshToken', 'mfa@sandbox.example')
            $context.ApplicationId | Should -BeExactly $application
        }

        It 'takes app and secret as a credential for the refresh token of a confidential client' {
            $credential = [pscredential]::new($application, (ConvertTo-Secure 'the client secret'))
            $refreshToken = ConvertTo-Secure (Get-SandboxRefreshToken)

            $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken $refreshToken -Credential $credential -TenantId $tenant -PassThru

            $context.SignInMethod, $context.ApplicationId | Should -BeExactly @('RefreshToken', $application)
        }

        It 'takes an access token as <Form>' -ForEach @(
            @{ Form = 'text'; Give = { Connect-PartnerMfa -Environment Sandbox -AccessToken $args[0] -PassThru } }
            @{ Form = '-Token'; Give = { Connect-PartnerMfa -Environment Sandbox -Token $args[0] -PassThru } }
            @{ Form = 'a SecureString'; Give = { Connect-PartnerMfa -Environment Sandbox -AccessToken (ConvertTo-Secure $args[0]) -PassThru } }
            @{ Form = 'pipeline input'; Give = { $args[0] | Connect-PartnerMfa -Environment Sandbox -PassThru } }
            @{ Form = 'a property of pipeline input'; Give = { [pscustomobject]@{ AccessToken = $args[0] } | Connect-PartnerMfa -Environment Sandbox -PassThru } }
            @{ Form = 'the secret of a context'; Give = { (Get-SandboxContext).GetAccessToken() | Connect-PartnerMfa -Environment Sandbox -PassThru } }
        ) {
            $context = & $Give (Get-SandboxToken)

            $context.SignInMethod, $context.Account | Should -BeExactly @('AccessToken', 'mfa@sandbox.example')
        }
    }

    Context 'when it has connected' {
        It 'writes one line to the information stream and nothing to the output' {
            $output = Connect-PartnerMfa -Environment Sandbox -InformationVariable told 6>$null

            $output | Should -BeNullOrEmpty
            "$told" | Should -BeExactly 'Connected to Sandbox as mfa@sandbox.example. MFA: Yes (MfaClaimPresent).'
        }

        It 'warns when the token does not meet the requirement' {
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example -WarningVariable warnings 3>$null 6>$null

            "$warnings" | Should -BeLike 'The user signed in without MFA*sign in again with MFA: Connect-PartnerMfa -Environment Sandbox*'
        }

        It 'does not warn when the token meets the requirement' {
            Connect-PartnerMfa -Environment Sandbox -WarningVariable warnings 6>$null

            $warnings | Should -BeNullOrEmpty
        }
    }

    Context 'when an environment is named' {
        It 'ignores case and spaces in the name "<_>"' -ForEach 'sandbox', ' Sandbox ' {
            (Connect-PartnerMfa -Environment $_ -PassThru).Environment | Should -BeExactly 'Sandbox'
        }

        It 'takes -<_> for -Environment' -ForEach 'EnvironmentName', 'Cloud' {
            $named = @{ $_ = 'Sandbox' }
            (Connect-PartnerMfa @named -PassThru).Environment | Should -BeExactly 'Sandbox'
        }

        It 'knows the name <Name>' -ForEach @(
            @{ Name = 'AzureCloud' }, @{ Name = 'AzureUSGovernment' }, @{ Name = 'AzureChinaCloud' }, @{ Name = 'Global' }
        ) {
            # The sandbox's token is for another service; the answer shows that the name is known.
            Connect-PartnerMfa -Environment $Name -AccessToken (Get-SandboxToken) -PassThru 3>$null |
                ForEach-Object Reason | Should -BeExactly 'WrongAudience'
        }

        It 'refuses the name <Name> with <Words>' -ForEach @(
            @{ Name = 'Germany'; Words = '*Microsoft closed its German cloud*Global*' }
            @{ Name = 'AzureGermanCloud'; Words = '*Microsoft closed its German cloud*Global*' }
            @{ Name = 'Bleu'; Words = '*French national cloud Bleu*no Partner Center is known there*Global, USGovernment and China*' }
            @{ Name = 'DelosCloud'; Words = '*German national cloud Delos*no Partner Center is known there*' }
            @{ Name = 'GovSG'; Words = '*Singaporean government cloud GovSG*no Partner Center is known there*' }
            @{ Name = 'Mars'; Words = "*There is no environment named 'Mars'*Global, USGovernment, China, Sandbox*" }
        ) {
            $failure = Get-Failure { Connect-PartnerMfa -Environment $Name }

            $failure.FullyQualifiedErrorId | Should -BeExactly "ParameterArgumentTransformationError,$command"
            $failure.Exception.Message | Should -BeLike $Words
        }
    }

    Context 'when Tab completes its parameters' {
        BeforeAll {
            function Get-Completion {
                param([string] $Line)
                (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
            }
        }

        It 'offers the environments' {
            (Get-Completion 'Connect-PartnerMfa -Environment ').CompletionText | Should -BeExactly @('Global', 'USGovernment', 'China', 'Sandbox')
        }

        It 'offers the environments that begin with the typed text, with their addresses' {
            $match = Get-Completion 'Connect-PartnerMfa -Environment us'

            $match.CompletionText, $match.ToolTip | Should -BeExactly @('USGovernment', 'api.partnercenter.microsoft.com')
        }

        It 'offers the accounts of the sandbox, with what each one shows' {
            $accounts = Get-Completion 'Connect-PartnerMfa -Environment Sandbox -UserPrincipalName '

            $accounts.CompletionText | Should -BeExactly @('mfa', 'password', 'enforced', 'ngcmfa', 'app-only', 'blocked', 'excluded', 'no-role' | ForEach-Object { "$_@sandbox.example" }) -Because 'a few likely ones are enough to begin with'
            $accounts[0].ToolTip | Should -BeExactly 'Yes: signed in with MFA, confirmed by the service'
        }

        It 'offers every account with the typed prefix' {
            (Get-Completion 'Connect-PartnerMfa -Environment Sandbox -UserPrincipalName thr').CompletionText | Should -BeExactly @('throttled@sandbox.example')
        }

        It 'offers the application IDs of the sign-ins so far' {
            Connect-PartnerMfa -Environment Sandbox -ApplicationId $application 6>$null

            (Get-Completion 'New-PartnerMfaRefreshToken -ApplicationId ').CompletionText | Should -Contain $application
            (Get-Completion 'Connect-PartnerMfa -ApplicationId ffff').CompletionText | Should -Not -Contain $application
        }

        It 'offers the applications of usage, with their names' {
            $usage = Get-PartnerMfaUsage -Environment Sandbox | Where-Object ApplicationName | Select-Object -First 1
            $match = Get-Completion "Get-PartnerMfaUsage -ApplicationId $($usage.ApplicationId)"

            $match.CompletionText, $match.ToolTip | Should -BeExactly @($usage.ApplicationId, $usage.ApplicationName)
        }

        It 'offers the thumbprints of certificates with a private key, and says whose they are' {
            if (-not $IsLinux) { Set-ItResult -Skipped -Because 'only on Linux can a test have a certificate store of its own' }
            $told = Invoke-ChildPowerShell -Variable @{ HOME = "$TestDrive" } -Script @"
Import-Module '$ModulePath'
. '$PSScriptRoot/Support/Certificates.ps1'
`$flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags]::PersistKeySet
`$bytes = (Get-TestCertificate).Export('Pkcs12')
`$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new(`$bytes, '', `$flags)
`$store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
`$store.Open('ReadWrite'); `$store.Add(`$certificate); `$store.Close()
`$line = 'Connect-PartnerMfa -CertificateThumbprint '
`$match = (TabExpansion2 `$line `$line.Length).CompletionMatches
(`$match.CompletionText -eq `$certificate.Thumbprint), `$match.ToolTip
"@
            $same, $toolTip = $told.Output -split '\r?\n' | Select-Object -First 2

            $same | Should -BeExactly 'True'
            $toolTip | Should -BeLike 'CN=PartnerMfa test, until ????-??-??'
        }

        It 'offers the accounts that begin with the typed text' {
            (Get-Completion 'Connect-PartnerMfa -Environment Sandbox -UserPrincipalName ngc').CompletionText |
                Should -BeExactly @('ngcmfa@sandbox.example')
        }

        It 'also offers the accounts after an alias of -Environment' {
            (Get-Completion 'Connect-PartnerMfa -Cloud Sandbox -LoginHint ngc').CompletionText | Should -BeExactly @('ngcmfa@sandbox.example')
        }

        It 'offers no accounts of a real environment' {
            (Get-Completion 'Connect-PartnerMfa -Environment Global -UserPrincipalName m').CompletionText |
                Should -Not -Contain 'mfa@sandbox.example'
        }
    }

    Context 'when it fails' {
        It 'reports <Id> for the account <Account>' -ForEach @(
            @{ Account = 'guest'; Id = 'AccountNotInTenant'; Code = 'AADSTS50020'; Remedy = '*member account*' }
            @{ Account = 'blocked'; Id = 'ConditionalAccessBlocked'; Code = 'AADSTS53003'; Remedy = '*sign-in log*' }
            @{ Account = 'register'; Id = 'MfaRegistrationRequired'; Code = 'AADSTS50079'; Remedy = '*https://aka.ms/mfasetup*' }
            @{ Account = 'stale'; Id = 'MfaInteractionRequired'; Code = 'AADSTS50078'; Remedy = '*Connect-PartnerMfa -Environment Sandbox*' }
            @{ Account = 'nobody'; Id = 'AccountNotInTenant'; Code = 'AADSTS50034'; Remedy = '*accounts that the message lists*' }
        ) {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" }

            Assert-Failure $failure -Id "$Id,$command" -Category AuthenticationError -Target "$Account@sandbox.example" -Remedy $Remedy
            $failure.Exception.AadstsCode | Should -BeExactly $Code
            $failure.Exception.CorrelationId | Should -Match '^[0-9a-f-]{36}$'
            $failure.Exception.TraceId | Should -Match '^[0-9a-f-]{36}$'
            $failure.Exception.InnerException | Should -BeNullOrEmpty -Because 'an exception of MSAL can contain a request'
        }

        It 'reports <Id> for <What>' -ForEach @(
            @{ What = 'an application ID that is not a GUID'; Id = 'ApplicationIdInvalid'; Target = 'my app'; Remedy = '*Application (client) ID*'
                Script = { Connect-PartnerMfa -Environment Sandbox -ApplicationId 'my app' }
            }
            @{ What = 'a tenant that cannot exist'; Id = 'TenantInvalid'; Target = 'a/b'; Remedy = '*contoso.onmicrosoft.com*'
                Script = { Connect-PartnerMfa -Environment Sandbox -TenantId 'a/b' }
            }
            @{ What = 'an empty refresh token'; Id = 'RefreshTokenInvalid'; Target = 'RefreshToken'; Remedy = '*refresh token*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken ' ' }
            }
            @{ What = 'an access token in place of a refresh token'; Id = 'RefreshTokenInvalid'; Target = 'RefreshToken'; Remedy = '*refresh token*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxToken) }
            }
            @{ What = 'a refused refresh token'; Id = 'RefreshTokenInvalid'; Target = 'sandbox.example'; Remedy = '*sign in again*'
                Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken '0.AAAA-unknown' -TenantId sandbox.example }
            }
        ) {
            Assert-Failure (Get-Failure $Script) -Id "$Id,$command" -Category InvalidArgument -Target $Target -Remedy $Remedy
        }

        It 'reports TokenMalformed for text that is not a token' {
            Assert-Failure (Get-Failure { Connect-PartnerMfa -Environment Sandbox -AccessToken 'opaque' }) -Category InvalidData `
                -Id "TokenMalformed,$command" -Target 'AccessToken' -Remedy '*access token*'
        }

        It 'reports SignInTimedOut when no one signs in within the time limit' {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -DeviceCode -TimeoutSeconds 1 3>$null }

            Assert-Failure $failure -Id "SignInTimedOut,$command" -Category OperationTimeout -Target 'DeviceCode' -Remedy '*sign in within that time*'
        }

        It 'keeps the previous connection' {
            Connect-PartnerMfa -Environment Sandbox 6>$null

            Get-Failure { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName blocked@sandbox.example } |
                ForEach-Object FullyQualifiedErrorId | Should -BeExactly "ConditionalAccessBlocked,$command"
            (Get-PartnerMfaContext).Account | Should -BeExactly 'mfa@sandbox.example'
        }

        It 'reports BrowserUnavailable at once where no user is present: <Where>' -ForEach @(
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

    Context 'when it binds parameters' {
        It 'refuses <What>' -ForEach @(
            @{ What = 'an access token together with a refresh token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -AccessToken 'a' -RefreshToken 'b' } }
            @{ What = 'a device code together with an access token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -UseDeviceAuthentication -AccessToken 'a' } }
            @{ What = 'a number as an access token'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-PartnerMfa -AccessToken 42 } }
            @{ What = 'a number as a refresh token'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-PartnerMfa -RefreshToken 42 } }
            @{ What = 'a time limit of zero'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -Environment Sandbox -TimeoutSeconds 0 } }
            @{ What = 'an empty tenant'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -Environment Sandbox -TenantId '' } }
        ) {
            (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
        }
    }

    Context 'when it is stopped' {
        It 'ends the wait for a device code within two seconds and leaves nothing running' {
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
                [Threading.Timer]::ActiveCount | Should -BeLessThan $timers -Because 'the wait for the next poll was canceled and joined'
                $session.Streams.Error | Should -BeNullOrEmpty -Because 'a stop is not a failure'

                $session.Commands.Clear()
                $session.AddScript('Get-PartnerMfaContext').Invoke() | Should -BeNullOrEmpty
            }
            finally {
                $session.Dispose()
            }
        }

        It 'ends the sign-in with -WarningAction Stop' {
            $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -WarningAction Stop }

            $failure.FullyQualifiedErrorId | Should -BeExactly "ActionPreferenceStop,$command"
            Get-PartnerMfaContext | Should -BeNullOrEmpty
        }
    }
}
