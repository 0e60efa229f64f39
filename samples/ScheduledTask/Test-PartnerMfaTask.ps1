<#
.SYNOPSIS
A scheduled task of Windows: tests an integration with Partner Center for MFA, and tells the answer by its exit code and a report.

.DESCRIPTION
Redeems the refresh token of the secure application model, keeps its successor, asks Partner Center, writes the answer, and a report if wanted.
The successor is kept before the question, whatever the answer is; the file is replaced in one step.

Exit codes, which Task Scheduler shows as the last result: 0 Yes, 1 No, 2 Unknown or an error, 3 not applicable.

With -AlertTeams, -AlertMailTo or -AlertEventLog it also sends an alert, but only when the answer has changed since the last run: from Yes to No, from
No to an error, and when all is well again. The first run sends one unless the answer is Yes. An alert that could not be sent is sent at the next run.

The secrets are in a file that Export-Clixml writes. On Windows it encrypts them with DPAPI, for this user on this machine alone. Elsewhere it
does NOT encrypt: anybody who can read the file can read the secrets. This script notices that and refuses. On Linux use partner-mfa with
--refresh-token-file and --client-secret-file, and files that your system's secret store (systemd's LoadCredential for example) hands out.

To set up, once, as the user whom the task will run as:

    .\Test-PartnerMfaTask.ps1 -Setup -Credential (Get-Credential) -TenantId contoso.onmicrosoft.com

The credential is your web app's id and secret. A browser opens: sign in with the integration account and complete MFA. Then:

    $run = '-NoProfile -NonInteractive -File C:\Jobs\Test-PartnerMfaTask.ps1 -ReportPath C:\Jobs\mfa.html'
    Register-ScheduledTask 'Partner Center MFA' -Action (New-ScheduledTaskAction powershell.exe $run) -Trigger (New-ScheduledTaskTrigger -Daily -At 5:17)

For alerts in Teams, make a workflow "When a Teams webhook request is received" in the channel, and give its address to -Setup with -TeamsWebhook: the
address is a secret, because whoever knows it can post. For alerts in the event log, register the source once, as an administrator:

    New-EventLog -LogName Application -Source PartnerMfa

It needs the module PartnerMfa, and Windows PowerShell 5.1 or PowerShell 7 on Windows.

.PARAMETER Setup
Signs in once, and keeps the refresh token with what else the task needs.

.PARAMETER Credential
The web app's id (as user name) and client secret (as password).

.PARAMETER TenantId
The partner tenant's id or a domain of it.

.PARAMETER Environment
The cloud: Global, USGovernment, China, or Sandbox to try it.

.PARAMETER SecretPath
The file with the encrypted secrets. Its folder must be there.

.PARAMETER ReportPath
A report to write each time: a page (.html), or .json, .md, .xml for JUnit.

.PARAMETER TeamsWebhook
The address of the Teams workflow that posts alerts. It is kept with the other secrets.

.PARAMETER AlertTeams
Posts an alert through the Teams workflow when the answer changes.

.PARAMETER AlertMailTo
Sends an alert by mail to these addresses when the answer changes.

.PARAMETER AlertMailFrom
The sender of the mail.

.PARAMETER AlertMailServer
The mail server (SMTP).

.PARAMETER AlertMailPort
The port of the mail server. Default: 25.

.PARAMETER AlertEventLog
Writes an alert to the Application event log when the answer changes: event 1000 when all is well again, 1001 for anything else.

