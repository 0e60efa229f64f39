<#
.SYNOPSIS
Runs PSScriptAnalyzer on every script of the repository.

.DESCRIPTION
The exit code is 0 when it finds nothing, 1 when it finds something, and 2 when PSScriptAnalyzer is not on the module path.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
    'PSScriptAnalyzer is not on the module path, so it did not run.'
    exit 2
}
Import-Module PSScriptAnalyzer

$root = (Resolve-Path "$PSScriptRoot/..").Path
$scripts = @(
    Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](out|bin|obj|\.git)[\\/]' }
)
if ($scripts.Count -eq 0) { throw "There are no scripts in '$root'." }

# In Pester files one block sets a variable and another uses it, which the first rule cannot see. The others are for functions that
# users call, not for those of a test.
$testRules = @{
    ExcludeRule = 'PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidUsingPlainTextForPassword'
}
$findings = @(
    foreach ($script in $scripts) {
        $exclude = if ($script.FullName -like "$(Join-Path $root tests/Pester)*") { $testRules } else { @{} }
        Invoke-ScriptAnalyzer -Path $script.FullName -Settings "$root/PSScriptAnalyzerSettings.psd1" @exclude
    }
)
foreach ($finding in $findings) {
    "$($finding.ScriptPath.Substring($root.Length + 1)):$($finding.Line): $($finding.RuleName): $($finding.Message)"
}

"PSScriptAnalyzer: $($findings.Count) findings in $($scripts.Count) scripts"
exit [int] ($findings.Count -gt 0)
