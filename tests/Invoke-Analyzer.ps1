<#
.SYNOPSIS
Runs PSScriptAnalyzer on every script of the repository.

.DESCRIPTION
The last line tells the counts: each finding is a failure, a clean run is one pass. The exit code is 1 when there is a finding.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Import-Module PSScriptAnalyzer

$root = (Resolve-Path "$PSScriptRoot/..").Path
$scripts = @(
    Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](out|bin|obj|\.git)[\\/]' }
)
if ($scripts.Count -eq 0) { throw 'There is no script to look at.' }

# In Pester's files one block sets a variable and another uses it, which the first rule cannot see. The others are for the
# functions that users call, not for those of a test.
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

"PSScriptAnalyzer: $([int] ($findings.Count -eq 0)) passed, $($findings.Count) failed, 0 skipped ($($scripts.Count) scripts)"
exit [int] ($findings.Count -gt 0)
