# Plants secrets of every kind in every parameter of every command, in files, responses and claims, in success and in failure, and then
# searches everything that left the process: its console, transcript, CLIXML, JSON, CSV, reports, its other files, and its sockets.
# The commands and their parameters come from PowerShell, so a new one is covered by itself.

BeforeDiscovery {
    . "$PSScriptRoot/../Pester/Support/Sandbox.ps1"
    $cmdlets = @(Get-Command -Module PartnerMfa | ForEach-Object { @{ Cmdlet = $_.Name } })
}

BeforeAll {
    . "$PSScriptRoot/../Pester/Support/Sandbox.ps1"
    . "$PSScriptRoot/../Pester/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/../Pester/Support/Recorder.ps1"
    . "$PSScriptRoot/../Pester/Support/PlantedSecrets.ps1"

    # Says every secret in each place where a response has room for one.
    $says = (Get-PlantedSecret).Values -join ' and '
    $json = ConvertTo-Json $says -Compress
    $body = "{`"error`":$json,`"error_description`":$json,`"code`":$json,`"description`":$json,`"message`":$json,`"id`":$json,`"displayName`":$json,`"userPrincipalName`":$json,`"items`":[{`"applicationName`":$json,`"applicationId`":$json,`"upn`":$json,`"operationName`":$json}],`"value`":[{`"id`":$json,`"displayName`":$json,`"state`":$json}]}"
    $headers = 'WWW-Authenticate', 'MS-CorrelationId', 'MS-RequestId', 'request-id', 'MS-CV', 'Server', 'Via', 'isMfaCompliant', 'Location' | ForEach-Object { "$_`: x $says" }
    $answers = foreach ($status in 200, 302, 400, 401, 403, 404, 429, 503) {
        "HTTP/1.1 $status Said $says`r`n$($headers -join "`r`n")`r`nContent-Type: application/json`r`nContent-Length: $([Text.Encoding]::UTF8.GetByteCount($body))`r`nConnection: close`r`n`r`n$body"
    }

    function Get-MadeText([string] $Folder) {
        foreach ($file in Get-ChildItem $Folder -Recurse -File -Force) {
            if ($file.DirectoryName -eq (Join-Path $Folder 'planted') -and $file.Name -in 'app.pfx', 'call.log', 'token.txt') { continue }
            $bytes = [IO.File]::ReadAllBytes($file.FullName)
            [pscustomobject] @{ Name = $file.Name; Text = [Text.Encoding]::UTF8.GetString($bytes) + [Text.Encoding]::Unicode.GetString($bytes) }
        }
    }
}

Describe 'The search' {
    It 'finds <_> however it is written' -ForEach (. { . "$PSScriptRoot/../Pester/Support/PlantedSecrets.ps1"; @((Get-PlantedSecret).Keys) }) {
        $secret = (Get-PlantedSecret)[$_]

        foreach ($spelling in Get-Spelling $secret) {
            { Assert-NothingPlanted "before $($spelling -replace '(.{9})', "`$1`n   ") after" 'a text' } | Should -Throw -ExpectedMessage "The * is in a text: *"
        }
        { Assert-NothingPlanted ($secret -replace '.', 'x') 'a text' } | Should -Not -Throw
    }
}

Describe 'Secrets in every parameter' {
    It 'of <Cmdlet> never come out' -ForEach $cmdlets {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        foreach ($name in 'planted', 'made', 'home', 'temp', 'work') { $null = New-Item -ItemType Directory "$folder/$name" }
        $proxy = New-RecordingProxy
        $echo = [PartnerMfa.Pester.Recorder]::new('127.0.0.1', $answers)
        try {
            $variables = Get-ProxyVariable $proxy.Port (Get-PlantedSecret)['proxy password']
            # PowerShell reports its own use to Microsoft.
            $variables['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
            $variables['HOME'] = "$folder/home"
            $variables['TMPDIR'] = "$folder/temp"
            $child = Invoke-ChildPowerShell -Seconds 600 -Variable $variables -Script "Set-Location '$folder/work'; & '$PSScriptRoot/../Pester/Support/Invoke-WithSecrets.ps1' '$ModulePath' $Cmdlet '$folder' $($echo.Port)"

            $child.Output | Should -Match '\d+ calls\s*$' -Because $child.Error
            Assert-NothingPlanted $child.Output 'the console'
            Assert-NothingPlanted $child.Error 'standard error'
            $made = @(Get-MadeText $folder)
            $made.Name | Should -Contain 'transcript.txt'
            foreach ($file in $made) { Assert-NothingPlanted $file.Text $file.Name }
            # The proxy is given its own password, and names of hosts.
            foreach ($request in $proxy.Received) { Assert-NothingPlanted $request 'a request to the proxy' -Except 'proxy password' }
            $proxy.FirstLines | Where-Object { $_ -notmatch '^(CONNECT (login\.microsoftonline|api\.partnercenter\.microsoft|graph\.microsoft)\.com:443 HTTP/1\.1)?$' } | Should -BeNullOrEmpty
            # A service is given the token for it, and nothing else.
            foreach ($request in $echo.Received) { Assert-NothingPlanted ($request -replace 'Authorization: Bearer \S+') 'a request to the service' }
        }
        finally {
            $proxy.Dispose()
            $echo.Dispose()
        }
    }
}
