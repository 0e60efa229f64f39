# What every test file uses: the built module and the accounts of the sandbox.

$ModulePath = (Resolve-Path "$PSScriptRoot/../../../out/PartnerMfa/PartnerMfa.psd1").Path
Import-Module $ModulePath -Force

# Connects in another runspace, so that the connection under test stays as it is.
function Get-SandboxContext {
    param([string] $Account = 'mfa')

    $apart = [powershell]::Create()
    try {
        $apart.AddCommand('Import-Module').AddArgument($ModulePath).Invoke() | Out-Null
        $apart.Commands.Clear()
        $apart.AddCommand('Connect-PartnerMfa').AddParameters(@{
                Environment = 'Sandbox'; UserPrincipalName = "$Account@sandbox.example"; PassThru = $true
            }).Invoke()
    }
    finally {
        $apart.Dispose()
    }
}

function Get-SandboxToken {
    param([string] $Account = 'mfa')

    (Get-SandboxContext -Account $Account).GetAccessToken().Reveal()
}

# A refresh token as the sandbox issues them, with a middle that a test can recognize.
function Get-SandboxRefreshToken {
    param([string] $Account = 'mfa', [string] $Middle = '0123456789abcdef0123456789abcdef')

    $name = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Account)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    "0.Asandbox-$Middle$name"
}

function ConvertTo-Secure {
    param([string] $Text)

    [Net.NetworkCredential]::new('', $Text).SecurePassword
}

# Waits until another thread has done something. The test fails when that does not happen.
function Wait-Until {
    param([scriptblock] $Condition, [int] $Seconds = 30)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $Seconds) { throw "This did not happen within $Seconds seconds: $Condition" }
        [Threading.Thread]::Sleep(10)
    }
}
