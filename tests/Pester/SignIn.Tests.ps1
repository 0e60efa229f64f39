# The sign-ins of Connect-PartnerMfa without a user, what is kept of the others, and what is done where nobody is.

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

Describe 'An app for itself' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'is proved by <Proof>' -ForEach @(
        @{ Proof = 'id and secret'; With = { @{ Credential = Get-AppCredential } } }
        @{ Proof = 'secret, and the same id'; With = { @{ Credential = Get-AppCredential; ApplicationId = $application.ToUpperInvariant() } } }
        @{ Proof = 'a certificate'; With = { @{ Certificate = $certificate; ApplicationId = $application } } }
        @{ Proof = 'a PFX file and its password'; With = { @{ CertificatePath = $pfx; CertificatePassword = $password; ClientId = $application } } }
        @{ Proof = 'a file of a PowerShell drive'; With = { @{ CertificatePath = 'TestDrive:/app.pfx'; CertificatePassword = $password; AppId = $application } } }
        @{ Proof = 'a PEM file'; With = { @{ CertificatePath = $pem; ApplicationId = $application } } }
    ) {
        $proof = & $With
        $context = Connect-PartnerMfa -Environment Sandbox -ServicePrincipal @proof -TenantId $tenant -PassThru -WarningVariable warnings

        $context.SignInMethod, $context.Environment, $context.TenantId | Should -BeExactly @('ServicePrincipal', 'Sandbox', $tenant)
        $context.ApplicationId | Should -Be $application
        $context.Account | Should -BeNullOrEmpty
        $context.Result, $context.Reason | Should -BeExactly @('NotApplicable', 'AppOnlyToken')
        $context.GetRefreshToken() | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty -Because 'nothing is wrong'
    }

    It 'is proved by a certificate of the user''s store' {
        if (-not $IsLinux) { Set-ItResult -Skipped -Because 'only on Linux can a test have a certificate store of its own' }
        # A store of the test's own.
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

    It 'is told of in the one line of the connection' {
        Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential (Get-AppCredential) -TenantId $tenant -InformationVariable told 6>$null

        "$told" | Should -BeExactly "Connected to Sandbox as $application. MFA: NotApplicable (AppOnlyToken)."
    }

    It 'may be the identity of the machine: <Form>' -ForEach @(
        @{ Form = '-Identity'; With = @{ Identity = $true }; App = '5a9db0c5-0000-4000-8000-000000000002' }
        @{ Form = '-ManagedIdentity'; With = @{ ManagedIdentity = $true }; App = '5a9db0c5-0000-4000-8000-000000000002' }
        @{ Form = '-MSI with an id'; With = @{ MSI = $true; ApplicationId = '00001111-aaaa-2222-bbbb-3333cccc5555' }; App = '00001111-aaaa-2222-bbbb-3333cccc5555' }
    ) {
        $context = Connect-PartnerMfa -Environment Sandbox @With -PassThru -WarningVariable warnings

        $context.SignInMethod, $context.ApplicationId | Should -BeExactly @('ManagedIdentity', $App)
        $context.Result, $context.Reason | Should -BeExactly @('NotApplicable', 'AppOnlyToken')
        $warnings | Should -BeNullOrEmpty
    }

    It 'is refused with the advice on its secret when that is wrong' {
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

    It 'has a successor, which -PassThru gives on request and which is good again' {
        $given = Get-SandboxRefreshToken
        $successor = (Connect-PartnerMfa -Environment Sandbox -RefreshToken $given -ApplicationId $application -PassThru).GetRefreshToken()
        $again = Connect-PartnerMfa -Environment Sandbox -RefreshToken $successor -ApplicationId $application -PassThru

        "$successor" | Should -BeExactly '(secret)'
        $successor.Reveal() | Should -Not -BeExactly $given
        $again.Account | Should -BeExactly 'mfa@sandbox.example'
        $again.GetRefreshToken().Reveal() | Should -Not -BeExactly $successor.Reveal()
    }

    It 'is given of no other sign-in' {
        (Connect-PartnerMfa -Environment Sandbox -PassThru).GetRefreshToken() | Should -BeNullOrEmpty
    }
}

Describe 'What does not go together' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'is refused before anything is sent: <What>' -ForEach @(
        @{ What = 'an app without proof'; Id = 'CredentialMissing'; Target = 'ServicePrincipal'; Remedy = '*-Credential*-CertificatePath*'
            Script = { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -ApplicationId $application -TenantId $tenant }
        }
        @{ What = 'an app with two proofs'; Id = 'CredentialAmbiguous'; Target = 'ServicePrincipal'; Remedy = 'Give one of them.'
            Script = { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential (Get-AppCredential) -Certificate $certificate -TenantId $tenant }
        }
        @{ What = 'a refresh token with two proofs'; Id = 'CredentialAmbiguous'; Target = 'RefreshToken'; Remedy = 'Give one of them.'
            Script = { Connect-PartnerMfa -Environment Sandbox -RefreshToken (Get-SandboxRefreshToken) -Certificate $certificate -CertificatePath $pfx -ApplicationId $application }
        }
        @{ What = 'a browser with a secret'; Id = 'CredentialAmbiguous'; Target = 'Browser'; Remedy = '*-RefreshToken or -ServicePrincipal*'
            Script = { Connect-PartnerMfa -Environment Sandbox -Credential (Get-AppCredential) }
        }
        @{ What = 'a device code with a certificate'; Id = 'CredentialAmbiguous'; Target = 'DeviceCode'; Remedy = '*-RefreshToken or -ServicePrincipal*'
            Script = { Connect-PartnerMfa -Environment Sandbox -DeviceCode -Certificate $certificate }
        }
        @{ What = 'a token with a certificate file'; Id = 'CredentialAmbiguous'; Target = 'AccessToken'; Remedy = '*-RefreshToken or -ServicePrincipal*'
            Script = { Connect-PartnerMfa -Environment Sandbox -AccessToken (Get-SandboxToken) -CertificatePath $pfx }
        }
        @{ What = 'a managed identity with a secret'; Id = 'CredentialAmbiguous'; Target = 'ManagedIdentity'; Remedy = '*-RefreshToken or -ServicePrincipal*'
            Script = { Connect-PartnerMfa -Environment Sandbox -Identity -Credential (Get-AppCredential) }
        }
        @{ What = 'a certificate without an app'; Id = 'ApplicationIdInvalid'; Target = 'ServicePrincipal'; Remedy = '*application id*'
            Script = { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Certificate $certificate -TenantId $tenant }
        }
        @{ What = 'two apps'; Id = 'ApplicationIdInvalid'; Target = '99991111-aaaa-2222-bbbb-3333cccc4444'; Remedy = '*belongs to*'
            Script = { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential (Get-AppCredential) -ApplicationId 99991111-aaaa-2222-bbbb-3333cccc4444 -TenantId $tenant }
        }
    ) {
        Assert-Failure (Get-Failure $Script) -Id "$Id,$command" -Category InvalidArgument -Target $Target -Remedy $Remedy
        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'or is bad is refused before anything is sent: <What>' -ForEach @(
        @{ What = 'an app without a tenant'; Id = 'TenantRequired'; Target = 'ServicePrincipal'; Remedy = '*contoso.onmicrosoft.com*'; With = { @{ Credential = Get-AppCredential } } }
        @{ What = 'a secret''s id'; Id = 'ClientSecretInvalid'; Target = 'ServicePrincipal'; Remedy = '*the secret''s value*'; With = { @{ Credential = Get-AppCredential $application; TenantId = $tenant } } }
        @{ What = 'an empty secret'; Id = 'ClientSecretInvalid'; Target = 'ServicePrincipal'; Remedy = '*the secret''s value*'; With = { @{ Credential = Get-AppCredential ' '; TenantId = $tenant } } }
        @{ What = 'a certificate without its key'; Id = 'CertificateRejected'; Target = 'CN=PartnerMfa test'; Remedy = '*private key*'
            With = { @{ Certificate = $publicPart; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a wrong password'; Id = 'CertificateRejected'; Target = '*app.pfx'; Remedy = '*private key*'
            With = { @{ CertificatePath = $pfx; CertificatePassword = ConvertTo-Secure 'another'; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a file that is not there'; Id = 'CertificateRejected'; Target = '*none.pfx'; Remedy = '*private key*'
            With = { @{ CertificatePath = 'TestDrive:/none.pfx'; ApplicationId = $application; TenantId = $tenant } }
        }
        @{ What = 'a thumbprint of no certificate'; Id = 'CertificateRejected'; Target = '0123*'; Remedy = '*private key*'
            With = { @{ CertificateThumbprint = '0123456789012345678901234567890123456789'; ApplicationId = $application; TenantId = $tenant } }
        }
    ) {
        $proof = & $With
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal @proof }

        $failure.FullyQualifiedErrorId, $failure.CategoryInfo.Category | Should -BeExactly @("$Id,$command", 'AuthenticationError')
        $failure.TargetObject | Should -BeLike $Target
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Remedy
    }

    It 'is refused when it is bound: <What>' -ForEach @(
        @{ What = 'an app and a managed identity'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -ServicePrincipal -Identity } }
        @{ What = 'an app and a device code'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -ServicePrincipal -DeviceCode } }
        @{ What = 'a managed identity and a refresh token'; Id = 'AmbiguousParameterSet'; Script = { Connect-PartnerMfa -Identity -RefreshToken 'a' } }
        @{ What = 'another scope'; Id = 'CannotConvertArgumentNoMessage'; Script = { Connect-PartnerMfa -ContextScope Machine } }
        @{ What = 'an empty challenge'; Id = 'ParameterArgumentValidationError'; Script = { Connect-PartnerMfa -ClaimsChallenge '' } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
    }

    It 'is refused: a claims challenge that is no JSON' {
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ClaimsChallenge 'Bearer realm=""' }

        Assert-Failure $failure -Id "ClaimsChallengeInvalid,$command" -Category InvalidArgument -Target 'Browser' -Remedy '*WWW-Authenticate*'
    }
}

Describe 'A credential that is empty' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'is none' {
        (Connect-PartnerMfa -Environment Sandbox -Credential ([pscredential]::Empty) -PassThru).SignInMethod | Should -BeExactly 'Browser'
    }

    It 'proves nothing' {
        $failure = Get-Failure { Connect-PartnerMfa -Environment Sandbox -ServicePrincipal -Credential ([pscredential]::Empty) -TenantId $tenant }

        Assert-Failure $failure -Id "CredentialMissing,$command" -Category InvalidArgument -Target 'ServicePrincipal' -Remedy '*-Credential*'
    }
}

Describe 'What is kept' {
    BeforeEach {
        Disconnect-PartnerMfa
        $code = @{ Environment = 'Sandbox'; UseDeviceAuthentication = $true; ApplicationId = $application; UserPrincipalName = 'mfa@sandbox.example'; PassThru = $true }
    }

    It 'is used again: the second sign-in shows no code' {
        $first = Connect-PartnerMfa @code -WarningVariable shown 3>$null
        $second = Connect-PartnerMfa @code -WarningVariable again 3>$null

        "$shown" | Should -BeLike '*SANDBOX42*'
        $again | Should -BeNullOrEmpty
        $second.GetAccessToken().Reveal() | Should -BeExactly $first.GetAccessToken().Reveal()
    }

    It 'is not used <When>' -ForEach @(
        @{ When = 'with -Force'; With = @{ Force = $true } }
        @{ When = 'against a claims challenge'; With = @{ ClaimsChallenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' } }
        @{ When = 'of another scope'; With = @{ ContextScope = 'CurrentUser' } }
    ) {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Connect-PartnerMfa @code @With -WarningVariable shown 3>$null | Out-Null

        "$shown" | Should -BeLike '*SANDBOX42*'
    }

    It 'is forgotten by Disconnect-PartnerMfa: a code is shown again' {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Disconnect-PartnerMfa
        Connect-PartnerMfa @code -WarningVariable shown 3>$null | Out-Null

        "$shown" | Should -BeLike '*SANDBOX42*'
    }

    It 'is still there after Disconnect-PartnerMfa -WhatIf' {
        Connect-PartnerMfa @code 3>$null | Out-Null
        Disconnect-PartnerMfa -WhatIf
        Connect-PartnerMfa @code -WarningVariable shown 3>$null | Out-Null

        $shown | Should -BeNullOrEmpty
    }

    It 'for the user is, in the sandbox, nothing, and it says so once' {
        $browser = @{ Environment = 'Sandbox'; ContextScope = 'CurrentUser'; PassThru = $true }
        $context = Connect-PartnerMfa @browser -WarningVariable first 3>$null
        Connect-PartnerMfa @browser -WarningVariable second 3>$null | Out-Null

        $context.Result | Should -BeExactly 'Yes'
        "$first" | Should -BeExactly 'The sandbox keeps nothing on disk: its tokens stay in the memory of this session.'
        $second | Should -BeNullOrEmpty
    }
}

Describe 'A device code where nobody is: <Where>' -ForEach @(
    @{ Where = 'pwsh -NonInteractive'; Switch = '-NoProfile', '-NonInteractive'; Variable = @{} }
    @{ Where = 'closed standard input'; Switch = , '-NoProfile'; Variable = @{} }
    @{ Where = 'Azure Automation'; Switch = , '-NoProfile'; Variable = @{ AZUREPS_HOST_ENVIRONMENT = 'AzureAutomation' } }
) {
    It 'is honoured, and stands on the warning stream' {
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

    It 'ends with SignInTimedOut when nobody enters it in time' {
        $child = Invoke-ChildPowerShell -Switch $Switch -Variable $Variable -Script @"
Import-Module '$ModulePath'
`$watch = [Diagnostics.Stopwatch]::StartNew()
try { Connect-PartnerMfa -Environment Sandbox -UseDeviceAuthentication -TimeoutSeconds 1 3>`$null } catch { `$failure = `$_ }
@{ Id = `$failure.FullyQualifiedErrorId; Category = "`$(`$failure.CategoryInfo.Category)"; Remedy = `$failure.ErrorDetails.RecommendedAction; Seconds = `$watch.Elapsed.TotalSeconds } | ConvertTo-Json
"@
        $told = $child.Output | ConvertFrom-Json

        $told.Id, $told.Category | Should -BeExactly @("SignInTimedOut,$command", 'OperationTimeout')
        $told.Remedy | Should -BeLike '*sign in while it lasts*'
        $told.Seconds | Should -BeLessThan 4
    }
}
