<#
.SYNOPSIS
Tests one part of your customers, as one of several workers that share the work, and writes its part as a JSON report.

.DESCRIPTION
Each worker reads the same list of customers and takes every n-th of it, so that nobody has to divide the list. It keeps its results in a state file,
so that a worker that was ended goes on where it stopped. The parts are joined by Invoke-PartnerMfaShards.ps1, or by
Export-PartnerMfaReport -ReportPath.

It runs wherever PowerShell runs: in the sessions of Invoke-PartnerMfaShards.ps1, in a runbook of Azure Automation, or in a job of a pipeline.

Exit codes: 1 when any answer is No, else 2 when any is Unknown or an error, else 0.

.PARAMETER CustomerList
A text file with one tenant ID or domain a line.

.PARAMETER Shard
Which part this worker takes, from 1.

.PARAMETER Of
How many workers there are.

.PARAMETER ReportPath
The JSON report of this part.

.PARAMETER Connect
The parameters of Connect-PartnerMfa: RefreshTokenStore, ApplicationId, TenantId, and how the app proves itself. Leave it out with -Environment Sandbox.
Use a store that only one worker uses, or one in a key vault: in a file, one worker waits for another.

.PARAMETER Environment
Sandbox to try it. Default: that of the connection.

.EXAMPLE
./Test-PartnerMfaShard.ps1 -CustomerList customers.txt -Shard 1 -Of 3 -ReportPath part-1.json -Environment Sandbox
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $CustomerList,

    [Parameter(Mandatory = $true)]
    [ValidateRange(1, 1000)]
    [int] $Shard,

    [Parameter(Mandatory = $true)]
    [ValidateRange(1, 1000)]
    [int] $Of,

    [Parameter(Mandatory = $true)]
    [string] $ReportPath,

    [hashtable] $Connect = @{},

    [string] $Environment
)

$ErrorActionPreference = 'Stop'
# An uncaught error would exit with 1, which means No here.
trap {
    Write-Error "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)" -ErrorAction Continue
    exit 2
}

if ($Shard -gt $Of) { throw "There is no part $Shard of $Of." }
Import-Module PartnerMfa
$where = if ($Environment) { @{ Environment = $Environment } } else { @{} }
if ($Connect.Count -gt 0) { Connect-PartnerMfa @Connect @where }

$all = @(Get-Content -LiteralPath $CustomerList | ForEach-Object Trim | Where-Object { $_ -and $_ -notlike '#*' })
$mine = @(for ($i = $Shard - 1; $i -lt $all.Count; $i += $Of) { $all[$i] })
if (-not $mine) { throw "Part $Shard of $Of has no customers: the list has $($all.Count)." }

$words = @{}
try {
    $mine | Test-PartnerMfaCustomer @where -StatePath "$ReportPath.state" -ErrorAction Continue |
        ForEach-Object { $words[$_.Result] = $true; $_ } |
        Export-PartnerMfaReport -Path $ReportPath -Format Json -Title "Customers, part $Shard of $Of" -Force
}
finally {
    Disconnect-PartnerMfa
}

if ($words['No']) { exit 1 }
if ($words['Unknown'] -or -not (Test-Path -LiteralPath $ReportPath)) { exit 2 }
exit 0
