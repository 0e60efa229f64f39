# An SSH server for one test: on loopback, with its own keys.

# As root, sshd needs a folder that Debian's service creates when it starts.
function Find-MissingSshNeed {
    $needs = @{ Program = 'ssh', 'sshd', 'ssh-keygen' }
    if ([Environment]::UserName -eq 'root') { $needs.Other = @{ 'the folder /run/sshd (root needs it)' = Test-Path /run/sshd } }
    Find-MissingNeed @needs
}

function Start-SshServer {
    param([string] $Folder)

    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()

    foreach ($name in 'host', 'user') { ssh-keygen -q -t ed25519 -N '' -f (Join-Path $Folder $name) | Out-Null }
    Copy-Item (Join-Path $Folder 'user.pub') (Join-Path $Folder 'authorized_keys')
    $configuration = Join-Path $Folder 'sshd_config'
    @"
Port $port
ListenAddress 127.0.0.1
HostKey $Folder/host
AuthorizedKeysFile $Folder/authorized_keys
PasswordAuthentication no
StrictModes no
UsePAM no
PidFile none
Subsystem powershell $(@(Get-PowerShellCommand) -join ' ') -sshs -NoLogo -NoProfile
"@ | Set-Content $configuration
    # sshd has to be called by its full path.
    $process = Start-Process (Get-Command sshd).Source -ArgumentList '-D', '-e', '-f', $configuration -PassThru -RedirectStandardError (Join-Path $Folder 'log')
    Wait-Until {
        if ($process.HasExited) { throw "sshd ended: $(Get-Content (Join-Path $Folder 'log') -Raw)" }
        $client = [Net.Sockets.TcpClient]::new()
        try { $client.ConnectAsync('127.0.0.1', $port).Wait(1000) } catch { $false } finally { $client.Dispose() }
    }
    [pscustomobject]@{
        Process    = $process
        Connection = @{
            HostName    = '127.0.0.1'
            Port        = $port
            UserName    = [Environment]::UserName
            KeyFilePath = Join-Path $Folder 'user'
            Options     = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = Join-Path $Folder 'known_hosts' }
        }
    }
}