.EXAMPLE
.\Test-PartnerMfaTask.ps1 -ReportPath C:\Jobs\mfa.html
#>
[CmdletBinding(DefaultParameterSetName = 'Test')]
param(
    [Parameter(Mandatory = $true, ParameterSetName = 'Setup')]
    [switch] $Setup,

    [Parameter(Mandatory = $true, ParameterSetName = 'Setup')]
    [pscredential] $Credential,

    [Parameter(Mandatory = $true, ParameterSetName = 'Setup')]
    [string] $TenantId,

    [Parameter(ParameterSetName = 'Setup')]
    [string] $Environment = 'Global',

    [string] $SecretPath = (Join-Path $HOME 'PartnerMfa.clixml'),

    [Parameter(ParameterSetName = 'Setup')]
    [securestring] $TeamsWebhook,

    [Parameter(ParameterSetName = 'Test')]
    [string] $ReportPath,

    [Parameter(ParameterSetName = 'Test')]
    [switch] $AlertTeams,

    [Parameter(ParameterSetName = 'Test')]
    [string[]] $AlertMailTo,

    [Parameter(ParameterSetName = 'Test')]
    [string] $AlertMailFrom,

    [Parameter(ParameterSetName = 'Test')]
    [string] $AlertMailServer,

    [Parameter(ParameterSetName = 'Test')]
    [ValidateRange(1, 65535)]
    [int] $AlertMailPort = 25,

    [Parameter(ParameterSetName = 'Test')]
    [switch] $AlertEventLog
)

$ErrorActionPreference = 'Stop'
# An uncaught error would exit with 1, which means No here.
trap {
    Write-Error "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)" -ErrorAction Continue
    exit 2
}

Import-Module PartnerMfa
$SecretPath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($SecretPath)

function Assert-Encryption {
    # Where encryption is not available, this returns the characters' codes in hexadecimal.
    if ((ConvertFrom-SecureString ([Net.NetworkCredential]::new('', 'probe').SecurePassword)) -eq '700072006f0062006500') {
        throw 'Export-Clixml does not encrypt on this system: anybody could read the secrets. Use partner-mfa with files of a secret store instead.'
    }
}

function Save-Secret {
    param([psobject] $Kept)

    $new = "$SecretPath.new"
    $Kept | Export-Clixml -LiteralPath $new
    # Replaced in one step, so that readers find either the old or the new secrets, never a mixture.
    if (Test-Path -LiteralPath $SecretPath) { [IO.File]::Replace($new, $SecretPath, [NullString]::Value) }
    else { [IO.File]::Move($new, $SecretPath) }
}

function Get-Answer {
    if (-not (Test-Path -LiteralPath $SecretPath)) { throw "There is no file '$SecretPath'. Run this script with -Setup first, as the same user." }
    $kept = Import-Clixml -LiteralPath $SecretPath
    $signIn = @{ RefreshToken = $kept.RefreshToken; Credential = $kept.Credential; TenantId = $kept.TenantId; Environment = $kept.Environment }
    $context = Connect-PartnerMfa @signIn -PassThru -WarningAction SilentlyContinue
    try {
        if ($successor = $context.GetRefreshToken()) {
            $kept.RefreshToken = $successor.ToSecureString()
            Save-Secret $kept
        }

        $context | Test-PartnerCenterMfa
    }
    finally {
        Disconnect-PartnerMfa
    }
}

# The last answer, in a file next to the secrets. It contains no secrets.
$statePath = [IO.Path]::ChangeExtension($SecretPath, '.state.json')

function Test-Change {
    param([string] $Answer)

    $last = if (Test-Path -LiteralPath $statePath) { (Get-Content -LiteralPath $statePath -Raw | ConvertFrom-Json).Answer }
    if ($last) { $Answer -ne $last } else { $Answer -notlike 'Yes*' }
}

