# A PowerShell process of its own, whose standard input is closed.

function Invoke-ChildPowerShell {
    param(
        [string] $Script,
        [string[]] $Switch = @('-NoProfile'),
        [hashtable] $Variable = @{},
        [int] $Seconds = 120
    )

    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'`n$Script"))
    foreach ($argument in $Switch + '-OutputFormat', 'Text', '-EncodedCommand', $encoded) { $start.ArgumentList.Add($argument) }
    # Whether a person is there is for the test to say, not for the machine it runs on.
    foreach ($name in 'CI', 'TF_BUILD', 'NO_COLOR') { $start.Environment.Remove($name) | Out-Null }
    foreach ($name in $Variable.Keys) { $start.Environment[$name] = $Variable[$name] }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true

    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($Seconds * 1000)) {
            $process.Kill($true)
            throw "The process did not end within $Seconds seconds: $Script"
        }

        [pscustomobject]@{ Output = $output.Result; Error = $errors.Result; ExitCode = $process.ExitCode }
    }
    finally {
        $process.Dispose()
    }
}
