<#
.SYNOPSIS
Tests many integrations with Partner Center for MFA, several at once, and makes one report and one table of them.

.DESCRIPTION
Reads a list of accounts, redeems the refresh token of each, stores its successor, and asks Partner Center about several at once. An account whose
sign-in is refused stands in the report and in the table with what went wrong; the others go on. The list holds no secrets: it names them.

The sign-ins follow one another, and each token goes down the pipeline as soon as it is there; the questions, which take longest, run side by
side, -ThrottleLimit of them. That works in Windows PowerShell 5.1, too.

Exit codes: 1 when any answer is No, else 2 when any is Unknown or an error, else 3 when any is not applicable, else 0.

To set up: for each account a refresh token (New-PartnerMfaRefreshToken) and its app's secret in a vault of the module
Microsoft.PowerShell.SecretManagement, and a line of the list:

    Name,TenantId,ApplicationId,RefreshTokenName,ClientSecretName
    Contoso,contoso.onmicrosoft.com,00001111-aaaa-2222-bbbb-3333cccc4444,ContosoRefreshToken,ContosoAppSecret

It needs the modules PartnerMfa and Microsoft.PowerShell.SecretManagement with a vault that opens without a question.

.PARAMETER Path
The list of accounts, as CSV.

.PARAMETER ReportPath
The report: a page (.html), or .json, .md, .xml for JUnit.

.PARAMETER TablePath
The table of answers, as CSV.

.PARAMETER Vault
The vault of the secrets. Default: the default vault.

.PARAMETER ThrottleLimit
How many are asked about at once.

.PARAMETER Environment
The cloud: Global, USGovernment, China, or Sandbox to try it.

.EXAMPLE
./Test-PartnerMfaAccounts.ps1 -Path accounts.csv -ReportPath mfa.html -TablePath mfa.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Path,

    [string] $ReportPath = 'partner-mfa.html',

    [string] $TablePath = 'partner-mfa.csv',

    [string] $Vault,

    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 8,

    [string] $Environment = 'Global'
)

$ErrorActionPreference = 'Stop'
# An uncaught error would exit with 1, which means No here.
trap {
    Write-Error "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)" -ErrorAction Continue
    exit 2
}

Import-Module PartnerMfa
$store = if ($Vault) { @{ Vault = $Vault } } else { @{} }
$refused = [Collections.Generic.List[psobject]]::new()

function Save-Successor {
    param([string] $Name, [securestring] $Token)

    try {
        Set-Secret -Name $Name -SecureStringSecret $Token @store
    }
    catch {
        # Only the type of the error, because its message could quote anything.
        throw "The new refresh token was not stored in '$Name' ($($_.CategoryInfo.Category)). The stored one still works until its 90 days are over."
    }
}

# Returns the connection, or records what is wrong with this account and continues with the others.
function Connect-Account {
    param([Parameter(ValueFromPipeline = $true)] [psobject] $Account, [string] $Environment)

    process {
        try {
            $signIn = @{
                RefreshToken = Get-Secret -Name $Account.RefreshTokenName @store
                Credential   = [pscredential]::new($Account.ApplicationId, (Get-Secret -Name $Account.ClientSecretName @store))
                TenantId     = $Account.TenantId
                Environment  = $Environment
            }
            $context = Connect-PartnerMfa @signIn -PassThru -WarningAction SilentlyContinue
            if ($successor = $context.GetRefreshToken()) { Save-Successor $Account.RefreshTokenName $successor.ToSecureString() }
            $context
        }
        catch {
            $refused.Add([pscustomobject] @{ Account = $Account; Failure = $_ })
        }
    }
}

function ConvertTo-Row {
    param([Management.Automation.ErrorRecord] $Failure, [string] $Account, [string] $TenantId)

    # Errors of other modules have a type but not always an ID.
    $reason = if ($Failure.Exception -is [PartnerMfa.PartnerMfaException]) { $Failure.Exception.ErrorId } else { $Failure.CategoryInfo.Category }
    [pscustomobject] @{
        Result = 'Unknown'; Reason = $reason; Account = $Account; TenantId = $TenantId
        Message = $Failure.Exception.Message; Remedy = $Failure.ErrorDetails.RecommendedAction
        Environment = $Environment; CorrelationId = $Failure.Exception.CorrelationId; CheckedOn = [datetime]::UtcNow
    }
}

try {
    $answers = @(Import-Csv -LiteralPath $Path | Connect-Account -Environment $Environment | Test-PartnerCenterMfa -ThrottleLimit $ThrottleLimit -ErrorAction Continue 2>&1)
}
finally {
    Disconnect-PartnerMfa
}

$rows = @(
    foreach ($answer in $answers) {
        if ($answer -is [Management.Automation.ErrorRecord]) { ConvertTo-Row -Failure $answer }
        else { $answer | Select-Object Result, Reason, Account, TenantId, Message, Remedy, Environment, CorrelationId, CheckedOn }
    }
    foreach ($one in $refused) { ConvertTo-Row -Failure $one.Failure -Account $one.Account.Name -TenantId $one.Account.TenantId }
)
if (-not $rows) { throw "There is no account in '$Path'." }

@($answers) + @($refused | ForEach-Object { $_.Failure }) | Export-PartnerMfaReport -Path $ReportPath -Force
$rows | Export-Csv -LiteralPath $TablePath -NoTypeInformation -Encoding UTF8
$rows | Select-Object Result, Reason, Account, TenantId, Environment, Message, Remedy

foreach ($word in 'No', 'Unknown', 'NotApplicable') {
    if ($rows.Result -contains $word) { exit @{ No = 1; Unknown = 2; NotApplicable = 3 }[$word] }
}
exit 0
