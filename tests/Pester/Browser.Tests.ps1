# A sign-in in a real browser, from the cmdlet to the token: the sandbox's sign-in page on a port of this machine, and a headless Chromium
# in which the user of tests/BrowserSignIn clicks.

Describe 'A sign-in in a real browser' {
    BeforeAll {
        foreach ($support in 'Sandbox', 'ChildPowerShell', 'Needs', 'BrowserSignIn') { . "$PSScriptRoot/Support/$support.ps1" }

        $missing = Find-MissingNeed -Program chromium, script -Other @{ Linux = $IsLinux } -Built @{ 'tests/BrowserSignIn' = $BrowserSignInProgram }
        $site = if (-not $missing) { Open-SignInSite -Folder "$TestDrive" }
    }

    BeforeEach { Assert-NoMissingNeed $missing }

    AfterAll {
        if ($site) { Close-SignInSite $site }
    }

    It 'connects with MFA in the token' {
        $signIn = Invoke-BrowserSignIn $site -Name connect -Script {
            Connect-PartnerMfa -Environment $environment -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -TenantId sandbox.example -UserPrincipalName mfa@sandbox.example -PassThru
        }

        $signIn.Failure | Should -BeNullOrEmpty
        $signIn.Output.Account, $signIn.Output.Environment | Should -BeExactly @('mfa@sandbox.example', 'Custom')
        $signIn.Output.SignInMethod, $signIn.Output.ApplicationId | Should -BeExactly @('Browser', '00001111-aaaa-2222-bbbb-3333cccc4444')
        $signIn.Output.Result, $signIn.Output.Reason | Should -BeExactly @('Yes', 'MfaClaimPresent')
        $signIn.Page | Should -BeExactly 'You can close this page. Return to PartnerMfa to continue.'
    }

    It 'returns the refresh token of a web app, and says in the browser that it is done' {
        $signIn = Invoke-BrowserSignIn $site -Name refresh -Script {
            $secret = [Net.NetworkCredential]::new('', 'the client secret').SecurePassword
            New-PartnerMfaRefreshToken -Environment $environment -TenantId sandbox.example -UserPrincipalName mfa@sandbox.example `
                -Credential ([pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', $secret)) -RedirectUri $redirect
        }

        $signIn.Failure | Should -BeNullOrEmpty
        $signIn.Output.Account, $signIn.Output.Environment, $signIn.Output.Result | Should -BeExactly @('mfa@sandbox.example', 'Custom', 'Yes')
        $signIn.Output.RefreshToken | Should -Not -BeNullOrEmpty
        $signIn.Page | Should -BeExactly 'You can close this page. Return to PartnerMfa to continue.'
    }
}
