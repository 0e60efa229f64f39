# A sign-in in a real browser, from the cmdlet to the token: the sandbox's sign-in page on a port of this machine, and Chromium
# without a window, in which a person of tests/BrowserSignIn clicks.

BeforeDiscovery {
    $missing = @(
        if (-not $IsLinux) { 'Linux' }
        foreach ($program in 'chromium', 'script') { if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) { $program } }
    )
    if ($missing) { Write-Warning "SKIPPED: the sign-in in a real browser, which needs $($missing -join ' and ')." }
}

Describe 'A sign-in in a real browser' -Skip:($missing.Count -gt 0) {
    BeforeAll {
        . "$PSScriptRoot/Support/Sandbox.ps1"
        . "$PSScriptRoot/Support/BrowserSignIn.ps1"

        $site = Open-SignInSite -Folder "$TestDrive"
    }

    AfterAll {
        if ($site) { Close-SignInSite $site }
    }

    It 'connects, with MFA in the token' {
        $signIn = Invoke-BrowserSignIn $site -Name connect -Script {
            Connect-PartnerMfa -Environment $environment -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -TenantId sandbox.example -UserPrincipalName mfa@sandbox.example -PassThru
        }

        $signIn.Failure | Should -BeNullOrEmpty
        $signIn.Output.Account, $signIn.Output.Environment | Should -BeExactly @('mfa@sandbox.example', 'Custom')
        $signIn.Output.SignInMethod, $signIn.Output.ApplicationId | Should -BeExactly @('Browser', '00001111-aaaa-2222-bbbb-3333cccc4444')
        $signIn.Output.Result, $signIn.Output.Reason | Should -BeExactly @('Yes', 'MfaClaimPresent')
        $signIn.Page | Should -BeLike '*You can return to the application*close this browser tab*'
    }

    It 'gives a web app its refresh token, and says in the browser that it is over' {
        $signIn = Invoke-BrowserSignIn $site -Name refresh -Script {
            $secret = [Net.NetworkCredential]::new('', 'the client secret').SecurePassword
            New-PartnerMfaRefreshToken -Environment $environment -TenantId sandbox.example -UserPrincipalName mfa@sandbox.example `
                -Credential ([pscredential]::new('00001111-aaaa-2222-bbbb-3333cccc4444', $secret)) -RedirectUri $redirect
        }

        $signIn.Failure | Should -BeNullOrEmpty
        $signIn.Output.Account, $signIn.Output.Environment, $signIn.Output.Result | Should -BeExactly @('mfa@sandbox.example', 'Custom', 'Yes')
        $signIn.Output.RefreshToken | Should -Not -BeNullOrEmpty
        $signIn.Page | Should -BeExactly 'The sign-in is over. You can close this page.'
    }
}
