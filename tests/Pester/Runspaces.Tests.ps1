BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"

    # Everything in a result that a script may use later.
    function Assert-SameValue {
        param($Actual, $Expected)

        foreach ($name in 'Result', 'Reason', 'Message', 'Remedy', 'HelpUri', 'Account', 'TenantId', 'ApplicationId', 'AuthenticationMethods',
            'Audience', 'IsExpired', 'Environment', 'Source', 'StatusCode', 'ServiceConfirmed', 'OrdinaryCallsTried', 'OrdinaryCallsRefused', 'Attempts') {
            $Actual.$name | Should -BeExactly $Expected.$name -Because "$name must survive"
        }
    }
}

Describe 'The connection' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'belongs to its runspace, so three runspaces at once keep theirs apart' {
        $accounts = 'mfa', 'password', 'ngcmfa'
        $meeting = [Threading.Barrier]::new($accounts.Count)
        $sessions = foreach ($account in $accounts) {
            $session = [powershell]::Create()
            $session.AddScript({
                    param($Module, $Account, $Meeting)
                    Import-Module $Module
                    $Meeting.SignalAndWait()
                    Connect-PartnerMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" 3>$null 6>$null
                    $Meeting.SignalAndWait()
                    (Get-PartnerMfaContext).Account
                    (Test-PartnerMfaToken).Result
                    (Test-PartnerCenterMfa).Reason
                    $Meeting.SignalAndWait()
                    if ($Account -eq 'mfa') { Disconnect-PartnerMfa }
                    $Meeting.SignalAndWait()
                    "$(Get-PartnerMfaContext)"
                }).AddParameters(@{ Module = $ModulePath; Account = $account; Meeting = $meeting }) | Out-Null
            @{ Session = $session; Running = $session.BeginInvoke() }
        }

        try {
            $answers = foreach ($one in $sessions) { , @($one.Session.EndInvoke($one.Running)) }

            $answers[0] | Should -BeExactly @('mfa@sandbox.example', 'Yes', 'MfaConfirmedByService', '')
            $answers[1] | Should -BeExactly @('password@sandbox.example', 'No', 'MfaRequiredByService', 'password@sandbox.example (Sandbox)')
            $answers[2] | Should -BeExactly @('ngcmfa@sandbox.example', 'Unknown', 'NotConfirmedByService', 'ngcmfa@sandbox.example (Sandbox)')
            Get-PartnerMfaContext | Should -BeNullOrEmpty -Because 'this runspace has not connected'
        }
        finally {
            foreach ($one in $sessions) { $one.Session.Dispose() }
            $meeting.Dispose()
        }
    }

    It 'is separate from the connection of a job in another process' {
        Connect-PartnerMfa -Environment Sandbox 6>$null
        $job = Start-Job {
            Import-Module $using:ModulePath
            "$(Get-PartnerMfaContext)"
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example 3>$null 6>$null
        }

        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeExactly ''
        (Get-PartnerMfaContext).Account | Should -BeExactly 'mfa@sandbox.example'
    }

    It 'ends when the module is removed' {
        Connect-PartnerMfa -Environment Sandbox 6>$null
        Remove-Module PartnerMfa
        Import-Module $ModulePath

        Get-PartnerMfaContext | Should -BeNullOrEmpty
    }
}

Describe 'A result' {
    BeforeEach { Disconnect-PartnerMfa }

    It 'keeps its values through Start-Job' {
        $job = Start-Job {
            Import-Module $using:ModulePath
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example
        }
        $far = $job | Receive-Job -Wait -AutoRemoveJob
        $near = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example

        $far.PSObject.TypeNames[0] | Should -BeExactly 'Deserialized.PartnerMfa.PartnerMfaResult'
        Assert-SameValue $far $near
        $far.ExpiresOn, $far.CheckedOn | Should -BeOfType datetime
        $far.Duration | Should -BeOfType double
    }

    It 'looks the same after Start-Job' {
        $job = Start-Job {
            Import-Module $using:ModulePath
            Test-PartnerCenterMfa -Environment Sandbox
        }

        $job | Receive-Job -Wait -AutoRemoveJob | Out-String | Should -BeLike '*YES*Partner Center confirmed*Environment     Sandbox (simulated*'
    }

    It 'keeps its values through Start-ThreadJob' {
        $job = Start-ThreadJob {
            Import-Module $using:ModulePath
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example
        }

        $far = $job | Receive-Job -Wait -AutoRemoveJob
        Assert-SameValue $far (Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example)
        (Get-PartnerMfaContext).Account | Should -BeExactly 'password@sandbox.example'
    }

    It 'comes from ForEach-Object -Parallel for each account' {
        $results = 'mfa', 'password', 'ngcmfa', 'flaky', 'portal', 'no-role' | ForEach-Object -ThrottleLimit 6 -Parallel {
            Import-Module $using:ModulePath
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName "$_@sandbox.example"
        }

        $results | Sort-Object Account | ForEach-Object { "$($_.Account) $($_.Result)" } | Should -BeExactly @(
            'flaky@sandbox.example Yes', 'mfa@sandbox.example Yes', 'ngcmfa@sandbox.example Unknown',
            'no-role@sandbox.example Unknown', 'password@sandbox.example No', 'portal@sandbox.example Unknown')
    }

    It 'comes from ForEach-Object -Parallel for contexts of this runspace' {
        $contexts = 'mfa', 'password' | ForEach-Object { Get-SandboxContext $_ }

        $results = $contexts | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $_ | Test-PartnerCenterMfa
        }

        $results | Sort-Object Account | ForEach-Object Result | Should -BeExactly @('Yes', 'No')
    }

    It 'keeps its values through ConvertTo-Json -Depth 10' {
        $near = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example
        $far = $near | ConvertTo-Json -Depth 10 | ConvertFrom-Json

        Assert-SameValue $far $near
        $far.ExpiresOn | Should -Be $near.ExpiresOn
        $far.PSObject.Properties.Name | Should -Be $near.PSObject.Properties.Name
    }

    It 'keeps its values through Export-Clixml' {
        $file = Join-Path $TestDrive 'result.xml'
        $near = Test-PartnerCenterMfa -Environment Sandbox
        $near | Export-Clixml $file

        Assert-SameValue (Import-Clixml $file) $near
    }

    It 'keeps the IDs of errors through Start-Job' {
        $job = Start-Job {
            Import-Module $using:ModulePath
            Connect-PartnerMfa -Environment Sandbox -UserPrincipalName blocked@sandbox.example
        }
        $job | Receive-Job -Wait -AutoRemoveJob -ErrorAction SilentlyContinue -ErrorVariable failures

        $failures[0].FullyQualifiedErrorId | Should -BeExactly 'ConditionalAccessBlocked,PartnerMfa.Commands.ConnectPartnerMfaCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*sign-in log*'
    }
}

Describe 'Stop-Job' {
    It 'ends a waiting probe within two seconds' {
        $job = Start-ThreadJob {
            Import-Module $using:ModulePath
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName down@sandbox.example -Verbose
        }
        Wait-Until { $job.Verbose -match 'trying again' }

        $watch = [Diagnostics.Stopwatch]::StartNew()
        Stop-Job $job
        $elapsed = $watch.Elapsed.TotalSeconds

        $elapsed | Should -BeLessThan 2
        $job.State | Should -Be 'Stopped'
        $job | Remove-Job
    }
}
