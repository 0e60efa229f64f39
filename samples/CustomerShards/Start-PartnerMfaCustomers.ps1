<#
.SYNOPSIS
An Azure Automation runbook that tests your customers in several jobs at once, and joins their parts into one report.

.DESCRIPTION
Starts the runbook Test-PartnerMfaCustomersPart once for each part, waits for these jobs, joins the parts from the storage container, and stores the
report there. A No fails the job and says so. An Unknown, an error or a missing part fails it with another message.

Prerequisites
  the modules PartnerMfa, Az.Accounts, Az.Automation and Az.Storage in the runtime environment of PowerShell 7
  the published runbooks Test-PartnerMfaCustomersPart and Test-PartnerMfaShard, from the files of these names beside this one
  a storage container with the blob customers.txt: one tenant ID or domain a line
  what Test-PartnerMfaCustomersPart needs to sign in

Least permissions of the Automation account's managed identity
  Automation Job Operator and Automation Runbook Operator, on the Automation account
  Storage Blob Data Contributor, on that one container

What it writes
  the blobs part-<number>.json and the report, in the container: they name your customers, so limit who can read it
  nothing in the customers' tenants: no consent is granted here

.PARAMETER ResourceGroupName
The resource group of the Automation account.

.PARAMETER AutomationAccountName
The Automation account.

.PARAMETER StorageAccountName
The storage account.

.PARAMETER Container
The container.

.PARAMETER Of
How many jobs share the work.

.PARAMETER Parameters
More parameters of Test-PartnerMfaCustomersPart: TenantId, RefreshTokenStore, AppAssetName, Environment.

.PARAMETER ReportName
The blob for the report: a page (.html), or .json, .md, .xml for JUnit.

.PARAMETER PollSeconds
How long to wait before the jobs are looked at again.

.EXAMPLE
Start-AzAutomationRunbook -Name Start-PartnerMfaCustomers -ResourceGroupName rg -AutomationAccountName account -Parameters @{
    ResourceGroupName = 'rg'; AutomationAccountName = 'account'; StorageAccountName = 'reports'
    Parameters = @{ TenantId = 'contoso.onmicrosoft.com'; RefreshTokenStore = 'https://contoso.vault.azure.net/secrets/partner-refresh-token' }
}
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $ResourceGroupName,

    [Parameter(Mandatory = $true)]
    [string] $AutomationAccountName,

    [Parameter(Mandatory = $true)]
    [string] $StorageAccountName,

    [string] $Container = 'partner-mfa',

    [ValidateRange(1, 50)]
    [int] $Of = 3,

    [hashtable] $Parameters = @{},

    [string] $ReportName = 'customers.html',

    [ValidateRange(0, 600)]
    [int] $PollSeconds = 30
)

$ErrorActionPreference = 'Stop'
Import-Module PartnerMfa
$null = Connect-AzAccount -Identity
$account = @{ ResourceGroupName = $ResourceGroupName; AutomationAccountName = $AutomationAccountName }
$storage = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount

# A part of an earlier run must not pass for one of this run.
foreach ($shard in 1..$Of) { Remove-AzStorageBlob -Container $Container -Blob "part-$shard.json" -Context $storage -ErrorAction SilentlyContinue }

$jobs = @(foreach ($shard in 1..$Of) {
        $own = @{ Shard = $shard; Of = $Of; StorageAccountName = $StorageAccountName; Container = $Container } + $Parameters
        Start-AzAutomationRunbook @account -Name Test-PartnerMfaCustomersPart -Parameters $own
    })
$ended = 'Completed', 'Failed', 'Stopped', 'Suspended'
$states = @()
do {
    if ($states) { Start-Sleep -Seconds $PollSeconds }
    $states = @($jobs | ForEach-Object { (Get-AzAutomationJob @account -Id $_.JobId).Status })
} while (@($states | Where-Object { $_ -notin $ended }))

$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
try {
    $missing = @(foreach ($shard in 1..$Of) {
            $blob = @{ Container = $Container; Blob = "part-$shard.json"; Context = $storage }
            try { $null = Get-AzStorageBlobContent @blob -Destination (Join-Path $folder "part-$shard.json") -Force } catch { $shard }
        })
    if ($missing.Count -eq $Of) { throw 'NO ANSWER: no job stored a part. Look at the errors of the jobs of Test-PartnerMfaCustomersPart.' }
    $report = Join-Path $folder $ReportName
    Export-PartnerMfaReport -ReportPath (Join-Path $folder 'part-*.json') -Path $report -Title "Customers, tested by $Of jobs" -Force
    $null = Set-AzStorageBlobContent -File $report -Container $Container -Blob $ReportName -Context $storage -Force
    $answers = @(Get-ChildItem (Join-Path $folder 'part-*.json') | ForEach-Object { (Get-Content -LiteralPath $_ -Raw | ConvertFrom-Json).answer })
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}

"The report is in the blob $ReportName. Jobs: $($states -join ', ')."
if ($answers -contains 'No') { throw "No: at least one customer does not let the integration in. $($missing.Count) of $Of parts are missing." }
if ($missing) { throw "NO ANSWER: $($missing.Count) of $Of parts are missing ($($missing -join ', '))." }
if ($answers -contains 'Unknown' -or $states -ne 'Completed') { throw 'NO ANSWER: at least one customer could not be tested. The report says why.' }
