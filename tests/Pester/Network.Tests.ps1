# Runs every command in the sandbox while every way out is watched, and then searches what arrived. The commands and their parameter sets
# come from PowerShell, so a new one is covered automatically.

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Recorder.ps1"

    # The ports of this machine that a program would try by mistake. Some of them are reserved for the administrator, or taken.
    $listeners = @(foreach ($address in '127.0.0.1', '127.0.0.2', '::1') {
            foreach ($port in 80, 443, 8080, 8888) { try { [PartnerMfa.Pester.Recorder]::new($address, $port, @('')) } catch { $null = $_ } }
        })
    $proxy = New-RecordingProxy
    $variables = Get-ProxyVariable $proxy.Port
    $variables['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
    # The managed identity of this machine, which nothing here requests.
    $variables['IDENTITY_ENDPOINT'] = "http://127.0.0.1:$($proxy.Port)/identity"
    $variables['IDENTITY_HEADER'] = 'x'
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'world')).FullName
    foreach ($name in 'planted', 'made', 'home') { $null = New-Item -ItemType Directory "$folder/$name" }
    $variables['HOME'] = "$folder/home"
    $child = Invoke-ChildPowerShell -Seconds 300 -Variable $variables -Script @"
Set-Location '$folder/made'
. '$PSScriptRoot/Support/PlausibleArguments.ps1'
Import-Module '$ModulePath'
`$known = New-PlausibleWorld '$folder/planted'
Copy-Item '$folder/planted/tenant.json' '$folder/planted/policy.json'
foreach (`$command in Get-Command -Module PartnerMfa) {
    foreach (`$set in `$command.ParameterSets) {
        `$arguments = Get-OtherArgument `$command.Name `$set '' `$known
        if (`$set.Parameters.Name -contains 'Environment') { `$arguments['Environment'] = 'Sandbox' }
        elseif (`$command.Parameters.ContainsKey('Environment')) { continue }
        # The identity of a machine is requested on the machine itself.
        if (`$arguments.ContainsKey('Identity')) { continue }
        try { & `$command.Name @arguments -WarningAction SilentlyContinue -InformationAction SilentlyContinue *> `$null } catch { `$null = `$_ }
        "ran `$(`$command.Name) `$(`$set.Name)"
    }
    `$null = Get-Help `$command.Name -Full
    `$null = [System.Management.Automation.CommandCompletion]::CompleteInput("`$(`$command.Name) -", `$command.Name.Length + 2, `$null)
}
"@
}

AfterAll { @($proxy) + $listeners | ForEach-Object { $_.Dispose() } }

Describe 'The sandbox' {
    It 'runs every command' {
        foreach ($command in Get-Command -Module PartnerMfa) { $child.Output | Should -BeLike "*ran $($command.Name) *" -Because $child.Error }
    }

    It 'sends nothing anywhere, by any command' {
        $proxy.Received | Should -BeNullOrEmpty
        $listeners.Received | Should -BeNullOrEmpty
    }

    It 'would be heard by the listeners' {
        $listeners.Count | Should -BeGreaterThan 0
        $client = [Net.Sockets.TcpClient]::new('127.0.0.1', $proxy.Port)
        $client.GetStream().Write([Text.Encoding]::ASCII.GetBytes("GET / HTTP/1.1`r`n`r`n"))
        Wait-Until { $proxy.FirstLines -contains 'GET / HTTP/1.1' }
        $client.Dispose()
    }
}
