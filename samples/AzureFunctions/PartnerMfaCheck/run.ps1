<#
.SYNOPSIS
An Azure Functions timer: tests an integration with Partner Center for MFA, and fails the invocation when the answer is not good.

.DESCRIPTION
Redeems the refresh token of the secure application model, stores its successor in the key vault, asks Partner Center, and writes the answer to
the output, which the log shows. A No fails the invocation and says what to do; so does an Unknown, with another message. The successor is stored
before the question, so that it is kept whatever the answer is.

To set up, once:
1. A function app (PowerShell 7.4) with a managed identity that may get and set secrets of a key vault (role Key Vault Secrets Officer).
2. Deploy this folder, with the module as Modules/PartnerMfa next to host.json.
3. Put the client secret and the refresh token (New-PartnerMfaRefreshToken) into the vault.
4. The app settings, which are the parameters of this function: the worker takes none beside those of its bindings.

   PARTNER_MFA_TENANT              the partner tenant's id or a domain of it
   PARTNER_MFA_APPLICATION_ID      the id of the web app
   PARTNER_MFA_CLIENT_SECRET       @Microsoft.KeyVault(VaultName=vault;SecretName=PartnerMfaClientSecret)
   PARTNER_MFA_REFRESH_TOKEN       @Microsoft.KeyVault(VaultName=vault;SecretName=PartnerMfaRefreshToken)
   PARTNER_MFA_VAULT               the vault's name, where the successor is stored
   PARTNER_MFA_REFRESH_TOKEN_NAME  the secret's name there; PartnerMfaRefreshToken by default
   PARTNER_MFA_ENVIRONMENT         Global by default; USGovernment, China, or Sandbox to try it

The references name no version: the platform reads the newest within a day. A token that is a day old works as well as the newest.

.PARAMETER Timer
The binding of function.json: daily at 5:17 UTC.
#>
[CmdletBinding()]
param(
    $Timer
)

$ErrorActionPreference = 'Stop'
Import-Module PartnerMfa

foreach ($name in 'TENANT', 'APPLICATION_ID', 'CLIENT_SECRET', 'REFRESH_TOKEN', 'VAULT') {
    $value = [Environment]::GetEnvironmentVariable("PARTNER_MFA_$name")
    if (-not $value) { throw "The app setting PARTNER_MFA_$name is missing." }
    # The platform does not replace a reference that it cannot resolve.
    if ($value -like '@Microsoft.KeyVault(*') { throw "The key vault reference in PARTNER_MFA_$name does not work: look at the app's settings, and let its identity get secrets." }
}

if ($Timer.IsPastDue) { Write-Warning 'This run is late: the app was not running when it was due.' }
$environment = if ($env:PARTNER_MFA_ENVIRONMENT) { $env:PARTNER_MFA_ENVIRONMENT } else { 'Global' }
$tokenName = if ($env:PARTNER_MFA_REFRESH_TOKEN_NAME) { $env:PARTNER_MFA_REFRESH_TOKEN_NAME } else { 'PartnerMfaRefreshToken' }
$app = [pscredential]::new($env:PARTNER_MFA_APPLICATION_ID, [Net.NetworkCredential]::new('', $env:PARTNER_MFA_CLIENT_SECRET).SecurePassword)

try {
    try {
        $signIn = @{ RefreshToken = $env:PARTNER_MFA_REFRESH_TOKEN; Credential = $app; TenantId = $env:PARTNER_MFA_TENANT; Environment = $environment }
        $context = Connect-PartnerMfa @signIn -PassThru -WarningAction SilentlyContinue
    }
    catch {
        throw "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
    }

    try {
        $successor = $context.GetRefreshToken()
        if ($successor) { Set-AzKeyVaultSecret -VaultName $env:PARTNER_MFA_VAULT -Name $tokenName -SecretValue $successor.ToSecureString() | Out-Null }
        else { Write-Warning 'The sign-in service gave no new refresh token: the stored one stays, and is not prolonged.' }
    }
    catch {
        # Only the type of the error, because its message could quote anything.
        throw "The new refresh token was not stored in '$env:PARTNER_MFA_VAULT' ($($_.CategoryInfo.Category)). The stored one still works until its 90 days are over."
    }

    try {
        $result = $context | Test-PartnerCenterMfa
    }
    catch {
        throw "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
    }
}
finally {
    # The worker is reused, and its next run must sign in separately.
    Disconnect-PartnerMfa
}

$answer = "$($result.Result) ($($result.Environment), $($result.Account)): $($result.Message) $($result.Remedy)".TrimEnd()
$answer
$result | ConvertTo-Json

switch ($result.Result) {
    'Yes' { }
    'No' { throw $answer }
    'Unknown' { throw "NO ANSWER: $answer" }
    default { Write-Warning $answer }
}
