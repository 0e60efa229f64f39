# An SSH server of the test's own, on loopback, with keys that end with it.

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
    # sshd wants to be called by its whole path.
    $process = Start-Process (Get-Command sshd).Source -ArgumentList '-D', '-e', '-f', $configuration -PassThru -RedirectStandardError (Join-Path $Folder 'log')
    Wait-Until {
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
