BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"
}

Describe 'Get-PartnerMfaUsage' {
    AfterEach { Disconnect-PartnerMfa }

    It 'shows which application calls without MFA, for which users, with which operations and when last' {
        $usage = Get-PartnerMfaUsage -Environment Sandbox
        $job = $usage | Where-Object ApplicationName -EQ 'Nightly invoices'

        $usage.Result | Should -Be 'No', 'No', 'No', 'Yes', 'Yes'
        $job.Reason | Should -Be 'CallsWithoutMfa'
        $job.Message | Should -Match "^'Nightly invoices' \(.+\) called Partner Center without MFA: 28 of 28 calls from .+, last Get /v\{version\}/invoices by invoices@sandbox.example at .+ UTC\.$"
        $job.Remedy | Should -Match 'New-PartnerMfaRefreshToken'
        $job.Days.Count | Should -Be 7
        $job.Calls.Count | Should -Be 10
        $job.Users.UserPrincipalName | Should -Be 'invoices@sandbox.example'
        $job.CompliantShare | Should -Be 0
        ($usage | Where-Object Reason -EQ 'PrincipalsWithoutMfa').Users.UserPrincipalName | Should -Be 'former-admin@sandbox.example'
        $usage.Environment | Sort-Object -Unique | Should -Be 'Sandbox'
    }

    It 'answers <_.Result> for the account <_.Account>' -ForEach @(
        @{ Account = 'unconfirmed'; Result = 'Yes', 'Yes'; Reason = 'CallsWithMfa', 'CallsWithMfa' }
        @{ Account = 'ngcmfa'; Result = 'NotApplicable'; Reason = 'NoCalls' }
        @{ Account = 'v2'; Result = 'No', 'No', 'No', 'Unknown', 'Unknown'; Reason = 'CallsWithoutMfa', 'CallsWithoutMfa', 'PrincipalsWithoutMfa', 'UsageNotRead', 'UsageNotRead' }
        @{ Account = 'no-role'; Result = 'Unknown'; Reason = 'UsageNotRead' }
        @{ Account = 'password'; Result = 'Unknown'; Reason = 'UsageNotRead' }
        @{ Account = 'portal'; Result = 'Unknown'; Reason = 'UsageNotRead' }
        @{ Account = 'expired'; Result = 'Unknown'; Reason = 'TokenExpired' }
        @{ Account = 'app-only'; Result = 'Unknown'; Reason = 'AppOnlyToken' }
    ) {
        $usage = @(Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName "$($_.Account)@sandbox.example")

        $usage.Result | Should -Be $_.Result
        $usage.Reason | Should -Be $_.Reason
    }

    It 'leaves out compliant applications with -NonCompliantOnly' {
        (Get-PartnerMfaUsage -Environment Sandbox -NonCompliantOnly).Result | Should -Be 'No', 'No', 'No'
        Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example -NonCompliantOnly | Should -BeNullOrEmpty
    }

    It 'looks only at the given applications, and at the given number of days and calls' {
        $ids = '5a9db0c5-0000-4000-8000-000000000102', '00000000-0000-0000-0000-000000000001'
        $usage = Get-PartnerMfaUsage -Environment Sandbox -ApplicationId $ids -Days 30 -CallLimit 3

        $usage.ApplicationId | Should -Be $ids
        $usage.Result | Should -Be 'No', 'NotApplicable'
        $usage[0].Days.Count | Should -Be 30
        $usage[0].Calls.Count | Should -Be 3
    }

    It 'returns true with -Quiet only when every answer is Yes' {
        Get-PartnerMfaUsage -Environment Sandbox -Quiet | Should -BeFalse
        Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example -Quiet | Should -BeTrue
        Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName ngcmfa@sandbox.example -Quiet | Should -BeFalse
        Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName no-role@sandbox.example -Quiet | Should -BeFalse
    }

    It 'takes tokens and connections from the pipeline and continues after an invalid one' {
        $failures = $null
        $usage = (Get-SandboxToken unconfirmed), 'no token', (Get-SandboxToken ngcmfa) |
            Get-PartnerMfaUsage -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

        $usage.Result | Should -Be 'Yes', 'Yes', 'NotApplicable'
        $failures.FullyQualifiedErrorId | Should -BeLike 'TokenMalformed,*'
        (Get-SandboxContext unconfirmed | Get-PartnerMfaUsage).Result | Should -Be 'Yes', 'Yes'
    }

    It 'shows Microsoft''s scores beside the answers and never counts them' {
        $usage = Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example -TenantScore
        $scores = @($usage | Where-Object Check)

        $scores.Check | Should -Be 'AdminMFAV2', 'MFARegistrationV2', 'mfaEnforcedForAdmins'
        $scores.Message | Should -Not -BeNullOrEmpty
        Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName unconfirmed@sandbox.example -TenantScore -Quiet | Should -BeTrue
    }

    It 'says with -SignInLog why <Name> called without MFA' -ForEach @(
        @{ Name = 'Nightly invoices'; Id = '5a9db0c5-0000-4000-8000-000000000102'; Cause = 'sent the user name and password (ROPC), which never has MFA' }
        @{ Name = 'Customer portal'; Id = '5a9db0c5-0000-4000-8000-000000000103'; Cause = 'came from a trusted location, where no MFA was required' }
    ) {
        $usage = Get-PartnerMfaUsage -Environment Sandbox -ApplicationId $Id -SignInLog

        $usage.ApplicationName | Should -Be $Name
        $usage.Message | Should -BeLike "* The sign-in log says why: the sign-in of *Z $Cause."
        @($usage.Calls).Count | Should -BeGreaterThan 0
        @($usage.Calls).Cause | ForEach-Object { $_ | Should -BeLike "*$Cause" }
        $usage.Evidence | Should -Contain 'sign-in log: 30 sign-ins'
        @((Get-PartnerMfaUsage -Environment Sandbox -ApplicationId $Id).Calls).Cause | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'changes no answer when the sign-in log may not be read' {
        $usage = Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName no-permission@sandbox.example -SignInLog
        $without = Get-PartnerMfaUsage -Environment Sandbox -UserPrincipalName no-permission@sandbox.example

        $usage.Message | Should -Be $without.Message
        $usage[0].Evidence -match '^sign-in log: not fully read \(HTTP 403' | Should -Not -BeNullOrEmpty
    }

    It 'refuses a Partner Center token in place of one for Graph' {
        { Get-PartnerMfaUsage -Environment Sandbox -GraphToken (Get-SandboxToken) -ErrorAction Stop } |
            Should -Throw -ErrorId 'GraphTokenInvalid,PartnerMfa.Commands.GetPartnerMfaUsageCommand'
    }

    It 'survives jobs and JSON' {
        $module = $ModulePath
        $job = Start-Job { Import-Module $using:module; Get-PartnerMfaUsage -Environment Sandbox -CallLimit 2 } | Receive-Job -Wait -AutoRemoveJob
        $json = Get-PartnerMfaUsage -Environment Sandbox -CallLimit 2 | ConvertTo-Json -Depth 3 | ConvertFrom-Json

        foreach ($copy in $job, $json) {
            $copy[0].Result | Should -Be 'No'
            $copy[0].Calls[1].OperationName | Should -Be 'Get /v{version}/invoices'
            $copy[0].Users[0].UserPrincipalName | Should -Be 'invoices@sandbox.example'
            $copy[0].Days[6].TotalRequests | Should -Be 4
        }
    }

    It 'shows the same in the culture <_>' -ForEach 'de-DE', 'ja-JP', 'tr-TR', 'th-TH', 'ar-SA' {
        $usage = Get-PartnerMfaUsage -Environment Sandbox
        $before = [cultureinfo]::CurrentCulture
        try {
            $here, $there = foreach ($culture in '', $_) {
                [cultureinfo]::CurrentCulture = $culture
                , @(($usage | Out-String -Width 200), ($usage | ConvertTo-Json -Depth 3), "$($usage[0].Days) $($usage[0].Calls)")
            }
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        $there | Should -BeExactly $here
    }

    It 'shows days, users and calls' {
        $text = Get-PartnerMfaUsage -Environment Sandbox -ApplicationId 5a9db0c5-0000-4000-8000-000000000103 | Format-List | Out-String -Width 200

        $text | Should -Match '(?m)^Result +: No'
        $text | Should -Match '(?m)^Name +: Customer portal'
        $text | Should -Match '\d{4}-\d\d-\d\d   91 %  11 of 12 with MFA'
        $text | Should -Match 'Users without MFA'
        $text | Should -Match '(?s)Newest calls without MFA.+helpdesk@sandbox.example.+Patch /v\{version\}/customers/\{customer_id\}/profiles/billing'
    }
}
