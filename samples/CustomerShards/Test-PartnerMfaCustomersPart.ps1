<#
.SYNOPSIS
An Azure Automation runbook that tests one part of your customers, and stores its report in a storage container. Start-PartnerMfaCustomers starts it.

.DESCRIPTION
Prerequisites
  the modules PartnerMfa, Az.Accounts and Az.Storage, and the published runbook Test-PartnerMfaShard, from the file of this name beside this one
  a credential asset: the client ID of your app as the user name, the value of its client secret as the password
  a secret of a key vault with the refresh token: New-PartnerMfaRefreshToken -RefreshTokenStore https://<vault>.vault.azure.net/secrets/<name>

Least permissions
  the managed identity: Storage Blob Data Contributor on the container
  the app: Key Vault Secrets Officer on that one secret, and Microsoft Partner Center / user_impersonation, with consent in each customer's tenant for
  Organization.Read.All and User.Read
  the integration account: a GDAP role such as Directory Readers for each customer

What it writes
  the new refresh token, as a new version of the secret (a vault has no locks; the older token of each job works on until the next run)
  the blob part-<number>.json

.PARAMETER Shard
Which part this job takes, from 1.

.PARAMETER Of
How many jobs there are.

.PARAMETER StorageAccountName
The storage account.

.PARAMETER Container
The container with customers.txt.

.PARAMETER TenantId
The partner tenant's ID or a domain of it.

.PARAMETER RefreshTokenStore
The secret with the refresh token.

.PARAMETER AppAssetName
The credential asset.

.PARAMETER Environment
The cloud. Sandbox to try it, which needs none of the three parameters before it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [int] $Shard,

    [Parameter(Mandatory = $true)]
    [int] $Of,

    [Parameter(Mandatory = $true)]
    [string] $StorageAccountName,

    [string] $Container = 'partner-mfa',

    [string] $TenantId,

    [string] $RefreshTokenStore,

    [string] $AppAssetName = 'PartnerMfaApp',

    [string] $Environment = 'Global'
)

$ErrorActionPreference = 'Stop'
$null = Connect-AzAccount -Identity
$storage = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount

$connect = @{}
if ($Environment -ne 'Sandbox') {
    $app = Get-AutomationPSCredential -Name $AppAssetName
    if (-not $app) { throw "There is no credential asset '$AppAssetName'. Create it: the app's client ID as the user name, its secret as the password." }
    $connect = @{ RefreshTokenStore = $RefreshTokenStore; Credential = $app; TenantId = $TenantId }
}

$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
try {
    $list = Join-Path $folder 'customers.txt'
    $part = Join-Path $folder "part-$Shard.json"
    $null = Get-AzStorageBlobContent -Container $Container -Blob customers.txt -Destination $list -Context $storage -Force
    # A published runbook of this name lies beside this one.
    & (Join-Path $PSScriptRoot 'Test-PartnerMfaShard.ps1') -CustomerList $list -Shard $Shard -Of $Of -ReportPath $part -Connect $connect -Environment $Environment
    if (-not (Test-Path -LiteralPath $part)) { throw "NO ANSWER: part $Shard of $Of gave no report." }
    $null = Set-AzStorageBlobContent -File $part -Container $Container -Blob "part-$Shard.json" -Context $storage -Force
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
