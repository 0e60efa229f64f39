# A user who follows the advice of the cmdlets in the sandbox gets to a Yes, or to an answer that says why not.

BeforeDiscovery {
    . "$PSScriptRoot/Support/Sandbox.ps1"

    $page = Get-Content "$PSScriptRoot/../../docs/guides/sandbox.md"
    $accounts = @($page | Select-String '^\| `(.+?)@sandbox\.example` \| ([^|]+?) \|' | ForEach-Object {
            @{ Account = $_.Matches[0].Groups[1].Value; Shows = $_.Matches[0].Groups[2].Value }
        })
    # The remedies for these are outside: no command changes what the sandbox answers to them.
    $outside = 'rejected', 'rejected-400', 'rejected-800001', 'no-user', 'indirect-reseller', 'no-app-consent', 'expired', 'ngcmfa', 'v2', 'contradiction'
    $accounts = @($accounts | Where-Object Account -NotIn $outside)
    $kept = @($accounts | Where-Object { $_.Shows -like '*refresh token that its job keeps*' })
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Advice.ps1"
}

Describe 'Advice in the sandbox' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'has accounts to look at' {
        @(Get-Content "$PSScriptRoot/../../docs/guides/sandbox.md" | Select-String '^\| `.+?@sandbox\.example` \|').Count | Should -BeGreaterThan 60
    }

    It 'ends well for <Account>@' -ForEach $accounts {
        $answers = @(Find-AdviceEnd "Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName $Account@sandbox.example")

        $answers.Count | Should -BeLessThan 12
        $isGood = $answers | Where-Object {
            # A Yes, a setup check that says what is missing, or something to do outside of our commands.
            ($_.Result -eq 'Yes' -and -not $_.IsSetup) -or ($_.IsSetup -and $_.Remedy) -or ($_.Remedy -and -not $_.Commands)
        }
        $isGood | Should -Not -BeNullOrEmpty -Because ($answers | Format-List | Out-String)
    }

    It 'ends in a Yes for the refresh token that the job of <Account>@ keeps' -ForEach $kept {
        $answers = @(Find-AdviceEnd "Connect-PartnerMfa -Environment Sandbox -RefreshToken kept-$Account -ApplicationId 00001111-aaaa-2222-bbbb-3333cccc4444 -UserPrincipalName $Account@sandbox.example -PassThru | Test-PartnerCenterMfa")

        $answers[0].Result | Should -Not -Be 'Yes'
        $answers[1].Command | Should -BeLike 'New-PartnerMfaRefreshToken*'
        $answers[1].Result | Should -Be 'Yes'
    }
}
