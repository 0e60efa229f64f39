<#
.SYNOPSIS
An Azure Automation runbook: tests an integration with Partner Center for MFA, and fails the job when the answer is No.

.DESCRIPTION
Redeems the refresh token of the secure application model, stores its successor, asks Partner Center, and writes the answer to the output, which
jobs show. A No fails the job and says what to do. An Unknown is no No: it fails the job with another message, or is a warning with -FailOnUnknown $false.
A sign-in that is refused fails the job, too. The successor is stored before the question, so that it is kept whatever the answer is.

It runs in runbooks of PowerShell 5.1 and 7. What jobs of 5.1 do not show (the Information stream, the host) is not used.

To set up, once:
1. Import the module PartnerMfa into the Automation account (Modules, or the runtime environment).
2. A credential asset: the id of your web app as the user name, the client secret's value as the password.
3. An encrypted variable asset with the refresh token. A variable is encrypted from its making or never: Set-AutomationVariable keeps it as it is.
   On your own machine, signed in as the integration account with MFA:

   $token = New-PartnerMfaRefreshToken -Credential $appIdAndSecret -TenantId contoso.onmicrosoft.com
   New-AzAutomationVariable -ResourceGroupName rg -AutomationAccountName account -Name PartnerMfaRefreshToken -Encrypted $true `
       -Value ([Net.NetworkCredential]::new('', $token.RefreshToken).Password)

4. A schedule that gives -TenantId, daily for example. A refresh token that nobody uses for 90 days ends.

.PARAMETER TenantId
The partner tenant's id or a domain of it.

.PARAMETER AppAssetName
The credential asset with the app's id and secret.

.PARAMETER RefreshTokenAssetName
The encrypted variable asset with the refresh token; its successor is stored there.

.PARAMETER Environment
The cloud: Global, USGovernment, China, or Sandbox to try the runbook: its refresh tokens come from New-PartnerMfaRefreshToken -Environment Sandbox.

.PARAMETER FailOnUnknown
Whether the job fails when there is no clear answer. Default: it does, because a job that ends well is taken for a Yes.

.EXAMPLE
Start-AzAutomationRunbook -Name Test-PartnerMfaRunbook -Parameters @{ TenantId = 'contoso.onmicrosoft.com' } -ResourceGroupName rg -AutomationAccountName account
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $TenantId,

    [string] $AppAssetName = 'PartnerMfaApp',

    [string] $RefreshTokenAssetName = 'PartnerMfaRefreshToken',

    [string] $Environment = 'Global',

    [bool] $FailOnUnknown = $true
)

$ErrorActionPreference = 'Stop'
Import-Module PartnerMfa

$app = Get-AutomationPSCredential -Name $AppAssetName
$refreshToken = Get-AutomationVariable -Name $RefreshTokenAssetName
if (-not $app) { throw "There is no credential asset '$AppAssetName'. Make it: the app's id as the user name, its secret as the password." }
if (-not $refreshToken) { throw "There is no refresh token in the variable asset '$RefreshTokenAssetName'. Make one with New-PartnerMfaRefreshToken." }

try {
    $signIn = @{ RefreshToken = $refreshToken; Credential = $app; TenantId = $TenantId; Environment = $Environment }
    $context = Connect-PartnerMfa @signIn -PassThru -WarningAction SilentlyContinue
}
catch {
    # The recommended action is a separate property, which jobs do not show.
    throw "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
}

try {
    $successor = $context.GetRefreshToken()
    if ($successor) { Set-AutomationVariable -Name $RefreshTokenAssetName -Value $successor.Reveal() }
    else { Write-Warning 'The sign-in service gave no new refresh token: the stored one stays, and is not prolonged.' }
}
catch {
    # Only the type of the error, because its message could quote anything.
    throw "The new refresh token was not stored in '$RefreshTokenAssetName' ($($_.CategoryInfo.Category)). The stored one still works until its 90 days are over."
}

try {
    $result = $context | Test-PartnerCenterMfa
}
catch {
    throw "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
}
finally {
    Disconnect-PartnerMfa
}

$answer = "$($result.Result) ($($result.Environment), $($result.Account)): $($result.Message) $($result.Remedy)".TrimEnd()
$answer
$result | ConvertTo-Json

switch ($result.Result) {
    'Yes' { }
    'No' { throw $answer }
    'Unknown' {
        if ($FailOnUnknown) { throw "NO ANSWER: $answer" }
        Write-Warning $answer
    }
    default { Write-Warning $answer }
}
