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
}
