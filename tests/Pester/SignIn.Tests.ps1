# Sign-ins of Connect-PartnerMfa without a user, what it caches of the others, and what it does where no user is present.

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Certificates.ps1"

    $application = '00001111-aaaa-2222-bbbb-3333cccc4444'
    $tenant = '5a9db0c5-0000-4000-8000-000000000001'
    $command = 'PartnerMfa.Commands.ConnectPartnerMfaCommand'

    $certificate = Get-TestCertificate
    $publicPart = [Security.Cryptography.X509Certificates.X509Certificate2]::new($certificate.RawData)
    $pfx = Join-Path $TestDrive 'app.pfx'
    $pem = Join-Path $TestDrive 'app.pem'
    Export-TestCertificate $certificate $pfx -Password (ConvertTo-Secure 'the password')
    Export-TestCertificate $certificate $pem
    $password = ConvertTo-Secure 'the password'

    function Get-AppCredential {
        param([string] $Secret = 'the client secret')
        [pscredential]::new($application, (ConvertTo-Secure $Secret))
    }
}

Describe 'An app that signs in as itself' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'authenticates with <Proof>' -ForEach @(
        @{ Proof = 'an ID and a secret'; With = { @{ Credential = Get-AppCredential } } }
        @{ Proof = 'a certificate'; With = { @{ Certificate = $certificate; ApplicationId = $application } } }
        @{ Proof = 'a PFX file and its password'; With = { @{ CertificatePath = $pfx; CertificatePassword = $password; ClientId = $application } } }
        @{ Proof = 'a file on a PowerShell drive'; With = { @{ CertificatePath = 'TestDrive:/app.pfx'; CertificatePassword = $password; AppId = $application } } }
        @{ Proof = 'a PEM file'; With = { @{ CertificatePath = $pem; ApplicationId = $application } } }
        @{ Proof = 'a federated token'; With = { @{ FederatedToken = Get-SandboxToken; ApplicationId = $application } } }
        @{ Proof = 'a federated token as a SecureString'; With = { @{ ClientAssertion = ConvertTo-Secure (Get-SandboxToken); ApplicationId = $application } } }
        @{ Proof = 'the file of a federated token'; With = { Set-Content TestDrive:/federated (Get-SandboxToken); @{ FederatedTokenPath = 'TestDrive:/federated'; ApplicationId = $application } } }
    ) {
        $proof = & $With
        $context = Connect-PartnerMfa -Environment Sandbox -ServicePrincipal @proof -TenantId $tenant -PassThru -WarningVariable warnings

        $context.SignInMethod, $context.Environment, $context.TenantId | Should -BeExactly @('ServicePrincipal', 'Sandbox', $tenant)
        $context.ApplicationId | Should -Be $application
        $context.Account | Should -BeNullOrEmpty
        $context.Result, $context.Reason | Should -BeExactly @('NotApplicable', 'AppOnlyToken')
        $context.GetRefreshToken() | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty -Because 'nothing is wrong with it'
    }

    It 'authenticates with a certificate from the user''s store' {
        if (-not $IsLinux) { Set-ItResult -Skipped -Because 'only on Linux can a test have a certificate store of its own' }
        # A separate home folder gives the test its own certificate store.
        $told = Invoke-ChildPowerShell -Variable @{ HOME = "$TestDrive" } -Script @"
Import-Module '$ModulePath'
`$flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags]::PersistKeySet
`$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new('$pfx', 'the password', `$flags)
`$store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
`$store.Open('ReadWrite'); `$store.Add(`$certificate); `$store.Close()
`$typed = [char] 0x200e + (`$certificate.Thumbprint -replace '(..)', '`$1 ').ToLowerInvariant()
Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Thumbprint `$typed -ApplicationId $application -TenantId $tenant -PassThru | ConvertTo-Json
"@
        ($told.Output | ConvertFrom-Json).SignInMethod | Should -BeExactly 'ServicePrincipal'
    }

    It 'is named in the line that reports the connection' {
        Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential (Get-AppCredential) -TenantId $tenant -InformationVariable told 6>$null

        "$told" | Should -BeExactly "Connected to Sandbox as $application. MFA: NotApplicable (AppOnlyToken)."
    }

    It 'can be the managed identity of the machine: <Form>' -ForEach @(
        @{ Form = '-Identity'; With = @{ Identity = $true }; App = '5a9db0c5-0000-4000-8000-000000000002' }
        @{ Form = '-ManagedIdentity'; With = @{ ManagedIdentity = $true }; App = '5a9db0c5-0000-4000-8000-000000000002' }
        @{ Form = '-MSI with an application ID'; With = @{ MSI = $true; ApplicationId = '00001111-aaaa-2222-bbbb-3333cccc5555' }; App = '00001111-aaaa-2222-bbbb-3333cccc5555' }
    ) {
        $context = Connect-PartnerMfa -Environment Sandbox @With -PassThru -WarningVariable warnings

        $context.SignInMethod, $context.ApplicationId | Should -BeExactly @('ManagedIdentity', $App)
        $context.Result, $context.Reason | Should -BeExactly @('NotApplicable', 'AppOnlyToken')
        $warnings | Should -BeNullOrEmpty
    }

    It 'is refused with advice about the secret when the secret is wrong' {
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential (Get-AppCredential 'wrong-secret') -TenantId $tenant }

        Assert-Failure $failure -Id "ClientSecretInvalid,$command" -Category AuthenticationError -Target $tenant -Remedy '*value*'
        $failure.Exception.AadstsCode | Should -BeExactly 'AADSTS7000215'
    }
}

Describe 'A refresh token' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'of a web app is redeemed with <Proof>' -ForEach @(
        @{ Proof = 'a certificate'; With = { @{ Certificate = $certificate; ApplicationId = $application } } }
        @{ Proof = 'a certificate file'; With = { @{ CertificatePath = $pfx; CertificatePassword = $password; ApplicationId = $application } } }
    ) {
        $proof = & $With
        $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxRefreshToken) @proof -TenantId $tenant -PassThru

        $context.SignInMethod, $context.Account, $context.Result | Should -BeExactly @('RefreshToken', 'mfa@sandbox.example', 'Yes')
    }

    It 'is replaced by a new one, which the context reveals on request and which can be redeemed' {
        $given = Get-SandboxRefreshToken
        $successor = (Connect-PartnerMfa -Environment Sandbox -RefreshToken $given -ApplicationId $application -PassThru).GetRefreshToken()
        $again = Connect-PartnerMfa -Environment Sandbox -RefreshToken $successor -ApplicationId $application -PassThru

        "$successor" | Should -BeExactly '(secret)'
        $successor.Reveal() | Should -Not -BeExactly $given
        $again.Account | Should -BeExactly 'mfa@sandbox.example'
        $again.GetRefreshToken().Reveal() | Should -Not -BeExactly $successor.Reveal()
    }

    It 'is not revealed for other kinds of sign-in' {
        (Connect-PartnerMfa -Environment Sandbox -PassThru).GetRefreshToken() | Should -BeNullOrEmpty
    }
}

Describe 'Connect-PartnerMfa with a contradiction' {
    BeforeAll {
        # Every value that a parameter can have, so that only the sets decide.
        $values = @{
            UseDeviceAuthentication = $true; RefreshToken = 'x'; AccessToken = 'x'; ServicePrincipal = $true; Identity = $true
            ApplicationId = $application; TenantId = $tenant; UserPrincipalName = 'a@contoso.com'; Credential = Get-AppCredential
            Certificate = $certificate; CertificateThumbprint = 'a' * 40; CertificatePath = $pfx; CertificatePassword = $password
            FederatedToken = 'x'; FederatedTokenPath = $pfx; ContextScope = 'CurrentUser'; ClaimsChallenge = '{}'; Force = $true
        }
        $sets = (Get-Command Connect-PartnerMfa).ParameterSets
    }

    BeforeEach { Disconnect-PartnerMfa }

    It 'does not bind: -<_>' -ForEach @(
        'Identity -CertificatePath', 'Identity -UserPrincipalName', 'Identity -Credential', 'Identity -RefreshToken', 'Identity -TenantId', 'Identity -Force'
        'AccessToken -Credential', 'AccessToken -CertificatePath', 'AccessToken -RefreshToken', 'AccessToken -ApplicationId', 'AccessToken -ClaimsChallenge', 'AccessToken -Force'
        'UseDeviceAuthentication -AccessToken', 'UseDeviceAuthentication -Certificate', 'UseDeviceAuthentication -CertificateThumbprint', 'UseDeviceAuthentication -FederatedToken'
        'UseDeviceAuthentication -Credential', 'UseDeviceAuthentication -RefreshToken'
        'ServicePrincipal', 'ServicePrincipal -TenantId', 'ServicePrincipal -TenantId -ApplicationId', 'ServicePrincipal -Identity', 'ServicePrincipal -UseDeviceAuthentication'
        'ServicePrincipal -Credential', 'ServicePrincipal -TenantId -Credential -Certificate', 'ServicePrincipal -TenantId -Credential -ApplicationId', 'ServicePrincipal -TenantId -Certificate'
        'ServicePrincipal -TenantId -ApplicationId -FederatedToken -FederatedTokenPath', 'ServicePrincipal -TenantId -Credential -UserPrincipalName', 'ServicePrincipal -TenantId -Credential -ContextScope'
        'RefreshToken -ApplicationId -Certificate -CertificateThumbprint', 'RefreshToken -ApplicationId -CertificateThumbprint -CertificatePath', 'RefreshToken -Credential -CertificatePath'
        'RefreshToken -Certificate', 'RefreshToken -ApplicationId -CertificatePassword', 'RefreshToken -ApplicationId -Certificate -CertificatePassword', 'RefreshToken -ContextScope', 'RefreshToken -Force'
        'RefreshToken -ServicePrincipal -Credential -TenantId', 'Credential', 'Certificate', 'CertificatePassword', 'FederatedTokenPath'
    ) {
        $given = $_ -split ' -'

        foreach ($set in $sets) {
            $mandatory = @($set.Parameters | Where-Object IsMandatory | ForEach-Object Name)
            $fits = -not (Compare-Object $given $set.Parameters.Name | Where-Object SideIndicator -EQ '<=') -and -not ($mandatory | Where-Object { $_ -notin $given })
            $fits | Should -BeFalse -Because "-$_ is a complete command of the set $($set.Name)"
        }
    }

    It 'binds, as in Az.Accounts: -<_>' -ForEach @(
        'UseDeviceAuthentication', 'UseDeviceAuthentication -TenantId -UserPrincipalName', 'TenantId', 'Force -ContextScope', 'Identity', 'Identity -ApplicationId'
        'ServicePrincipal -Credential -TenantId', 'ServicePrincipal -CertificateThumbprint -ApplicationId -TenantId', 'CertificateThumbprint -ApplicationId -TenantId'
        'ServicePrincipal -CertificatePath -CertificatePassword -ApplicationId -TenantId', 'ServicePrincipal -FederatedToken -ApplicationId -TenantId', 'FederatedTokenPath -ApplicationId -TenantId'
        'AccessToken -UserPrincipalName', 'RefreshToken -ApplicationId -TenantId', 'RefreshToken -Credential -TenantId', 'RefreshToken -FederatedToken -ApplicationId', 'RefreshToken -CertificatePath -ApplicationId'
    ) {
        $given = $_ -split ' -'

        $fitting = @($sets | Where-Object {
                $mandatory = @($_.Parameters | Where-Object IsMandatory | ForEach-Object Name)
                -not (Compare-Object $given $_.Parameters.Name | Where-Object SideIndicator -EQ '<=') -and -not ($mandatory | Where-Object { $_ -notin $given })
            })
        $fitting | Should -HaveCount 1
    }

    It 'is refused by PowerShell itself: <What>' -ForEach @(
        @{ What = 'a managed identity with a certificate file'; Script = { Connect-PartnerMfa -Identity -CertificatePath $pfx } }
        @{ What = 'a token with a credential'; Script = { Connect-PartnerMfa -AccessToken 'x' -Credential (Get-AppCredential) } }
        @{ What = 'an app without a credential'; Script = { Connect-PartnerMfa -ServicePrincipal } }
        @{ What = 'a managed identity with an account'; Script = { Connect-PartnerMfa -Identity -UserPrincipalName a@contoso.com } }
        @{ What = 'an app with two proofs'; Script = { Connect-PartnerMfa -ServicePrincipal -Credential (Get-AppCredential) -Certificate $certificate -TenantId $tenant } }
        @{ What = 'an empty credential with a browser'; Script = { Connect-PartnerMfa -Credential ([pscredential]::Empty) } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "AmbiguousParameterSet,$command"
    }

    It 'is refused before anything is sent: <What>' -ForEach @(
        @{ What = 'two apps'; Id = 'ApplicationIdInvalid'; Target = '99991111-aaaa-2222-bbbb-3333cccc4444'; Remedy = '*belongs to*'
            Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxRefreshToken) -Credential (Get-AppCredential) -ApplicationId 99991111-aaaa-2222-bbbb-3333cccc4444 }
        }
        @{ What = 'a federated token that is none'; Id = 'FederatedTokenInvalid'; Target = '-FederatedToken'; Remedy = '*AZURE_FEDERATED_TOKEN_FILE*'
            Script = { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -FederatedToken 'opaque' -ApplicationId $application -TenantId $tenant }
        }
    ) {
        Assert-Failure (Get-Failure $Script) -Id "$Id,$command" -Category InvalidArgument -Target $Target -Remedy $Remedy
        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'warns when the token belongs to another account than the one that was named' {
        Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken) -AccountId other@contoso.com -WarningVariable warnings 3>$null 6>$null

        "$warnings" | Should -BeExactly 'The token belongs to mfa@sandbox.example, not to other@contoso.com.'
    }

    It 'or a mistake refuses <What> before anything is sent' -ForEach @(
        @{ What = 'the ID of a secret in place of its value'; Id = 'ClientSecretInvalid'; Target = 'ServicePrincipal'; Remedy = '*the secret''s value*'; With = { @{ Credential = Get-AppCredential $application; TenantId = $tenant } } }
        @{ What = 'an empty secret'; Id = 'ClientSecretInvalid'; Target = 'ServicePrincipal'; Remedy = '*the secret''s value*'; With = { @{ Credential = Get-AppCredential ' '; TenantId = $tenant } } }
        @{ What = 'a certificate without its private key'; Id = 'CertificateRejected'; Target = 'CN=PartnerMfa test'; Remedy = '*private key*'
            With = { @{ Certificate = $publicPart; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a wrong password for a certificate'; Id = 'CertificateRejected'; Target = '*app.pfx'; Remedy = '*private key*'
            With = { @{ CertificatePath = $pfx; CertificatePassword = ConvertTo-Secure 'another'; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a missing certificate file'; Id = 'CertificateRejected'; Target = '*none.pfx'; Remedy = '*private key*'
            With = { @{ CertificatePath = 'TestDrive:/none.pfx'; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a thumbprint that no certificate has'; Id = 'CertificateRejected'; Target = '0123456...'; Remedy = '*private key*'
            With = { @{ CertificateThumbprint = '0123456789012345678901234567890123456789'; ApplicationId = $application; TenantId = $tenant } }
        }
    ) {
        $proof = & $With
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal @proof }

        $failure.FullyQualifiedErrorId, $failure.CategoryInfo.Category | Should -BeExactly @("$Id,$command", 'AuthenticationError')
        $failure.TargetObject | Should -BeLike $Target
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Remedy
    }

    It 'does not bind <What>' -ForEach @(
        @{ What = 'an app together with a managed identity'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -ServicePrincipal -Identity } }
        @{ What = 'an app together with a device code'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -ServicePrincipal -DeviceCode } }
        @{ What = 'a managed identity together with a refresh token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -Identity -RefreshToken 'a' } }
        @{ What = 'an unknown scope'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-PartnerMfa -ContextScope Machine } }
        @{ What = 'an empty claims challenge'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -ClaimsChallenge '' } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
    }

    It 'refuses a claims challenge that is not JSON' {
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ClaimsChallenge 'Bearer realm=""' }

        Assert-Failure $failure -Id "ClaimsChallengeInvalid,$command" -Category InvalidArgument -Target 'Browser' -Remedy '*WWW-Authenticate*'
    }
}

Describe 'An empty credential' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'does not authenticate an app' {
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential ([pscredential]::Empty) -TenantId $tenant }

        Assert-Failure $failure -Id "CredentialMissing,$command" -Category InvalidArgument -Target 'ServicePrincipal' -Remedy '*-Credential*'
    }
}

Describe 'The token cache' {
    BeforeEach {
        Disconnect-PartnerMfa
        $code = @{ Environment = 'Sandbox'; UseDeviceAuthentication = $true; ApplicationId = $application; UserPrincipalName = 'mfa@sandbox.example'; PassThru = $true }
    }

    It 'serves a second sign-in without a code' {
        $first = Connect-PartnerMfa @code -WarningVariable shown 3>$null
        $second = Connect-PartnerMfa @code -WarningVariable again 3>$null

        "$shown" | Should -BeLike '*SANDBOX42*'
        $again | Should -BeNullOrEmpty
        $second.GetAccessToken().Reveal() | Should -BeExactly $first.GetAccessToken().Reveal()
    }

    It 'is not used <When>' -ForEach @(
        @{ When = 'with -Force'; With = @{ Force = $true } }
        @{ When = 'with a claims challenge'; With = @{ ClaimsChallenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' } }
        @{ When = 'for another scope'; With = @{ ContextScope = 'CurrentUser' } }
    ) {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Connect-PartnerMfa @code @With -WarningVariable shown 3>$null | Out-Null

        "$shown" | Should -BeLike '*SANDBOX42*'
    }

    It 'is cleared by Disconnect-PartnerMfa, so a code is shown again' {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Disconnect-PartnerMfa
        Connect-PartnerMfa @code -WarningVariable shown 3>$null | Out-Null

        "$shown" | Should -BeLike '*SANDBOX42*'
    }

    It 'survives Disconnect-PartnerMfa -WhatIf' {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Disconnect-PartnerMfa -WhatIf
        Connect-PartnerMfa @code -WarningVariable shown 3>$null | Out-Null

        $shown | Should -BeNullOrEmpty
    }

    It 'stays in memory in the sandbox, with one warning for -ContextScope CurrentUser' {
        $browser = @{ Environment = 'Sandbox'; ContextScope = 'CurrentUser'; PassThru = $true }
        $context = Connect-PartnerMfa @browser -WarningVariable first 3>$null
        Connect-PartnerMfa @browser -WarningVariable second 3>$null | Out-Null

        $context.Result | Should -BeExactly 'Yes'
        "$first" | Should -BeExactly 'The sandbox keeps nothing on disk: its tokens stay in the memory of this session.'
        $second | Should -BeNullOrEmpty
    }
}

Describe 'A device code where no user is present (<Where>)' -ForEach @(
    @{ Where = 'pwsh -NonInteractive'; Switch = '-NoProfile', '-NonInteractive'; Variable = @{} }
    @{ Where = 'closed standard input'; Switch = , '-NoProfile'; Variable = @{} }
    @{ Where = 'Azure Automation'; Switch = , '-NoProfile'; Variable = @{ AZUREPS_HOST_ENVIRONMENT = 'AzureAutomation' } }
) {
    It 'is used when requested, and is announced on the warning stream' {
        $child = Invoke-ChildPowerShell -Switch $Switch -Variable $Variable -Script @"
Import-Module '$ModulePath'
`$context = Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -UserPrincipalName mfa@sandbox.example -PassThru -WarningVariable shown 3>`$null
@{ Account = `$context.Account; Result = `$context.Result; Shown = "`$shown"; Errors = `$Error.Count } | ConvertTo-Json
"@
        $told = $child.Output | ConvertFrom-Json

        $told.Account, $told.Result, $told.Errors | Should -BeExactly @('mfa@sandbox.example', 'Yes', 0)
        $told.Shown | Should -BeLike '*https://login.sandbox.example/device*SANDBOX42*'
        $child.Error | Should -BeNullOrEmpty
    }

    It 'ends with SignInTimedOut when the code is not used in time' {
        $child = Invoke-ChildPowerShell -Switch $Switch -Variable $Variable -Script @"
Import-Module '$ModulePath'
`$watch = [Diagnostics.Stopwatch]::StartNew()
try { Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -TimeoutSeconds 1 3>`$null } catch { `$failure = `$_ }
@{ Id = `$failure.FullyQualifiedErrorId; Category = "`$(`$failure.CategoryInfo.Category)"; Remedy = `$failure.ErrorDetails.RecommendedAction; Seconds = `$watch.Elapsed.TotalSeconds } | ConvertTo-Json
"@
        $told = $child.Output | ConvertFrom-Json

        $told.Id, $told.Category | Should -BeExactly @("SignInTimedOut,$command", 'OperationTimeout')
        $told.Remedy | Should -BeLike '*sign in within that time*'
        $told.Seconds | Should -BeLessThan 4
    }
}
