<#
.SYNOPSIS
Runs the Pester tests on the built module, out/PartnerMfa.

.DESCRIPTION
The last line gives the counts. The exit code is 1 when a test, a block or a file fails, and when there was nothing to run.
`dotnet build` makes everything the tests need, Pester included; `dotnet test` runs this script once for each file.

.PARAMETER Path
The test files, or folders with test files. Default: all of them.

.PARAMETER ResultPath
Also writes every result into this file, as JSON: Name, Outcome (Passed, Failed, Skipped), Message, Trace.

.EXAMPLE
./tests/Pester/Invoke-Tests.ps1 -Path tests/Pester/Secrets.Tests.ps1 -Output Detailed
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,

    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal',

    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Support/TestResults.ps1"

$out = Join-Path (Resolve-Path "$PSScriptRoot/../..").Path 'out'
$env:PSModulePath = (Join-Path $out 'modules') + [IO.Path]::PathSeparator + $env:PSModulePath

function Get-Result {
    if (-not (Test-Path "$out/PartnerMfa/PartnerMfa.psd1")) {
        return New-TestResult 'The module is built' 'Failed' 'There is no module at out/PartnerMfa. Run: dotnet build'
    }
    $missing = @($Path | Where-Object { -not (Test-Path $_) })
    foreach ($one in $missing) { New-TestResult "Tests run from $one" 'Failed' "There is no file or folder '$one'." }
    if ($missing) { return }

    Import-Module Pester -MinimumVersion 6.2
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = $Output
    ConvertTo-TestResult (Invoke-Pester -Configuration $configuration)
}

$results = @(
    try { Get-Result } catch { New-TestResult 'Pester runs' 'Failed' "$_" $_.ScriptStackTrace }
)
if ($results.Count -eq 0) { $results = @(New-TestResult "Tests run from $Path" 'Failed' "There is no test in '$Path'.") }
if ($ResultPath) { [IO.File]::WriteAllText($ResultPath, (ConvertTo-Json $results -Depth 3)) }

$passed, $failed, $skipped = 'Passed', 'Failed', 'Skipped' | ForEach-Object { $outcome = $_; @($results | Where-Object Outcome -EQ $outcome).Count }
$results | Where-Object Outcome -NE 'Passed' | ForEach-Object { "$($_.Outcome.ToUpperInvariant()): $($_.Name): $($_.Message)" }
"Pester: $passed passed, $failed failed, $skipped skipped"
exit [int] ($failed -gt 0)
