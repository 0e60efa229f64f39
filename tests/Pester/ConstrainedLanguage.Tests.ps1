BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"

    # Views are rendered once without and once with the language mode that AppLocker and App Control impose.
    function Get-View([scriptblock] $Script) {
        $shell = [powershell]::Create()
        try {
            $module = (Get-Module PartnerMfa).Path -replace 'PartnerMfa\.dll$', 'PartnerMfa.psd1'
            $null = $shell.AddScript(@"
                Import-Module '$module'
                `$WarningPreference = `$InformationPreference = 'SilentlyContinue'
                `$shown = @(& { $Script })
                `$full = `$shown | Out-String -Width 100
                `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
                `$constrained = `$shown | Out-String -Width 100
                `$full, `$constrained, "`$(`$ExecutionContext.SessionState.LanguageMode)"
"@)
            $shell.Invoke()
        }
        finally { $shell.Dispose() }
    }
}

Describe 'A view in constrained language' {
    It 'shows the same: <Name>' -ForEach @(
        @{ Name = 'a probe'; Script = { Test-PartnerCenterMfa -Environment Sandbox } }
        @{ Name = 'a token with its claims'; Script = { Connect-PartnerMfa -Environment Sandbox; Test-PartnerMfaToken -Explain } }
        @{ Name = 'a setup and its checks'; Script = { Test-PartnerMfaSetup -Environment Sandbox -UserPrincipalName mfa@sandbox.example } }
        @{ Name = 'usage with days, users and calls'; Script = { Get-PartnerMfaUsage -Environment Sandbox } }
        @{ Name = 'a context'; Script = { Connect-PartnerMfa -Environment Sandbox -PassThru } }
    ) {
        $full, $constrained, $mode = Get-View $Script

        $mode | Should -BeExactly 'ConstrainedLanguage'
        $full | Should -Match '\bYES\b|\bNO\b'
        $constrained | Should -BeExactly $full
    }

    It 'shows the same table: <Name>' -ForEach @(
        @{ Name = 'results'; Script = { Test-PartnerCenterMfa -Environment Sandbox | Format-Table } }
        @{ Name = 'checks'; Script = { Test-PartnerMfaSetup -Environment Sandbox -UserPrincipalName mfa@sandbox.example | Format-Table } }
        @{ Name = 'the page of usage'; Script = { Get-PartnerMfaUsage -Environment Sandbox | Format-List } }
        @{ Name = 'environments'; Script = { Get-PartnerMfaEnvironment } }
    ) {
        $full, $constrained, $mode = Get-View $Script

        $mode | Should -BeExactly 'ConstrainedLanguage'
        $full | Should -Not -BeNullOrEmpty
        $constrained | Should -BeExactly $full
    }

    It 'calls no method' {
        $format = [xml] (Get-Content -Raw "$((Get-Module PartnerMfa).ModuleBase)/PartnerMfa.format.ps1xml")
        $scripts = @($format.SelectNodes('//ScriptBlock') | ForEach-Object { [scriptblock]::Create($_.InnerText) })
        $calls = $scripts | ForEach-Object { $_.Ast.FindAll({ param($node) $node -is [Management.Automation.Language.InvokeMemberExpressionAst] }, $true) }

        $scripts.Count | Should -BeGreaterThan 30
        $calls | ForEach-Object { $_.Extent.Text } | Should -BeNullOrEmpty
    }
}
