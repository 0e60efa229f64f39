<#
.SYNOPSIS
Runs the Pester tests on the built module, out/PartnerMfa.

.DESCRIPTION
The last line tells the counts. The exit code is 1 when a test fails, when a file cannot be run, or when there was nothing to run.
Isolation.Tests.ps1 needs what tests/Isolation/Build.ps1 prepares.

.EXAMPLE
./tests/Pester/Invoke-Tests.ps1 -Path tests/Pester/Secrets.Tests.ps1 -Output Detailed
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,

    [ValidateSet('Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal'
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = $Output
$run = Invoke-Pester -Configuration $configuration

# A file or a block that broke has no test that failed for it.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
$skipped = $run.SkippedCount + $run.InconclusiveCount
if ($run.PassedCount + $failed -eq 0) {
    'No test ran.'
    $failed = 1
}

"Pester: $($run.PassedCount) passed, $failed failed, $skipped skipped"
exit [int] ($failed -gt 0)
