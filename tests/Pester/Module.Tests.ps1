BeforeDiscovery {
    $manifest = Import-PowerShellDataFile "$PSScriptRoot/../../module/PartnerMfa.psd1"
    $commands = $manifest.CmdletsToExport | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"

    function Get-OwnParameter {
        param([string] $Command)

        (Get-Command $Command).Parameters.Values |
            Where-Object { $_.Name -notin [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters }
    }
}

Describe 'The manifest' {
    It 'is valid' {
        (Test-ModuleManifest $ModulePath).Version | Should -BeExactly (Get-Module PartnerMfa).Version
    }

    It 'exports its cmdlets and nothing else' {
        $names = (Import-PowerShellDataFile $ModulePath).CmdletsToExport
        $module = Get-Module PartnerMfa

        $names.Count | Should -BeGreaterThan 0
        $module.ExportedCommands.Keys | Sort-Object | Should -BeExactly ($names | Sort-Object)
        $module.ExportedCmdlets.Keys | Sort-Object | Should -BeExactly ($names | Sort-Object)
    }

    It 'leaves loading of dependencies to the module itself' {
        $data = Import-PowerShellDataFile $ModulePath

        $data.Keys | Should -Not -Contain 'RequiredAssemblies'
        $data.Keys | Should -Not -Contain 'ScriptsToProcess'
        $data.CompatiblePSEditions | Should -Be @('Desktop', 'Core')
        $data.PowerShellVersion | Should -Be '5.1'
    }

    It 'imports without output' {
        $child = Invoke-ChildPowerShell -Script "Import-Module '$ModulePath' -Verbose:`$false"

        $child.Output, $child.Error, $child.ExitCode | Should -Be @('', '', 0)
    }
}

Describe 'The cmdlets' {
    It 'ask before they change something, and only then' {
        $changing = 'Disconnect-PartnerMfa', 'Export-PartnerMfaReport', 'New-PartnerMfaApplication', 'Protect-PartnerMfaCapture', 'Test-PartnerMfaCustomer'
        $asking = @((Get-Module PartnerMfa).ExportedCmdlets.Values | Where-Object { $_.Parameters.ContainsKey('WhatIf') } | ForEach-Object Name)

        $asking.Count | Should -BeGreaterThan 1
        $asking | Where-Object { $_ -notin $changing } | Should -BeNullOrEmpty
        (Get-Module PartnerMfa).ExportedCmdlets.Keys | Where-Object { $_ -in $changing -and $_ -notin $asking } | Should -BeNullOrEmpty
    }

    It 'explain a mandatory parameter when PowerShell prompts for it' {
        $mandatory = foreach ($command in (Get-Module PartnerMfa).ExportedCmdlets.Values) {
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType -notin [switch], [PartnerMfa.PartnerMfaContext], [PartnerMfa.PartnerMfaCapture] }) {
                $parameter.Attributes | Where-Object { $_ -is [Parameter] -and $_.Mandatory } |
                    ForEach-Object { [pscustomobject] @{ Name = "$($command.Name) -$($parameter.Name) ($($_.ParameterSetName))"; Help = $_.HelpMessage } }
            }
        }

        $mandatory.Count | Should -BeGreaterThan 20
        ($mandatory | Where-Object { -not $_.Help }).Name | Should -BeNullOrEmpty
    }
}

Describe '<Name>' -ForEach $commands {
    It 'declares its output type' {
        (Get-Command $Name).OutputType | Should -Not -BeNullOrEmpty
    }

    It 'has a Pester file of the same name' {
        "$PSScriptRoot/$Name.Tests.ps1" | Should -Exist
    }

    Context 'in Get-Help' -Tag 'Help' {
        BeforeAll { $help = Get-Help $Name -Full }

        It 'has a synopsis' {
            $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
            $help.Synopsis | Should -Not -Match "^\s*$Name \[" -Because 'that is the syntax, which PowerShell shows when there is no help'
        }

        It 'has a description' {
            ($help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        }

        It 'describes every parameter' {
            foreach ($parameter in Get-OwnParameter $Name) {
                $text = $help.parameters.parameter | Where-Object name -EQ $parameter.Name | ForEach-Object { $_.description.Text }
                "$text".Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) needs a description"
            }
        }

        It 'describes no parameter that does not exist' {
            $known = @((Get-OwnParameter $Name).Name) + 'WhatIf', 'Confirm'

            $help.parameters.parameter.name | Where-Object { $_ -and $_ -notin $known } | Should -BeNullOrEmpty
        }

        It 'has an example that runs this cmdlet' {
            $examples = @($help.examples.example)

            $examples.Count | Should -BeGreaterThan 0
            ($examples.code -join "`n") | Should -Match $Name
        }

        It 'shows the syntax of every parameter set' {
            @($help.syntax.syntaxItem) | Should -HaveCount (Get-Command $Name).ParameterSets.Count
        }
    }
}

