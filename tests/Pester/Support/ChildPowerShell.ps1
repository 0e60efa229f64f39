# Another process of the PowerShell that runs the tests, with its standard input closed.

# The command that starts this PowerShell again: its own executable, or dotnet with pwsh.dll. The process is dotnet when PowerShell
# is a .NET tool, and where its package has no executable for the machine.
function Get-PowerShellCommand {
    $program = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($program) -ne 'dotnet') { return $program }
    $program, (Join-Path $PSHOME 'pwsh.dll')
}

function Invoke-ChildPowerShell {
    param(
        [string] $Script,
        [string[]] $Switch = @('-NoProfile'),
        [hashtable] $Variable = @{},
        [int] $Seconds = 120,
        [string[]] $Command = @(Get-PowerShellCommand)
    )

    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'`n$Script"))
    $arguments = @($Command | Select-Object -Skip 1) + $Switch + '-OutputFormat', 'Text', '-EncodedCommand', $encoded
    $start = [Diagnostics.ProcessStartInfo]::new($Command[0], [string[]] $arguments)
    # The test decides whether a person is present, not the machine it runs on.
    foreach ($name in 'CI', 'TF_BUILD', 'NO_COLOR') { $start.Environment.Remove($name) | Out-Null }
    foreach ($name in $Variable.Keys) { if ($null -eq $Variable[$name]) { $start.Environment.Remove($name) | Out-Null } else { $start.Environment[$name] = $Variable[$name] } }
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
