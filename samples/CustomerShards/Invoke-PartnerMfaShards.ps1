<#
.SYNOPSIS
Tests your customers on several machines at once, in sessions of Invoke-Command, and joins their parts into one report.

.DESCRIPTION
Copies the list of customers and Test-PartnerMfaShard.ps1 to each session, runs one part in each of them, brings the parts back, and joins them. The
sessions are yours: over SSH, over WinRM, or to containers. Each machine has the module PartnerMfa and a refresh token store of its own.

Exit codes: 1 when any answer is No, else 2 when any is Unknown or a part is missing, else 0.

.PARAMETER Session
The sessions, from New-PSSession: one for each worker.

.PARAMETER CustomerList
A text file with one tenant ID or domain a line.

.PARAMETER ReportPath
The report of all parts: a page (.html), or .json, .md, .xml for JUnit.

.PARAMETER Connect
The parameters of Connect-PartnerMfa on each worker. Name a store that the worker itself can reach: no secret is sent from here unless you put one in.

.PARAMETER Environment
Sandbox to try it.

.EXAMPLE
$workers = 'worker1', 'worker2', 'worker3' | ForEach-Object { New-PSSession -HostName $_ -UserName jobs }
./Invoke-PartnerMfaShards.ps1 -Session $workers -CustomerList customers.txt -ReportPath customers.html -Environment Sandbox
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [Management.Automation.Runspaces.PSSession[]] $Session,

    [Parameter(Mandatory = $true)]
    [string] $CustomerList,

    [string] $ReportPath = 'customers.html',

    [hashtable] $Connect = @{},

    [string] $Environment
)

$ErrorActionPreference = 'Stop'
# An uncaught error would exit with 1, which means No here.
trap {
    Write-Error "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)" -ErrorAction Continue
    exit 2
}

Import-Module PartnerMfa
$list = Get-Content -LiteralPath $CustomerList -Raw
$script = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'Test-PartnerMfaShard.ps1') -Raw
$count = $Session.Count
$jobs = for ($i = 0; $i -lt $count; $i++) {
    Invoke-Command -Session $Session[$i] -AsJob -ArgumentList $script, $list, ($i + 1), $count, $Connect, $Environment -ScriptBlock {
        param($Script, $List, $Shard, $Of, $Connect, $Environment)
        $folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
        try {
            $file = Join-Path $folder 'shard.ps1'
            Set-Content -LiteralPath $file -Value $Script
            Set-Content -LiteralPath (Join-Path $folder 'customers.txt') -Value $List
            $part = Join-Path $folder 'part.json'
            $more = if ($Environment) { @{ Environment = $Environment } } else { @{} }
            & $file -CustomerList (Join-Path $folder 'customers.txt') -Shard $Shard -Of $Of -ReportPath $part -Connect $Connect @more
            [pscustomobject] @{ Shard = $Shard; ExitCode = $LASTEXITCODE; Report = if (Test-Path $part) { Get-Content -LiteralPath $part -Raw } }
        }
        finally {
            Remove-Item -LiteralPath $folder -Recurse -Force
        }
    }
}

$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
try {
    $parts = @($jobs | Wait-Job | Receive-Job -ErrorAction Continue)
    $jobs | Remove-Job
    foreach ($part in $parts | Where-Object Report) { Set-Content -LiteralPath (Join-Path $folder "part-$($part.Shard).json") -Value $part.Report }
    if (-not (Test-Path (Join-Path $folder '*.json'))) { throw 'No worker returned a part.' }
    Export-PartnerMfaReport -ReportPath (Join-Path $folder '*.json') -Path $ReportPath -Title "Customers, tested by $count workers" -Force
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}

$missing = @(1..$count | Where-Object { $_ -notin @($parts | Where-Object Report).Shard })
foreach ($shard in $missing) { Write-Error "Part $shard of $count is missing." -ErrorAction Continue }
if ($parts.ExitCode -contains 1) { exit 1 }
if ($missing -or $parts.ExitCode -contains 2) { exit 2 }
exit 0
