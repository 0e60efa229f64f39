# Runs samples against the sandbox, with stubs for the services around them, and keeps everything they write.

$SamplesPath = (Resolve-Path "$PSScriptRoot/../../../samples").Path
$SampleApp = '00001111-aaaa-2222-bbbb-3333cccc4444'
$SampleSecret = 'planted-secret~0123456789'

# Runs a sample in its own runspace, as verbosely as possible. The stubs keep what they receive in $State.
function Invoke-Sample {
    param([string] $Path, [hashtable] $Parameter = @{}, [string] $Stub = '', [hashtable] $State = @{})

    $State.Stored = [Collections.Generic.List[object]]::new()
    $session = [powershell]::Create()
    try {
        $session.AddScript({
                param($Path, $Parameter, $Stub, $State)
                $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
                $global:LASTEXITCODE = 0
                . ([scriptblock]::Create($Stub))
                & $Path @Parameter
                $State.ExitCode = $LASTEXITCODE
            }).AddParameters(@($Path, $Parameter, $Stub, $State)) | Out-Null
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $failure = try { $session.Invoke($null, $output) } catch { $_.Exception.InnerException.ErrorRecord }
        $streams = $session.Streams
        [pscustomobject] @{
            Output   = @($output)
            Warning  = @($streams.Warning.Message)
            Error    = @($streams.Error)
            Failure  = $failure
            ExitCode = $State.ExitCode
            Stored   = @($State.Stored)
            Text     = @($output; $streams.Warning; $streams.Error; $streams.Verbose; $streams.Debug; $streams.Information; $failure; $failure.ScriptStackTrace) |
                Out-String -Width 4000
        }
    }
    finally {
        $session.Dispose()
    }
}

function Get-SampleCredential {
    [pscredential]::new($SampleApp, (ConvertTo-Secure $SampleSecret))
}

$RunbookStub = @'
function Get-AutomationPSCredential { param($Name) if ($Name -eq 'PartnerMfaApp') { $State.Credential } }
function Get-AutomationVariable { param($Name) if ($Name -eq 'PartnerMfaRefreshToken') { $State.RefreshToken } }
function Set-AutomationVariable { param($Name, $Value) $State.Stored.Add("$Name=$Value") }
'@

function Invoke-Runbook {
    param([string] $RefreshToken, [hashtable] $Parameter = @{}, [string] $Stub = '')

    $all = @{ TenantId = 'sandbox.example'; Environment = 'Sandbox' } + $Parameter
    Invoke-Sample "$SamplesPath/AzureAutomation/Test-PartnerMfaRunbook.ps1" -Parameter $all -Stub "$RunbookStub`n$Stub" `
        -State @{ RefreshToken = $RefreshToken; Credential = Get-SampleCredential }
}

$FunctionStub = @'
function Set-AzKeyVaultSecret {
    param($VaultName, $Name, [securestring] $SecretValue)
    if ($VaultName -eq 'vault') { $State.Stored.Add("$Name=$([Net.NetworkCredential]::new('', $SecretValue).Password)") }
    'the vault shows the secret''s names'
}
'@

function Invoke-TimerFunction {
    param([string] $RefreshToken, [hashtable] $Setting = @{}, [string] $Stub = '', [bool] $Late)

    $all = @{
        PARTNER_MFA_TENANT = 'sandbox.example'; PARTNER_MFA_APPLICATION_ID = $SampleApp; PARTNER_MFA_CLIENT_SECRET = $SampleSecret
        PARTNER_MFA_REFRESH_TOKEN = $RefreshToken; PARTNER_MFA_VAULT = 'vault'; PARTNER_MFA_ENVIRONMENT = 'Sandbox'
    }
    foreach ($name in $Setting.Keys) { $all[$name] = $Setting[$name] }
    try {
        foreach ($name in $all.Keys) { Set-Item "Env:$name" $all[$name] }
        Invoke-Sample "$SamplesPath/AzureFunctions/PartnerMfaCheck/run.ps1" -Parameter @{ Timer = @{ IsPastDue = $Late } } -Stub "$FunctionStub`n$Stub"
    }
    finally {
        foreach ($name in $all.Keys) { Remove-Item "Env:$name" -ErrorAction Ignore }
    }
}

# Replaces Windows, the only system where Export-Clixml encrypts.
$TaskStub = 'function ConvertFrom-SecureString { param($SecureString) "encrypted" }'

function Invoke-Task {
    param([string] $RefreshToken, [string] $Folder, [hashtable] $Parameter = @{}, [string] $Stub = '')

    $file = Join-Path $Folder 'secrets.clixml'
    [pscustomobject] @{
        RefreshToken = ConvertTo-Secure $RefreshToken; Credential = Get-SampleCredential; TenantId = 'sandbox.example'; Environment = 'Sandbox'
    } | Export-Clixml -LiteralPath $file
    $run = Invoke-Sample "$SamplesPath/ScheduledTask/Test-PartnerMfaTask.ps1" -Parameter (@{ SecretPath = $file } + $Parameter) -Stub "$TaskStub`n$Stub"
    $kept = [Net.NetworkCredential]::new('', (Import-Clixml -LiteralPath $file).RefreshToken).Password
    if ($kept -cne $RefreshToken) { $run.Stored = @("PartnerMfaRefreshToken=$kept") }
    $run
}

# Asserts that one new refresh token of the same account was stored and can be redeemed.
function Assert-Successor {
    param([psobject] $Run, [string] $Account, [string] $Name = 'PartnerMfaRefreshToken')

    $Run.Stored.Count | Should -Be 1
    $stored, $token = $Run.Stored[0].Split('=', 2)
    $stored | Should -BeExactly $Name
    $token | Should -Not -BeLike '*0123456789abcdef*' -Because 'that is the middle of the token that was redeemed'
    $made = Connect-PartnerMfa -RefreshToken $token -ApplicationId $SampleApp -Environment Sandbox -PassThru 3>$null
    $made.Account | Should -BeIn "$Account@sandbox.example", $null
    Disconnect-PartnerMfa
}

function Assert-NoSecret {
    param([string] $Text)

    $Text | Should -Not -BeNullOrEmpty
    $Text | Should -Not -Match '0\.A' -Because 'refresh tokens begin so'
    $Text | Should -Not -Match 'eyJ' -Because 'access tokens begin so'
    $Text | Should -Not -Match 'planted-secret'
}
