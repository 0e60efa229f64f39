# The sandbox's sign-in page on a port, and a terminal in which a cmdlet opens it in a real browser.

$BrowserSignInProgram = Find-BuiltProgram tests/BrowserSignIn PartnerMfa.BrowserSignIn.dll

function Open-SignInSite {
    param([string] $Folder)

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] @($BrowserSignInProgram, 'serve', "$Folder/site.pem"))
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $address = $process.StandardOutput.ReadLine()
    if (-not $address) { throw 'The sign-in site did not start.' }
    [pscustomobject]@{ Process = $process; Address = $address; Folder = $Folder; Certificate = "$Folder/site.pem" }
}

function Close-SignInSite {
    param($Site)

    $Site.Process.StandardInput.Close()
    if (-not $Site.Process.WaitForExit(10000)) { $Site.Process.Kill() }
    $Site.Process.Dispose()
}

# A free port of this machine. Another program may use the default port of the module.
function Get-FreePort {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $listener.LocalEndpoint.Port
    $listener.Stop()
}

# Runs the script in a PowerShell on its own terminal, where the browser is operated by tests/BrowserSignIn. The script finds the
# environment in $environment and a redirect address in $redirect.
function Invoke-BrowserSignIn {
    param($Site, [string] $Name, [scriptblock] $Script, [int] $Seconds = 120)

    $folder = (New-Item -ItemType Directory "$($Site.Folder)/$Name").FullName
    @"
#!/bin/sh
exec dotnet '$BrowserSignInProgram' sign-in chromium "`$(printf %s "`$1" | tr -d '"')" '$folder/page.txt' >'$folder/browser.log' 2>&1
"@ | Set-Content "$folder/xdg-open"
    chmod +x "$folder/xdg-open"
    @"
`$ErrorActionPreference = 'Stop'
try {
    Import-Module '$ModulePath'
    `$environment = New-PartnerMfaEnvironment Custom -BasedOn Sandbox -AuthorityHost '$($Site.Address)'
    `$redirect = 'http://localhost:$(Get-FreePort)'
    `$told = @{ Output = & { $Script } }
} catch {
    `$told = @{ Failure = "`$_ `$(`$_.FullyQualifiedErrorId)" }
}
`$told | ConvertTo-Json -Depth 3 | Set-Content '$folder/told.json'
"@ | Set-Content "$folder/run.ps1"

    $start = [Diagnostics.ProcessStartInfo]::new('script', [string[]] @('-qec', "'$(@(Get-PowerShellCommand) -join "' '")' -NoProfile -File '$folder/run.ps1'", "$folder/terminal.log"))
    # The test decides whether a person is present, not the machine it runs on.
    foreach ($variable in 'CI', 'TF_BUILD', 'SSH_CONNECTION', 'SUDO_USER') { $start.Environment.Remove($variable) | Out-Null }
    $start.Environment['PATH'] = "$folder$([IO.Path]::PathSeparator)$env:PATH"
    $start.Environment['DISPLAY'] = ':0'
    $start.Environment['SSL_CERT_FILE'] = $Site.Certificate
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    try {
        if (-not $process.WaitForExit($Seconds * 1000)) {
            $process.Kill($true)
            throw "Nobody signed in within $Seconds seconds. $(Get-Content "$folder/terminal.log", "$folder/browser.log" -Raw -ErrorAction Ignore)"
        }
    }
    finally {
        $process.Dispose()
    }

    $told = Get-Content "$folder/told.json" -Raw | ConvertFrom-Json
    if (-not $told.Failure) { Wait-Until { Test-Path "$folder/page.txt" } }
    [pscustomobject]@{
        Output = $told.Output
        Failure = $told.Failure
        Page = Get-Content "$folder/page.txt" -Raw -ErrorAction Ignore
    }
}