function Send-TeamsAlert {
    param([string] $Title, [string] $Text)

    $address = (Import-Clixml -LiteralPath $SecretPath).TeamsWebhook
    if (-not $address) { throw 'No Teams workflow was named: run this script with -Setup and -TeamsWebhook.' }
    $blocks = @(@{ type = 'TextBlock'; text = $Title; weight = 'Bolder'; wrap = $true }, @{ type = 'TextBlock'; text = $Text; wrap = $true })
    $card = @{ '$schema' = 'http://adaptivecards.io/schemas/adaptive-card.json'; type = 'AdaptiveCard'; version = '1.4'; body = $blocks }
    $body = @{ type = 'message'; attachments = @(@{ contentType = 'application/vnd.microsoft.card.adaptive'; content = $card }) } | ConvertTo-Json -Depth 8
    try {
        $null = Invoke-RestMethod -Uri ([Net.NetworkCredential]::new('', $address).Password) -Method Post -ContentType 'application/json; charset=utf-8' `
            -Body ([Text.Encoding]::UTF8.GetBytes($body)) -TimeoutSec 30 -Verbose:$false -Debug:$false
    }
    catch {
        # Only the type of the error, because its message can quote the address, which is a secret.
        throw "Teams did not take the alert ($($_.CategoryInfo.Category))."
    }
}

function Send-MailAlert {
    param([string] $Title, [string] $Text)

    if (-not $AlertMailServer -or -not $AlertMailFrom) { throw 'A mail needs -AlertMailServer and -AlertMailFrom.' }
    $mail = [Net.Mail.MailMessage]::new($AlertMailFrom, ($AlertMailTo -join ','), $Title, $Text)
    $client = [Net.Mail.SmtpClient]::new($AlertMailServer, $AlertMailPort)
    try { $client.Send($mail) } finally { $client.Dispose(); $mail.Dispose() }
}

function Write-EventAlert {
    param([string] $Title, [string] $Text, [bool] $IsWell)

    $kind, $number = if ($IsWell) { 'Information', 1000 } else { 'Warning', 1001 }
    [Diagnostics.EventLog]::WriteEntry('PartnerMfa', "$Title`n`n$Text", $kind, $number)
}

# The next run compares with the last answer that was reported.
function Send-Alert {
    param([string] $Answer, [string] $Text)

    if (-not ($AlertTeams -or $AlertMailTo -or $AlertEventLog)) { return }
    if (Test-Change $Answer) {
        $isWell = $Answer -like 'Yes*'
        $title = if ($isWell) { 'Partner Center MFA: all is well again' } else { "Partner Center MFA: the answer is now $Answer" }
        $failures = @(
            if ($AlertTeams) { try { Send-TeamsAlert $title $Text } catch { $_ } }
            if ($AlertMailTo) { try { Send-MailAlert $title $Text } catch { $_ } }
            if ($AlertEventLog) { try { Write-EventAlert $title $Text $isWell } catch { $_ } }
        )
        foreach ($failure in $failures) { Write-Warning "An alert was not sent: $($failure.Exception.Message)" }
        if ($failures) { return }
    }
    @{ Answer = $Answer; Since = [datetime]::UtcNow.ToString('u') } | ConvertTo-Json | Set-Content -LiteralPath $statePath -Encoding UTF8
}

Assert-Encryption
if ($Setup) {
    $token = New-PartnerMfaRefreshToken -Credential $Credential -TenantId $TenantId -Environment $Environment
    Save-Secret ([pscustomobject] @{ RefreshToken = $token.RefreshToken; Credential = $Credential; TenantId = $TenantId; Environment = $Environment; TeamsWebhook = $TeamsWebhook })
    "The secrets of $($token.Account) ($Environment) are kept in $SecretPath."
    exit 0
}

# Errors are also in the report.
$answer = try { Get-Answer } catch { $_ }
if ($ReportPath) { $answer | Export-PartnerMfaReport -Path $ReportPath -Force }
if ($answer -is [Management.Automation.ErrorRecord]) {
    $id = if ($answer.Exception -is [PartnerMfa.PartnerMfaException]) { $answer.Exception.ErrorId } else { $answer.CategoryInfo.Category }
    Send-Alert -Answer "Error ($id)" -Text "$($answer.Exception.Message) $($answer.ErrorDetails.RecommendedAction)".TrimEnd()
    throw $answer
}

$sentence = "$($answer.Result) ($($answer.Environment), $($answer.Account)): $($answer.Message) $($answer.Remedy)".TrimEnd()
Send-Alert -Answer "$($answer.Result) ($($answer.Reason))" -Text $sentence
$sentence
exit @{ Yes = 0; No = 1; Unknown = 2; NotApplicable = 3 }[$answer.Result]
