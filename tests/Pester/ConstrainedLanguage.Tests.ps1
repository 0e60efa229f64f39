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

    It 'calls no method of a type that the mode refuses' {
        $format = Get-Content -Raw "$((Get-Module PartnerMfa).ModuleBase)/PartnerMfa.format.ps1xml"
        $types = [regex]::Matches($format, '\[([A-Za-z.]+)\]::') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique

        $types | Should -BeIn 'cultureinfo', 'regex'
    }
}
