BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.GetPartnerMfaEnvironmentCommand'
}

Describe 'Get-PartnerMfaEnvironment' {
    It 'lists every environment' {
        (Get-PartnerMfaEnvironment).Name | Should -BeExactly @('Global', 'USGovernment', 'China', 'Sandbox')
    }

    It 'finds <Name>, which is <Expected>' -ForEach @(
        @{ Name = 'china'; Expected = 'China' }
        @{ Name = 'AzureUSGovernment'; Expected = 'USGovernment' }
        @{ Name = 'AzureCloud'; Expected = 'Global' }
        @{ Name = 'S*'; Expected = 'Sandbox' }
        @{ Name = '*o*'; Expected = 'Global', 'USGovernment', 'Sandbox' }
    ) {
        (Get-PartnerMfaEnvironment $Name).Name | Should -BeExactly $Expected
    }

    It 'takes names by value and by property' {
        'Global', 'China' | Get-PartnerMfaEnvironment | ForEach-Object Name | Should -BeExactly @('Global', 'China')
        [pscustomobject]@{ Environment = 'Sandbox' } | Get-PartnerMfaEnvironment | ForEach-Object Name | Should -BeExactly 'Sandbox'
    }

    It 'returns what -Environment accepts' {
        (Connect-PartnerMfa -Environment (Get-PartnerMfaEnvironment Sandbox) -PassThru).Environment | Should -BeExactly 'Sandbox'
        Disconnect-PartnerMfa
    }

    It 'returns nothing for a wildcard without matches, as Get-Module does' {
        Get-PartnerMfaEnvironment 'x*' | Should -BeNullOrEmpty
    }

    It 'reports <Name> and continues' -ForEach @(
        @{ Name = 'Mars'; Id = 'EnvironmentUnknown'; Remedy = '*Sandbox*' }
        @{ Name = 'Germany'; Id = 'EnvironmentClosed'; Remedy = '*Global*' }
    ) {
        (Get-PartnerMfaEnvironment $Name, 'China' -ErrorAction SilentlyContinue -ErrorVariable failures).Name | Should -BeExactly 'China'

        $failures | Should -HaveCount 1
        Assert-Failure $failures[0] -Id "$Id,$command" -Category InvalidArgument -Target $Name -Remedy $Remedy
    }
}
