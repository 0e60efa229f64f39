BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.ComparePartnerMfaReportCommand'
    $good = Get-SandboxContext mfa | Test-PartnerCenterMfa
    $bad = Get-SandboxContext password | Test-PartnerCenterMfa

    # The same account in another state.
    function Get-Changed {
        param($Result, [string] $Account)

        $copy = $Result | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $copy.Account = $Account
        $copy
    }
}

Describe 'Compare-PartnerMfaReport' {
    BeforeEach {
        $old = Join-Path $TestDrive "old $([guid]::NewGuid()).json"
        $new = Join-Path $TestDrive "new $([guid]::NewGuid()).json"
        $good, (Get-Changed $bad 'better@sandbox.example') | Export-PartnerMfaReport $old
        (Get-Changed $bad 'mfa@sandbox.example'), (Get-Changed $good 'better@sandbox.example') | Export-PartnerMfaReport $new
    }

    It 'returns what got worse first, then what got better' {
        $changes = Compare-PartnerMfaReport $old $new

        $changes | ForEach-Object { "$($_.Change) $($_.Account) $($_.PreviousResult) $($_.Result) $($_.IsRegression)" } |
            Should -BeExactly @('Worse mfa@sandbox.example Yes No True', 'Better better@sandbox.example No Yes False')
        $changes[0] | Should -BeOfType PartnerMfa.PartnerMfaChange
    }

    It 'returns unchanged results only with -IncludeEqual' {
        Compare-PartnerMfaReport $old $old | Should -BeNullOrEmpty
        (Compare-PartnerMfaReport $old $old -IncludeEqual).Change | Should -BeExactly @('Same', 'Same')
    }

    It 'returns a Boolean with -Quiet' {
        Compare-PartnerMfaReport $old $new -Quiet | Should -BeExactly $false
        Compare-PartnerMfaReport $old $old -Quiet | Should -BeExactly $true
    }

    It 'takes the newer report through the pipeline' {
        (Get-Item $new | Compare-PartnerMfaReport $old).Change | Should -BeExactly @('Worse', 'Better')
    }

    It 'accepts the known findings of a baseline' {
        $baseline = Join-Path $TestDrive 'baseline.json'
        @{ accepted = @(@{ account = 'mfa@sandbox.example'; because = 'It is planned.'; until = '2099-12-31' }) } | ConvertTo-Json -Depth 3 | Set-Content $baseline

        $changes = Compare-PartnerMfaReport $old $new -BaselinePath $baseline

        $changes.Change | Should -BeExactly @('Worse', 'Better')
        $changes[0].IsRegression, $changes[0].AcceptedBecause | Should -BeExactly @($false, 'It is planned.')
        Compare-PartnerMfaReport $old $new -BaselinePath $baseline -Quiet | Should -BeExactly $true
    }

    It 'warns of an entry that expired, and of one that matches nothing' {
        $baseline = Join-Path $TestDrive 'baseline.json'
        @{ accepted = @(
                @{ account = 'mfa@sandbox.example'; because = 'It was planned.'; until = '2020-12-31' }
                @{ account = 'nobody@sandbox.example'; because = 'It is planned.'; until = '2099-12-31' }
            )
        } | ConvertTo-Json -Depth 3 | Set-Content $baseline

        $changes = Compare-PartnerMfaReport $old $new -BaselinePath $baseline -WarningVariable warnings -WarningAction SilentlyContinue

        $changes[0].IsRegression | Should -BeExactly $true
        $warnings | ForEach-Object { "$_" } | Should -BeExactly @(
            'Entry 1 of the baseline (mfa@sandbox.example) expired on 2020-12-31 and accepts nothing any more. Fix the finding, or renew the entry.'
            'Entry 2 of the baseline (nobody@sandbox.example) matches no finding. Remove it if it is no longer needed.'
        )
    }

    It 'reports a malformed entry and continues' {
        $baseline = Join-Path $TestDrive 'baseline.json'
        '{ "accepted": [ { "account": "mfa@sandbox.example" } ] }' | Set-Content $baseline

        $changes = Compare-PartnerMfaReport $old $new -BaselinePath $baseline -ErrorVariable failures -ErrorAction SilentlyContinue

        $changes.Change | Should -BeExactly @('Worse', 'Better')
        $failures.FullyQualifiedErrorId | Should -BeExactly "BaselineInvalid,$command"
        $failures[0].CategoryInfo.Category | Should -Be InvalidData
    }

    It 'makes a report of the changes, also of those that came through JSON' {
        $page = Join-Path $TestDrive 'changes.html'
        Compare-PartnerMfaReport $old $new -IncludeEqual | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Export-PartnerMfaReport $page

        Get-Content $page -Raw | Should -Match '<title>WORSE in the sandbox - '
    }

    It 'refuses a file that is not a report' {
        $text = Join-Path $TestDrive 'text.json'
        'hello' | Set-Content $text

        $failure = { Compare-PartnerMfaReport $old $text } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeExactly "ReportUnreadable,$command"
        $failure.CategoryInfo.Category | Should -Be ReadError
    }
}

Describe 'Export-PartnerMfaReport -ReportPath' {
    It 'joins reports, and reports a part that is missing' {
        $good | Export-PartnerMfaReport (Join-Path $TestDrive 'part-1.json')
        $bad | Export-PartnerMfaReport (Join-Path $TestDrive 'part-2.json')

        Export-PartnerMfaReport (Join-Path $TestDrive 'all.json') -ReportPath (Join-Path $TestDrive 'part-*.json'), (Join-Path $TestDrive 'part 3.json') -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,PartnerMfa.Commands.ExportPartnerMfaReportCommand'
        $report = Get-Content (Join-Path $TestDrive 'all.json') -Raw | ConvertFrom-Json
        $report.answer, $report.counts.yes, $report.counts.no, $report.counts.errors | Should -Be @('No', 1, 1, 1)
    }
}
