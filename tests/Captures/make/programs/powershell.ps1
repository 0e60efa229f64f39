# The calls of powershell.sh.
param([string] $Out, [string[]] $Pair)
$tokens = Get-Content $env:CAPTURE_TOKENS | ConvertFrom-Json
$PSStyle.OutputRendering = 'PlainText'

function Invoke-Call([string] $Account, [hashtable] $Options) {
    $headers = @{ Authorization = "Bearer $($tokens.$Account)"; ValidateMfa = 'true' }
    try { Invoke-RestMethod $env:ADDRESS -Headers $headers -SkipCertificateCheck @Options | Out-String -Width 200 } catch { $_ | Out-String -Width 200 }
}

if ($Pair) {
    # Two calls in flight, each in a separate runspace.
    $jobs = foreach ($account in $Pair) {
        Start-ThreadJob -StreamingHost $Host -ArgumentList $tokens.$account {
            param($Token)
            $VerbosePreference = $DebugPreference = 'Continue'
            try { Invoke-RestMethod $env:ADDRESS -Headers @{ Authorization = "Bearer $Token"; ValidateMfa = 'true' } -SkipCertificateCheck } catch { "$_" }
        }
        Start-Sleep -Milliseconds 200
    }
    $jobs | Receive-Job -Wait -AutoRemoveJob
    return
}

$accounts = 'yes', 'refused', 'pwd', 'claim', 'challenge'
$accounts | ForEach-Object { Invoke-Call $_ @{ Verbose = $true; Debug = $true } } *> "$Out/powershell-debug-verbose.txt"
$accounts | ForEach-Object { Invoke-Call $_ @{ Debug = $true; Verbose = $false } } *> "$Out/powershell-debug.txt"
$accounts | ForEach-Object { Invoke-Call $_ @{ Verbose = $true; Debug = $true; HttpVersion = '2.0' } } *> "$Out/powershell-http2.txt"

$null = Start-Transcript "$Out/powershell-transcript.txt" -IncludeInvocationHeader
$DebugPreference = $VerbosePreference = 'Continue'
$accounts | ForEach-Object { Invoke-Call $_ @{} }
$null = Stop-Transcript
$DebugPreference = $VerbosePreference = 'SilentlyContinue'
