BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
    . "$PSScriptRoot/Support/Certificates.ps1"

    $application = '00001111-aaaa-2222-bbbb-3333cccc4444'
    $command = 'PartnerMfa.Commands.NewPartnerMfaRefreshTokenCommand'

    function Get-SecretCredential {
        param([string] $Secret = 'the client secret')
        [pscredential]::new($application, (ConvertTo-Secure $Secret))
    }
}

Describe 'New-PartnerMfaRefreshToken' {
    AfterEach { Disconnect-PartnerMfa }

    It 'returns the refresh token of a public client, with the verdict of the sign-in and the expiry' {
        $token = New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application

        $token | Should -BeOfType PartnerMfa.PartnerMfaRefreshToken
        $token.RefreshToken | Should -BeOfType securestring
        $token.Account, $token.ApplicationId, $token.Environment | Should -BeExactly @('mfa@sandbox.example', $application, 'Sandbox')
        $token.TenantId | Should -BeExactly '5a9db0c5-0000-4000-8000-000000000001'
        $token.Result, $token.Reason | Should -BeExactly @('Yes', 'MfaClaimPresent')
        ($token.ExpiresOn - $token.CreatedOn).TotalDays | Should -Be 90
        $token.CreatedOn.Kind | Should -Be 'Utc'
    }

    It 'returns a refresh token that a web app can redeem for a successor' {
        $token = New-PartnerMfaRefreshToken -Environment Sandbox -Credential (Get-SecretCredential)
        $context = Connect-PartnerMfa -Environment Sandbox -RefreshToken $token.RefreshToken -Credential (Get-SecretCredential) -PassThru

        $context.SignInMethod, $context.Account, $context.Result | Should -BeExactly @('RefreshToken', 'mfa@sandbox.example', 'Yes')
        $successor = $context.GetRefreshToken()
        $successor.Reveal() | Should -Not -BeExactly ([Net.NetworkCredential]::new('', $token.RefreshToken).Password)
        (Connect-PartnerMfa -Environment Sandbox -RefreshToken $successor.ToSecureString() -Credential (Get-SecretCredential) -PassThru).Account |
            Should -BeExactly 'mfa@sandbox.example'
    }

    It 'authenticates the app with a certificate' {
        $certificate = Get-TestCertificate
        $token = New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -Certificate $certificate

        $token.Result | Should -BeExactly 'Yes'
    }

    It 'does not change the connection' {
        New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application | Out-Null

        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }

    It 'withholds the refresh token of a sign-in without MFA: <Account>' -ForEach @(
        @{ Account = 'password'; Words = "*refresh token is held back*signed in without MFA*" }
        @{ Account = 'v2'; Words = "*refresh token is held back*does not say how the user signed in*" }
    ) {
        $failure = Get-Failure { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -UserPrincipalName "$Account@" }

        Assert-Failure $failure -Id "MfaInteractionRequired,$command" -Category AuthenticationError -Target "$Account@sandbox.example" -Remedy '*add -AllowWithoutMfa*'
        $failure.Exception.Message | Should -BeLike $Words
    }

    It 'returns it with -AllowWithoutMfa and a warning' {
        $token = New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -UserPrincipalName password@ -AllowWithoutMfa `
            -WarningVariable warnings 3>$null

        $token.Result | Should -BeExactly 'No'
        "$warnings" | Should -BeLike 'The user signed in without MFA*'
    }

    It 'refuses <What> before it sends anything' -ForEach @(
        @{ What = 'a missing application ID'; Id = 'ApplicationIdInvalid'; Category = 'InvalidArgument'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox } }
        @{ What = 'an application ID that is not a GUID'; Id = 'ApplicationIdInvalid'; Category = 'InvalidArgument'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId app } }
        @{ What = 'the ID of a secret in place of its value'; Id = 'ClientSecretInvalid'; Category = 'AuthenticationError'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -Credential (Get-SecretCredential $application) } }
        @{ What = 'a missing certificate file'; Id = 'CertificateRejected'; Category = 'AuthenticationError'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -CertificatePath TestDrive:/none.pfx } }
        @{ What = 'a redirect to another host'; Id = 'RedirectNotRegistered'; Category = 'InvalidArgument'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -RedirectUri https://contoso.com } }
    ) {
        $failure = Get-Failure $Script

        $failure.FullyQualifiedErrorId | Should -BeExactly "$Id,$command"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'does not bind two credentials, or one without its app: <What>' -ForEach @(
        @{ What = 'a secret and a thumbprint'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -Credential (Get-SecretCredential) -CertificateThumbprint ('a' * 40) } }
        @{ What = 'a certificate and a file'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -Certificate (Get-TestCertificate) -CertificatePath a.pfx } }
        @{ What = 'a federated token and its file'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -FederatedToken a -FederatedTokenPath a } }
        @{ What = 'a password without its file'; Script = { New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -Certificate (Get-TestCertificate) -CertificatePassword (ConvertTo-Secure a) } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeExactly "AmbiguousParameterSet,$command"
    }

    It 'is proved by a federated token' {
        (New-PartnerMfaRefreshToken -Environment Sandbox -ApplicationId $application -FederatedToken (Get-SandboxToken)).Result | Should -BeExactly 'Yes'
    }

    It 'fails at once where no browser can open' {
        $script = "Import-Module '$ModulePath'; New-PartnerMfaRefreshToken -ApplicationId $application -TenantId contoso.com; `$Error[0].FullyQualifiedErrorId"
        . "$PSScriptRoot/Support/ChildPowerShell.ps1"
        $run = Invoke-ChildPowerShell -Script $script -Switch '-NoProfile', '-NonInteractive'

        $run.Output | Should -BeLike "*BrowserUnavailable,$command*"
    }
}
