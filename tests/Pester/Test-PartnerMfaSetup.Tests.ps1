BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
}

Describe 'Test-PartnerMfaSetup' {
    It 'answers <_.Result> for <_.Account>, because <_.Reason>' -ForEach @(
        @{ Account = 'mfa'; Result = 'Yes'; Reason = 'PolicyRequiresMfa'; DecidedBy = 'ConditionalAccess' }
        @{ Account = 'disabled'; Result = 'No'; Reason = 'AccountDisabled'; DecidedBy = 'AccountEnabled' }
        @{ Account = 'guest'; Result = 'No'; Reason = 'AccountIsGuest'; DecidedBy = 'AccountType' }
        @{ Account = 'per-user-disabled'; Result = 'No'; Reason = 'MfaNotRequired'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'per-user-enabled'; Result = 'Unknown'; Reason = 'PerUserMfaNotEnforced'; DecidedBy = 'PerUserMfa' }
        @{ Account = 'trusted-ips'; Result = 'Unknown'; Reason = 'PerUserMfaSkipped'; DecidedBy = 'PerUserMfa' }
        @{ Account = 'security-defaults-only'; Result = 'Unknown'; Reason = 'SecurityDefaultsWithoutRole'; DecidedBy = 'SecurityDefaults' }
        @{ Account = 'risk-only'; Result = 'No'; Reason = 'PolicyForOtherSignIns'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'strength-not-met'; Result = 'No'; Reason = 'StrengthNotMet'; DecidedBy = 'MfaMethods' }
        @{ Account = 'per-user-enforced'; Result = 'Yes'; Reason = 'PerUserMfaEnforced'; DecidedBy = 'PerUserMfa' }
        @{ Account = 'excluded'; Result = 'No'; Reason = 'AccountExcludedFromPolicy'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'excluded-by-group'; Result = 'No'; Reason = 'AccountExcludedFromPolicy'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'excluded-by-nested-group'; Result = 'No'; Reason = 'AccountExcludedFromPolicy'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'excluded-by-role'; Result = 'No'; Reason = 'AccountExcludedFromPolicy'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'report-only'; Result = 'No'; Reason = 'PolicyReportOnly'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'custom-control'; Result = 'No'; Reason = 'CustomControlNeverCounts'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'other-app'; Result = 'No'; Reason = 'PolicyForOtherApplications'; DecidedBy = 'SecurityDefaults', 'ConditionalAccess', 'PerUserMfa' }
        @{ Account = 'security-defaults'; Result = 'Yes'; Reason = 'SecurityDefaultsOn'; DecidedBy = 'SecurityDefaults' }
        @{ Account = 'strength'; Result = 'Yes'; Reason = 'PolicyRequiresMfa'; DecidedBy = 'ConditionalAccess' }
        @{ Account = 'federated'; Result = 'No'; Reason = 'MfaMethodMissing'; DecidedBy = 'MfaMethods' }
        @{ Account = 'many-policies'; Result = 'Yes'; Reason = 'PolicyRequiresMfa'; DecidedBy = 'ConditionalAccess' }
        @{ Account = 'just-changed'; Result = 'Unknown'; Reason = 'ChangedRecently'; DecidedBy = 'RecentChange' }
        @{ Account = 'register'; Result = 'No'; Reason = 'MfaMethodMissing'; DecidedBy = 'MfaMethods' }
        @{ Account = 'no-role'; Result = 'No'; Reason = 'AdminAgentMissing'; DecidedBy = 'AdminAgentRole' }
        @{ Account = 'blocked'; Result = 'No'; Reason = 'SignInBlocked'; DecidedBy = 'SignInAllowed' }
        @{ Account = 'device'; Result = 'Yes'; Reason = 'PolicyRequiresMfa'; DecidedBy = 'ConditionalAccess' }
        @{ Account = 'sign-in-frequency'; Result = 'Yes'; Reason = 'PolicyRequiresMfa'; DecidedBy = 'ConditionalAccess' }
        @{ Account = 'nobody-of-that-name'; Result = 'No'; Reason = 'AccountNotFound'; DecidedBy = 'AccountExists' }
    ) {
        $results = @(Test-PartnerMfaSetup "$($_.Account)@sandbox.example" -Environment Sandbox)

        $results[0].Check | Should -BeNullOrEmpty
        $results[0].Result | Should -Be $_.Result
        $results[0].Reason | Should -Be $_.Reason
        $results[0].DecidedBy | Should -Be $_.DecidedBy
        $results[1..99].Check | Should -Be ([Enum]::GetNames([PartnerMfa.PartnerMfaSetupCheck]))
        $results.Environment | Sort-Object -Unique | Should -Be 'Sandbox'
    }

    It 'names the missing permission and continues with the other checks' {
        $results = Test-PartnerMfaSetup no-permission@sandbox.example -Environment Sandbox
        $missing = $results | Where-Object { $_.Check -and $_.Reason -eq 'PermissionMissing' }

        $results[0].Result | Should -Be 'Unknown'
        $missing.Check | Should -Contain 'ConditionalAccess'
        $results[0].Remedy | Should -Match 'Policy\.Read\.All'
        $results[0].Remedy | Should -Match 'UserAuthenticationMethod\.Read\.All'
        $missing.Remedy | Where-Object { $_ } | Should -BeNullOrEmpty
        ($results | Where-Object Check -EQ 'AccountExists').Result | Should -Be 'Yes'
    }

    It 'gives advice beside a Yes: <_.Account>' -ForEach @(
        @{ Account = 'device'; Check = 'UnattendedSignIn'; Reason = 'DeviceRequired' }
        @{ Account = 'sign-in-frequency'; Check = 'SessionLifetime'; Reason = 'SessionEndsEarly' }
        @{ Account = 'everyday'; Check = 'SeparateAccount'; Reason = 'AccountMayBePersonal' }
    ) {
        $results = Test-PartnerMfaSetup "$($_.Account)@sandbox.example" -Environment Sandbox

        $results[0].Result | Should -Be 'Yes'
        ($results | Where-Object Check -EQ $_.Check).Reason | Should -Be $_.Reason
    }

    It 'shows nothing to do in a good tenant' {
        Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox | Where-Object Result -In No, Unknown | Should -BeNullOrEmpty
    }

    It 'says what each check counts for' {
        $results = Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox
        ($results | Where-Object Check -EQ 'ConditionalAccess').Role | Should -Be 'Alternative'
        ($results | Where-Object Check -EQ 'License').Role | Should -Be 'Advice'
    }

    It 'says in the headline what will break' {
        (Test-PartnerMfaSetup device@sandbox.example -Environment Sandbox)[0].Message | Should -Match '^Yes, but an unattended sign-in will be refused: '
    }

    It 'makes only the chosen checks, and never counts an omitted one as passed' {
        $results = Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -Check SecurityDefaults, ConditionalAccess

        $results.Check | Should -Be @($null, 'SecurityDefaults', 'ConditionalAccess')
        $results[0].Result | Should -Be 'Unknown'
        $results[0].Reason | Should -Be 'ChecksLeftOut'
    }

    It 'returns a Boolean for each account with -Quiet' {
        'mfa@sandbox.example', 'excluded@sandbox.example', 'federated@sandbox.example' |
            Test-PartnerMfaSetup -Environment Sandbox -Quiet | Should -Be @($true, $false, $false)
    }

    It 'takes accounts by property name' {
        [pscustomobject]@{ UPN = 'mfa@sandbox.example' } | Test-PartnerMfaSetup -Environment Sandbox -Quiet | Should -BeTrue
    }

    It 'uses the connection' {
        Connect-PartnerMfa -Environment Sandbox 6>$null
        (Test-PartnerMfaSetup mfa@sandbox.example)[0].Result | Should -Be 'Yes'
        Disconnect-PartnerMfa
    }

    It 'caches its sign-in until Disconnect-PartnerMfa, but does not connect' {
        Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -Quiet | Out-Null

        Get-PartnerMfaContext | Should -BeNullOrEmpty
        "$(Disconnect-PartnerMfa -Verbose 4>&1)" | Should -Match 'Forget the connection'
        "$(Disconnect-PartnerMfa -Verbose 4>&1)" | Should -Be 'There is no connection.'
    }

    It 'refuses <Name> in place of a token for Graph' -ForEach @(
        @{ Name = 'a token for Partner Center'; Make = { (Connect-PartnerMfa -Environment Sandbox -PassThru).GetAccessToken() } }
        @{ Name = 'text that is not a token'; Make = { 'hello' } }
    ) {
        $token = & $Make
        { Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -GraphToken $token } |
            Should -Throw -ErrorId 'GraphTokenInvalid,PartnerMfa.Commands.TestPartnerMfaSetupCommand'
        Disconnect-PartnerMfa
    }

    It 'refuses a check that does not exist and names the ones that do' {
        { Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -Check Nonsense } | Should -Throw '*SecurityDefaults*'
    }

    It 'completes checks and the accounts of the sandbox' {
        $line = 'Test-PartnerMfaSetup x -Check Sec'
        $checks = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, @{}).CompletionMatches
        $checks.CompletionText | Should -Contain 'SecurityDefaults'
        $line = 'Test-PartnerMfaSetup -Environment Sandbox -UserPrincipalName excl'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, @{}).CompletionMatches.CompletionText |
            Should -Contain 'excluded-by-group@sandbox.example'
    }

    It 'fails at once where nobody can sign in' {
        $run = Invoke-ChildPowerShell -Switch '-NoProfile', '-NonInteractive' -Script @"
            Import-Module '$ModulePath'
            try { Test-PartnerMfaSetup a@contoso.com } catch { `$_.FullyQualifiedErrorId }
"@
        $run.Output.Trim() | Should -Be 'NotConnected,PartnerMfa.Commands.TestPartnerMfaSetupCommand'
    }

    It 'returns results that survive a job' {
        $results = Start-Job { Import-Module $using:ModulePath; Test-PartnerMfaSetup excluded@sandbox.example -Environment Sandbox } | Receive-Job -Wait -AutoRemoveJob
        $results[0].DecidedBy | Should -Contain 'ConditionalAccess'
        $results.Count | Should -Be 16
    }

    Context 'when it is shown' {
        It 'starts with the overall answer and then shows each check in a few lines' {
            $text = (Test-PartnerMfaSetup per-user-enabled@sandbox.example -Environment Sandbox | Out-String -Width 100) -replace '\x1b\[[0-9;]*m'
            $text | Should -Match '^\s*UNKNOWN  Per-user MFA is enabled'
            $text | Should -Match '(?m)^  Decided by   PerUserMfa'
            $text | Should -Match '(?m)^YES  AccountEnabled: The account may sign in\.'
            $text | Should -Match '(?m)^UNKNOWN  PerUserMfa: '
            ($text -split "`n" | Where-Object { $_ -match 'Sandbox \(simulated' }).Count | Should -Be 1
        }
    }
}
