# Where no SSH server can be started, the jobs of Runspaces.Tests.ps1 cover what crosses a process boundary.

Describe 'Remoting over SSH' {
    BeforeAll {
        foreach ($support in 'Sandbox', 'ChildPowerShell', 'Needs', 'SshServer') { . "$PSScriptRoot/Support/$support.ps1" }

        $missing = Find-MissingSshNeed
        if (-not $missing) {
            $server = Start-SshServer (New-Item (Join-Path $TestDrive 'ssh') -ItemType Directory).FullName
            $connection = $server.Connection
        }
    }

    BeforeEach { Assert-NoMissingNeed $missing }

    AfterAll {
        if ($server) { $server.Process.Kill($true) }
    }

    It 'returns the same result objects' {
        $far = Invoke-Command @connection -ArgumentList $ModulePath {
            Import-Module $args[0]
            Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example
        }
        $near = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName password@sandbox.example

        $far.PSObject.TypeNames[0] | Should -BeExactly 'Deserialized.PartnerMfa.PartnerMfaResult'
        $changing = 'IssuedOn', 'ExpiresOn', 'CheckedOn', 'Duration', 'CorrelationId', 'RequestId', 'Evidence'
        foreach ($property in $near.PSObject.Properties | Where-Object Name -NotIn $changing) {
            $far.$($property.Name) | Should -BeExactly $property.Value -Because "$($property.Name) must survive"
        }
        $far.Evidence.Count | Should -Be $near.Evidence.Count
        $far.ExpiresOn, $far.CheckedOn | Should -BeOfType datetime
        $far | Out-String | Should -BeLike '*NO*Environment     Sandbox (simulated*'
    }

    It 'answers many tokens in their order' {
        $tokens = 'mfa', 'password', 'portal' | ForEach-Object { Get-SandboxToken $_ }

        Invoke-Command @connection -ArgumentList $ModulePath, $tokens {
            Import-Module $args[0]
            $args[1] | Test-PartnerCenterMfa -Environment Sandbox
        } | ForEach-Object Result | Should -BeExactly @('Yes', 'No', 'Unknown')
    }

    It 'tests each customer once, on three workers, and joins their parts' {
        $names = 'good-customer', 'without-gdap', 'blocks-by-policy', 'without-role', 'another-good-customer', 'guest', 'without-consent'
        $list = Join-Path $TestDrive 'customers.txt'
        $names | ForEach-Object { "$_.sandbox.example" } | Set-Content $list
        $report = Join-Path $TestDrive 'all.json'
        $workers = 1..3 | ForEach-Object { New-PSSession @connection }
        $modulePathBefore = $env:PSModulePath
        try {
            # Samples import the module by its name.
            $modules = (Split-Path (Split-Path $ModulePath)) + [IO.Path]::PathSeparator
            $env:PSModulePath = $modules + $env:PSModulePath
            Invoke-Command $workers -ArgumentList $modules { $env:PSModulePath = $args[0] + $env:PSModulePath }
            & "$PSScriptRoot/../../samples/CustomerShards/Invoke-PartnerMfaShards.ps1" -Session $workers -CustomerList $list -ReportPath $report -Environment Sandbox

            $LASTEXITCODE | Should -Be 1
            @(Invoke-Command $workers { $PID } | Sort-Object -Unique).Count | Should -Be 3
            (Get-Content $report -Raw | ConvertFrom-Json).results.customer -replace '\..*' | Sort-Object | Should -BeExactly ($names | Sort-Object)
        }
        finally {
            $env:PSModulePath = $modulePathBefore
            $workers | Remove-PSSession
        }
    }
}
