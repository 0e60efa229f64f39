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
        $results[1..99].Check | Should -Be @([Enum]::GetNames([PartnerMfa.PartnerMfaSetupCheck]) -notlike 'Application*')
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

    It 'gives advice in addition to a Yes: <_.Account>' -ForEach @(
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

    It 'takes the account of a connection: <Form>' -ForEach @(
        @{ Form = 'in the pipeline'; Give = { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName $args[0] -PassThru 3>$null | Test-PartnerMfaSetup } }
        @{ Form = 'as -Context'; Give = { Test-PartnerMfaSetup -Context (Get-SandboxContext ($args[0] -replace '@.*')) } }
        @{ Form = 'of this session'; Give = { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName $args[0] 3>$null 6>$null; Get-PartnerMfaContext | Test-PartnerMfaSetup } }
        @{ Form = 'after a job, by its property'; Give = { Get-SandboxContext ($args[0] -replace '@.*') | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } | Test-PartnerMfaSetup } }
        @{ Form = 'as the result of another test'; Give = { Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName $args[0] | Test-PartnerMfaSetup } }
    ) {
        foreach ($expected in @{ Account = 'mfa@sandbox.example'; Result = 'Yes' }, @{ Account = 'excluded@sandbox.example'; Result = 'No' }) {
            $whole = @(& $Give $expected.Account)[0]

            $whole.Account, $whole.Result, $whole.Environment | Should -BeExactly @($expected.Account, $expected.Result, 'Sandbox')
            Disconnect-PartnerMfa
        }
    }

    It 'takes accounts by property name: <_>' -ForEach 'UserPrincipalName', 'Account', 'AccountId', 'UPN', 'ObjectId' {
        [pscustomobject]@{ $_ = 'mfa@sandbox.example' } | Test-PartnerMfaSetup -Environment Sandbox -Quiet | Should -BeTrue
    }

    It 'takes the rows of a CSV file' {
        $rows = "UserPrincipalName,Environment`nmfa@sandbox.example,Sandbox`nexcluded@sandbox.example,Sandbox" | ConvertFrom-Csv

        $rows | Test-PartnerMfaSetup -Quiet | Should -Be @($true, $false)
    }

    It 'refuses <Kind>, names it, and continues' -ForEach @(
        @{ Kind = 'a number'; Given = 42; Names = 'Int32' }
        @{ Kind = 'a date'; Given = [datetime]::UnixEpoch; Names = 'DateTime' }
        @{ Kind = 'a Boolean'; Given = $true; Names = 'Boolean' }
        @{ Kind = 'a hash table'; Given = @{ Name = 'mfa@sandbox.example' }; Names = 'Hashtable' }
        @{ Kind = 'an object without an account'; Given = [pscustomobject]@{ Name = 'mfa@sandbox.example' }; Names = 'this object' }
        @{ Kind = 'an environment'; Given = (Get-Culture); Names = 'CultureInfo' }
    ) {
        $results = $Given, 'mfa@sandbox.example' | Test-PartnerMfaSetup -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

        $results[0].Result | Should -BeExactly 'Yes'
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,PartnerMfa.Commands.TestPartnerMfaSetupCommand'
        $failures[0].TargetObject | Should -Be $Given
        "$($failures[0])" | Should -BeLike "*There is no account in *$Names*"
    }

    It 'refuses a connection without an account' {
        $app = Connect-PartnerMfa -Environment Sandbox -Identity -PassThru
        $results = $app | Test-PartnerMfaSetup -ErrorAction SilentlyContinue -ErrorVariable failures

        $results | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeExactly 'AccountMissing,PartnerMfa.Commands.TestPartnerMfaSetupCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Test-PartnerMfaSetup -UserPrincipalName*'
        Disconnect-PartnerMfa
    }

    It 'reports one account that fails, with the account as target, and continues: <Form>' -ForEach @(
        @{ Form = 'in the pipeline'; Give = { $input | Test-PartnerMfaSetup -GraphToken $token -Environment Sandbox -ErrorAction Continue 2>&1 } }
        @{ Form = 'as an array'; Give = { Test-PartnerMfaSetup -UserPrincipalName @($input) -GraphToken $token -Environment Sandbox -ErrorAction Continue 2>&1 } }
    ) {
        $token = 'hello'
        $told = @('mfa@sandbox.example', 'excluded@sandbox.example' | & $Give)

        $told.FullyQualifiedErrorId | Should -BeExactly (@('GraphTokenInvalid,PartnerMfa.Commands.TestPartnerMfaSetupCommand') * 2)
        $told.TargetObject | Should -BeExactly @('mfa@sandbox.example', 'excluded@sandbox.example')
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

    It 'fails at once where no user can sign in' {
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
            $text | Should -Match '(?m)^  Decided by      PerUserMfa'
            $text | Should -Match '(?m)^YES  AccountEnabled: The account may sign in\.'
            $text | Should -Match '(?m)^UNKNOWN  PerUserMfa: '
            ($text -split "`n" | Where-Object { $_ -match 'Sandbox \(simulated' }).Count | Should -Be 1
        }
    }

    Context 'Rehearsal' {
        BeforeAll {
            $policy = @'
{
    "displayName": "Require MFA", "state": "enabledForReportingButNotEnforced",
    "conditions": { "clientAppTypes": ["all"], "applications": { "includeApplications": ["All"] }, "users": { "includeUsers": ["All"] } },
    "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
}
'@
            Set-Content -LiteralPath TestDrive:/mfa.json -Value $policy
            Set-Content -LiteralPath TestDrive:/block.json -Value ($policy -replace 'Require MFA', 'Block' -replace '\["mfa"\]', '["block"]')
            Set-Content -LiteralPath TestDrive:/bad.json -Value '{'
        }

        It 'judges policies over the live tenant, as if they were on' {
            $results = Test-PartnerMfaSetup per-user-disabled@sandbox.example -Environment Sandbox -PolicyPath TestDrive:/mfa.json

            $results[0].Result, $results[0].Reason | Should -Be 'Yes', 'PolicyRequiresMfa'
            $results[0].Message | Should -BeLike "Rehearsal: the policy 'Require MFA', if switched on, turns No into Yes. *"
            $results[0].Source | Should -BeLike 'Microsoft Graph (SignIn), with 1 policy from a file'
        }

        It 'saves the tenant of several accounts, and judges each of them without a sign-in' {
            'mfa@sandbox.example', 'per-user-disabled@sandbox.example' | Test-PartnerMfaSetup -Environment Sandbox -SaveTenant TestDrive:/tenant.json -Quiet | Should -Be @($true, $false)

            Test-PartnerMfaSetup -TenantPath TestDrive:/tenant.json -Quiet | Should -Be @($true, $false)
            Test-PartnerMfaSetup -TenantPath TestDrive:/tenant.json -PolicyPath TestDrive:/mfa.json -Quiet | Should -Be @($true, $true)
            $locked = Test-PartnerMfaSetup mfa@sandbox.example -TenantPath TestDrive:/tenant.json -PolicyPath TestDrive:/*k.json
            $locked[0].Result, $locked[0].Environment | Should -Be 'No', 'Sandbox'
            $locked[0].Message | Should -BeLike "Rehearsal: the policy 'Block', if switched on, turns Yes into No and locks the account out. *"
            (Get-Content TestDrive:/tenant.json -Raw | ConvertFrom-Json).version | Should -Be 1
        }

        It 'judges policies by themselves' {
            $results = Test-PartnerMfaSetup -PolicyPath TestDrive:/mfa.json

            $results[0].Result, $results[0].Account | Should -Be 'Yes', $null
            $results.Check | Should -Be @($null, 'ConditionalAccess', 'SignInAllowed', 'UnattendedSignIn', 'SessionLifetime')
        }

        It 'refuses <Id>' -ForEach @(
            @{ Id = 'PolicyFileInvalid'; Call = { Test-PartnerMfaSetup -PolicyPath TestDrive:/bad.json } }
            @{ Id = 'FileNotFound'; Call = { Test-PartnerMfaSetup -PolicyPath TestDrive:/missing*.json } }
            @{ Id = 'TenantFileInvalid'; Call = { Test-PartnerMfaSetup -TenantPath TestDrive:/mfa.json } }
            @{ Id = 'TenantNotSaved'; Call = { Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -SaveTenant TestDrive:/mfa.json } }
            @{ Id = 'AccountNotSaved'; Call = { Test-PartnerMfaSetup nobody@sandbox.example -TenantPath TestDrive:/tenant.json } }
        ) {
            $Call | Should -Throw -ErrorId "$Id,PartnerMfa.Commands.TestPartnerMfaSetupCommand"
        }
    }

    It 'takes back a Yes that the sign-in log contradicts' {
        $setup = Test-PartnerMfaSetup sign-in-without-mfa@sandbox.example -Environment Sandbox -Witness SignIns

        $setup[0].Result | Should -Be 'Unknown'
        $setup[0].Reason | Should -Be 'WitnessDisagrees'
        $setup[0].Message | Should -Match "^As it is read here, the policy 'Require MFA for all users' requires MFA at every sign-in\. But by the sign-in log, the sign-in to Partner Center of .+Z was not required to use it: no policy applied to it\.$"
        (Test-PartnerMfaSetup sign-in-without-mfa@sandbox.example -Environment Sandbox -Witness WhatIf)[0].Result | Should -Be 'Yes'
    }

    It 'asks for second opinions: <_>' -ForEach 'WhatIf', 'SignIns' {
        $check = Test-PartnerMfaSetup mfa@sandbox.example -Environment Sandbox -Witness $_ | Where-Object Check -EQ ConditionalAccess

        $check.Result | Should -Be 'Yes'
        if ($_ -eq 'WhatIf') { $check.Message | Should -BeLike '* Microsoft''s own evaluation (What If) agrees.' }
        else { ($check.Evidence -match '^sign-in \d{4}-').Count | Should -Be 2 }
    }
}
