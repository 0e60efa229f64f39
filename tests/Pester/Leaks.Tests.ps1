# Plants secrets of every kind in every parameter of every command, in files, variables, responses and claims, in success and in failure,
# and then searches everything that left the process: its console, transcripts, CLIXML, JSON, CSV, reports, its other files, and its
# sockets. The commands and their parameters come from PowerShell, so a new one is covered automatically.

BeforeDiscovery {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    $cmdlets = @(Get-Command -Module PartnerMfa | ForEach-Object { @{ Cmdlet = $_.Name } })
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Recorder.ps1"
    . "$PSScriptRoot/Support/PlantedSecrets.ps1"

    # Sends every secret in each place where a response has room for one, except for IDs, by which it is asked again. A password that nobody
    # named is a word like any other.
    $planted = Get-PlantedSecret
    $says = @($planted.Keys -notlike '*password' | ForEach-Object { $planted[$_] }) -join ' and '
    $json = ConvertTo-Json $says -Compress
    $body = "{`"error`":$json,`"error_description`":$json,`"code`":$json,`"description`":$json,`"message`":$json,`"id`":`"00001111-aaaa-2222-bbbb-3333cccc4444`",`"displayName`":$json,`"userPrincipalName`":`"a@contoso.example`",`"items`":[{`"applicationName`":$json,`"applicationId`":$json,`"upn`":$json,`"operationName`":$json}],`"value`":[{`"id`":`"00001111-aaaa-2222-bbbb-3333cccc4444`",`"displayName`":$json,`"state`":$json}]}"
    $headers = 'WWW-Authenticate', 'MS-CorrelationId', 'MS-RequestId', 'request-id', 'MS-CV', 'Server', 'Via', 'isMfaCompliant', 'Location' | ForEach-Object { "$_`: x $says" }
    $answers = foreach ($status in 200, 302, 400, 401, 403, 404, 429, 503) {
        "HTTP/1.1 $status Said $says`r`n$($headers -join "`r`n")`r`nContent-Type: application/json`r`nContent-Length: $([Text.Encoding]::UTF8.GetByteCount($body))`r`nConnection: close`r`n`r`n$body"
    }
    $proxy = New-RecordingProxy
    $echo = [PartnerMfa.Pester.Recorder]::new('127.0.0.1', $answers)

    $variables = Get-ProxyVariable $proxy.Port $planted['proxy password']
    # PowerShell reports its own usage to Microsoft.
    $variables['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
    $variables['AZURE_CLIENT_SECRET'] = $planted['client secret']
    $variables['AZURE_PASSWORD'] = $planted['password']
    $variables['IDENTITY_ENDPOINT'] = "http://127.0.0.1:$($echo.Port)"
    $variables['IDENTITY_HEADER'] = $planted['authorization code']
    $variables['AZURE_FEDERATED_TOKEN_FILE'] = $planted['federated assertion']

    # Each process has half of the parameters, and its own folders.
    $share = @('', '')
    foreach ($command in Get-Command -Module PartnerMfa | Sort-Object { $_.Parameters.Count } -Descending) {
        $least = if ($share[0].Length -le $share[1].Length) { 0 } else { 1 }
        $share[$least] += " $($command.Name)" + ' ' * $command.Parameters.Count
    }
    $children = foreach ($one in 0, 1) {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive "process$one")).FullName
        foreach ($name in 'planted', 'made', 'home', 'temp', 'work', 'calls') { $null = New-Item -ItemType Directory "$folder/$name" }
        $own = $variables.Clone()
        $own['HOME'] = "$folder/home"
        $own['TMPDIR'] = "$folder/temp"
        $script = "Set-Location '$folder/work'; & '$PSScriptRoot/Support/Invoke-WithSecrets.ps1' '$ModulePath' '$(($share[$one] -replace ' +', ' ').Trim())' '$folder' $($echo.Port)"
        @{ Folder = $folder; Job = Start-ThreadJob -StreamingHost $Host -ArgumentList "$PSScriptRoot/Support/ChildPowerShell.ps1", $script, $own { param($Support, $Script, $Own) . $Support; Invoke-ChildPowerShell -Seconds 600 -Script $Script -Variable $Own } }
    }
    foreach ($child in $children) {
        $child.Run = Receive-Job $child.Job -Wait -AutoRemoveJob
        # What was planted is still there, and the files that were created next to it are searched.
        $inputs = @(Get-Content "$($child.Folder)/inputs.txt" -ErrorAction Ignore)
        $child.Made = @(foreach ($file in Get-ChildItem $child.Folder -Recurse -File -Force) {
                if ($file.DirectoryName -eq (Join-Path $child.Folder 'planted') -and $file.Name -in $inputs) { continue }
                $bytes = [IO.File]::ReadAllBytes($file.FullName)
                @{ Name = [IO.Path]::GetRelativePath($child.Folder, $file.FullName); Text = [Text.Encoding]::UTF8.GetString($bytes) + $(if ($bytes -contains 0) { [Text.Encoding]::Unicode.GetString($bytes) }) }
            })
    }
}

AfterAll {
    $proxy.Dispose()
    $echo.Dispose()
}

Describe 'The search' {
    It 'finds <_> however it is written' -ForEach (. { . "$PSScriptRoot/Support/PlantedSecrets.ps1"; @((Get-PlantedSecret).Keys) }) {
        $secret = (Get-PlantedSecret)[$_]

        foreach ($spelling in Get-Spelling $secret) {
            Find-Planted "before $($spelling -replace '(.{9})', "`$1`n   ") after" 'a text' | Should -BeLike "The * is in a text: *"
        }
        Find-Planted ($secret -replace '.', 'x') 'a text' | Should -BeNullOrEmpty
    }
}

Describe 'Secrets in every parameter' {
    It 'of <Cmdlet> were tried' -ForEach $cmdlets {
        $calls = @($children.Folder | ForEach-Object { "$_/calls/$Cmdlet" } | Where-Object { Test-Path $_ })

        $calls.Count | Should -Be 1 -Because "$($children.Run.Error)"
        $parameters = @((Get-Command $Cmdlet).Parameters.Values | Where-Object { $_.ParameterType -ne [switch] -and $_.Name -notin [Management.Automation.Cmdlet]::CommonParameters })
        [int] (Get-Content $calls[0]) | Should -BeGreaterOrEqual $parameters.Count
        $children.Made.Name | Should -Contain (Join-Path 'made' "$Cmdlet.transcript.txt")
    }

    It 'never reach the console' {
        @(foreach ($child in $children) {
                Find-Planted $child.Run.Output 'the console'
                Find-Planted $child.Run.Error 'standard error'
            }) | Should -BeNullOrEmpty
    }

    It 'never reach a file: transcripts, reports, CLIXML, copies, caches' {
        @(foreach ($file in $children.Made) { Find-Planted $file.Text $file.Name }) | Should -BeNullOrEmpty
    }

    It 'never reach the network, but for the token of a service at that service and the password of a proxy at the proxy' {
        @(foreach ($request in $proxy.Received) { Find-Planted $request 'a request to the proxy' -Except 'proxy password' }) | Should -BeNullOrEmpty
        $proxy.FirstLines | Where-Object { $_ -notmatch '^(CONNECT (login\.microsoftonline|api\.partnercenter\.microsoft|graph\.microsoft)\.com:443 HTTP/1\.1)?$' } | Should -BeNullOrEmpty
        $echo.Received.Count | Should -BeGreaterThan 20
        @(foreach ($request in $echo.Received) { Find-Planted ($request -replace 'Authorization: Bearer \S+') 'a request to the service' }) | Should -BeNullOrEmpty
    }
}