Describe 'The view' {
    BeforeAll {
        function Show-Plain {
            $before = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'PlainText'
            try { $input | Out-String -Width 200 } finally { $PSStyle.OutputRendering = $before }
        }

        function Show-Color {
            $before = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'Ansi'
            try { $input | Out-String -Width 200 } finally { $PSStyle.OutputRendering = $before }
        }
    }

    BeforeEach { Disconnect-PartnerMfa }

    It 'of a result starts with <Word> and then says why' -ForEach @(
        @{ Account = 'mfa'; Word = 'YES'; Words = 'Partner Center confirmed that this sign-in meets its MFA requirement.' }
        @{ Account = 'password'; Word = 'NO'; Words = 'Partner Center refused the call because the user did not sign in with MFA' }
        @{ Account = 'portal'; Word = 'UNKNOWN'; Words = 'HTTP 200 came back with something other than an' }
        @{ Account = 'app-only'; Word = 'NOT APPLICABLE'; Words = 'The token is app-only' }
    ) {
        $lines = (Get-SandboxContext $Account | Test-PartnerCenterMfa | Show-Plain).Trim() -split '\r?\n'

        $lines[0] | Should -BeLike "$Word  $Words*"
    }

    It 'of a result says what to do when there is something to do' {
        $shown = Get-SandboxContext password | Test-PartnerMfaToken | Show-Plain

        # A long command continues after a backtick.
        $shown -replace '[\s`]+', ' ' | Should -BeLike '*What to do: See what the tenant requires of this account: Test-PartnerMfaSetup -UserPrincipalName password@sandbox.example -Environment Sandbox -TenantId*'
    }

    It 'of a result leaves out what to do when there is nothing to do' {
        Get-SandboxContext | Test-PartnerMfaToken | Show-Plain | Should -Not -Match 'What to do'
    }

    It 'of a result shows the evidence' {
        $shown = Get-SandboxContext flaky | Test-PartnerCenterMfa | Show-Plain

        foreach ($line in 'Reason          MfaConfirmedByService', 'Environment     Sandbox (simulated services', 'Account         flaky@sandbox.example',
            'Tenant          5a9db0c5', 'Application     04b07795', 'Source          Browser', 'Methods         pwd, mfa', 'Token expires   20',
            'Partner Center  HTTP 200, confirmed by the service, 2 attempts', 'Correlation ID  ', 'More            in the property HelpUri') {
            $shown | Should -Match "(?m)^\s+$([regex]::Escape($line))"
        }
    }

    It 'of a result without a response says so' {
        $shown = Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName offline@sandbox.example -TimeoutSeconds 1 | Show-Plain

        $shown | Should -Match '(?m)^\s+Partner Center  no response, no statement about MFA'
    }

    It 'of a result shows an expired token as expired' {
        Get-SandboxContext expired | Test-PartnerMfaToken | Show-Plain | Should -Match '(?m)^\s+Token EXPIRED   20'
    }

    It 'of a context also starts with the answer' {
        $shown = Get-SandboxContext password | Show-Plain

        $shown.Trim() | Should -BeLike 'NO  The user signed in without MFA*'
        $shown | Should -Match '(?m)^\s+Sign-in         Browser'
    }

    It 'colors <Word> <Color>' -ForEach @(
        @{ Account = 'mfa'; Word = 'YES'; Color = 'Green' }
        @{ Account = 'password'; Word = 'NO'; Color = 'Red' }
        @{ Account = 'ngcmfa'; Word = 'UNKNOWN'; Color = 'Yellow' }
        @{ Account = 'app-only'; Word = 'NOT APPLICABLE'; Color = 'Blue' }
    ) {
        $shown = Get-SandboxContext $Account | Test-PartnerMfaToken | Show-Color

        $shown.TrimStart() | Should -BeLike ($PSStyle.Bold + $PSStyle.Foreground.$Color + $Word + $PSStyle.Reset + '  *').Replace('[', '`[')
    }

    It 'has no color in plain text' {
        Get-SandboxContext | Test-PartnerMfaToken | Show-Plain | Should -Not -Match '\x1b'
    }

    It 'has no color with NO_COLOR' {
        $before = $env:NO_COLOR
        $env:NO_COLOR = '1'
        try {
            Get-SandboxContext | Test-PartnerMfaToken | Show-Color | Should -Not -Match '\x1b'
        }
        finally {
            $env:NO_COLOR = $before
        }
    }

    It 'has no color in a process started with NO_COLOR' {
        $child = Invoke-ChildPowerShell -Variable @{ NO_COLOR = '1' } -Script "Import-Module '$ModulePath'; Test-PartnerCenterMfa -Environment Sandbox"

        $child.Output | Should -BeLike '*YES  Partner Center confirmed*'
        $child.Output | Should -Not -Match '\x1b'
    }

    It 'stays within 80 columns' {
        $child = Invoke-ChildPowerShell -Variable @{ NO_COLOR = '1' } -Script @"
Import-Module '$ModulePath'
Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example -PassThru 3>`$null | Test-PartnerCenterMfa | Out-String -Width 80
"@
        $lines = $child.Output -split '\r?\n'

        $lines.Count | Should -BeGreaterThan 10
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }
}
