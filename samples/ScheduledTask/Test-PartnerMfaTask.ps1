<#
.SYNOPSIS
A scheduled task of Windows: tests an integration with Partner Center for MFA, and tells the answer by its exit code and a report.

.DESCRIPTION
Redeems the refresh token of the secure application model, keeps its successor, asks Partner Center, writes the answer, and a report if wanted.
The successor is kept before the question, whatever the answer is; the file is replaced in one step.

Exit codes, which Task Scheduler shows as the last result: 0 Yes, 1 No, 2 Unknown or an error, 3 not applicable.

The secrets are in a file that Export-Clixml writes. On Windows it encrypts them with DPAPI, for this user on this machine alone. Elsewhere it
does NOT encrypt: anybody who can read the file can read the secrets. This script notices that and refuses. On Linux use partner-mfa with
--refresh-token-file and --client-secret-file, and files that your system's secret store (systemd's LoadCredential for example) hands out.

To set up, once, as the user whom the task will run as:

    .\Test-PartnerMfaTask.ps1 -Setup -Credential (Get-Credential) -TenantId contoso.onmicrosoft.com

The credential is your web app's id and secret. A browser opens: sign in with the integration account and complete MFA. Then:

    $run = '-NoProfile -NonInteractive -File C:\Jobs\Test-PartnerMfaTask.ps1 -ReportPath C:\Jobs\mfa.html'
    Register-ScheduledTask 'Partner Center MFA' -Action (New-ScheduledTaskAction powershell.exe $run) -Trigger (New-ScheduledTaskTrigger -Daily -At 5:17)

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

    [Parameter(ParameterSetName = 'Test')]
    [string] $ReportPath
)

$ErrorActionPreference = 'Stop'
# The exit code of an error that nobody catches is 1, and that means No here.
trap {
    Write-Error "NO ANSWER: $($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)" -ErrorAction Continue
    exit 2
}

Import-Module PartnerMfa
$SecretPath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($SecretPath)

function Assert-Encryption {
    # Where nothing is encrypted, this gives the letters' codes in hexadecimal.
    if ((ConvertFrom-SecureString ([Net.NetworkCredential]::new('', 'probe').SecurePassword)) -eq '700072006f0062006500') {
        throw 'Export-Clixml does not encrypt on this system: anybody could read the secrets. Use partner-mfa with files of a secret store instead.'
    }
}

function Save-Secret {
    param([psobject] $Kept)

    $new = "$SecretPath.new"
    $Kept | Export-Clixml -LiteralPath $new
    # In one step: whoever reads finds the old secrets or the new ones, whole.
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

Assert-Encryption
if ($Setup) {
    $token = New-PartnerMfaRefreshToken -Credential $Credential -TenantId $TenantId -Environment $Environment
    Save-Secret ([pscustomobject] @{ RefreshToken = $token.RefreshToken; Credential = $Credential; TenantId = $TenantId; Environment = $Environment })
    "The secrets of $($token.Account) ($Environment) are kept in $SecretPath."
    exit 0
}

# What went wrong stands in the report, too.
$answer = try { Get-Answer } catch { $_ }
if ($ReportPath) { $answer | Export-PartnerMfaReport -Path $ReportPath -Force }
if ($answer -is [Management.Automation.ErrorRecord]) { throw $answer }

"$($answer.Result) ($($answer.Environment), $($answer.Account)): $($answer.Message) $($answer.Remedy)".TrimEnd()
exit @{ Yes = 0; No = 1; Unknown = 2; NotApplicable = 3 }[$answer.Result]
