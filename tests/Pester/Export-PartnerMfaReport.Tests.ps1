BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.ExportPartnerMfaReportCommand'
    $yes = Get-SandboxContext mfa | Test-PartnerMfaToken
    $no = Get-SandboxContext password | Test-PartnerCenterMfa

    function Get-Report {
        param([string] $Path)

        Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json
    }
}

Describe 'Export-PartnerMfaReport' {
    BeforeEach {
        $page = Join-Path $TestDrive "report $([guid]::NewGuid()).html"
        $json = [IO.Path]::ChangeExtension($page, '.json')
    }

    Context 'when it writes a report' {
        It 'writes one page, headed by the answer of all results' {
            $yes, $no | Export-PartnerMfaReport $page -Title 'The title' | Should -BeNullOrEmpty

            $text = Get-Content $page -Raw
            $text | Should -Match '<title>NO in the sandbox - The title</title>'
            $text | Should -Match '1 of 2 results: No\.'
            $text | Should -Match 'mfa@sandbox\.example'
            $text | Should -Match $no.CorrelationId
            $text | Should -Not -Match 'eyJ'
        }

        It 'returns the file with -PassThru' {
            $file = $yes | Export-PartnerMfaReport $page -PassThru

            $file | Should -BeOfType IO.FileInfo
            $file.FullName | Should -BeExactly $page
            $file.Length | Should -BeGreaterThan 1000
        }

        It 'opens the page with -Show, and says so when it cannot' -Skip:(-not $IsLinux) {
            $opened = Join-Path $TestDrive opened.txt
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive "programs $([guid]::NewGuid())")).FullName
            "#!/bin/sh`nprintf '%s' `"`$1`" > '$opened'" | Set-Content "$folder/xdg-open"
            chmod +x "$folder/xdg-open"
            $before = $env:PATH
            try {
                $env:PATH = "$folder$([IO.Path]::PathSeparator)/usr/bin$([IO.Path]::PathSeparator)/bin"
                $yes | Export-PartnerMfaReport $page -Show
                $env:PATH = ''
                $yes | Export-PartnerMfaReport $page -Show -Force -WarningVariable warned -WarningAction SilentlyContinue
            }
            finally { $env:PATH = $before }

            $patience = [Diagnostics.Stopwatch]::StartNew()
            while (-not (Test-Path $opened) -and $patience.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
            ([uri] (Get-Content $opened -Raw)).LocalPath | Should -BeExactly $page
            $warned | Should -BeLike 'No browser could be opened. The report is in *'
        }

        It 'chooses the format by the file name, or by -Format' {
            $yes | Export-PartnerMfaReport ([IO.Path]::ChangeExtension($page, '.xml'))
            $yes | Export-PartnerMfaReport ([IO.Path]::ChangeExtension($page, '.txt')) -Format Markdown

            ([xml] (Get-Content ([IO.Path]::ChangeExtension($page, '.xml')) -Raw)).testsuites.testsuite.tests | Should -Be 1
            Get-Content ([IO.Path]::ChangeExtension($page, '.txt')) -First 1 | Should -BeExactly '# Partner Center MFA: YES'
        }

        It 'takes a path on a PowerShell drive, a relative path and a path with brackets' {
            $yes | Export-PartnerMfaReport TestDrive:/drive.html
            Push-Location $TestDrive
            $yes | Export-PartnerMfaReport '[1] report.html'
            $yes | Export-PartnerMfaReport -LiteralPath ./relative.html
            Pop-Location

            "$TestDrive/drive.html", "$TestDrive/[1] report.html", "$TestDrive/relative.html" | ForEach-Object { Test-Path -LiteralPath $_ } | Should -BeExactly @($true, $true, $true)
        }
    }

    Context 'when it reads its input' {
        It 'accepts results that went through <Name>' -ForEach @(
            @{ Name = 'a job'; Through = { param($Result) Start-ThreadJob -ArgumentList (, $Result) -ScriptBlock { $args[0] } | Receive-Job -Wait -AutoRemoveJob } }
            @{ Name = 'a job of another process'; Through = { param($Result) Start-Job -ArgumentList (, $Result) -ScriptBlock { $args[0] } | Receive-Job -Wait -AutoRemoveJob } }
            @{ Name = 'CLIXML'; Through = { param($Result) Export-Clixml TestDrive:/r.xml -InputObject $Result -Depth 5; Import-Clixml TestDrive:/r.xml } }
            @{ Name = 'JSON'; Through = { param($Result) $Result | ConvertTo-Json -Depth 5 | ConvertFrom-Json } }
            @{ Name = 'JSON as a hashtable'; Through = { param($Result) $Result | ConvertTo-Json -Depth 5 | ConvertFrom-Json -AsHashtable } }
            @{ Name = 'JSON in camelCase, with times as text'; Through = {
                    param($Result)
                    Export-PartnerMfaReport TestDrive:/camel.json -InputObject $Result -Force
                    foreach ($one in [Text.Json.JsonDocument]::Parse((Get-Content TestDrive:/camel.json -Raw)).RootElement.GetProperty('results').EnumerateArray()) {
                        $bag = [ordered] @{}
                        foreach ($property in $one.EnumerateObject()) {
                            $bag[$property.Name] = switch ($property.Value.ValueKind) {
                                'Null' { $null }
                                'String' { $property.Value.GetString() }
                                'Array' { , @($property.Value.GetRawText() | ConvertFrom-Json) }
                                default { $property.Value.GetRawText() | ConvertFrom-Json }
                            }
                        }
                        [pscustomobject] $bag
                    }
                }
            }
        ) {
            $explained = Get-SandboxContext mfa | Test-PartnerMfaToken -Explain
            $results = $explained, $no
            $results | Export-PartnerMfaReport $json
            $straight = (Get-Report $json).results | ConvertTo-Json -Depth 9
            $gone = & $Through $results

            $gone | Export-PartnerMfaReport $json -Force

            (Get-Report $json).results | ConvertTo-Json -Depth 9 | Should -BeExactly $straight
            (Get-Report $json).answer | Should -BeExactly 'No'
        }

        It 'accepts results as a parameter' {
            Export-PartnerMfaReport $json -InputObject $yes, $no

            (Get-Report $json).results.result | Should -BeExactly @('Yes', 'No')
        }

        It 'accepts the errors of tests' {
            'no token at all' | Test-PartnerMfaToken -Environment Sandbox -ErrorVariable failures -ErrorAction SilentlyContinue

            @($yes) + $failures | Export-PartnerMfaReport $json -ErrorVariable problems

            $problems | Should -BeNullOrEmpty
            (Get-Report $json).answer | Should -BeExactly 'Unknown'
            (Get-Report $json).errors.id | Should -BeExactly @('TokenMalformed')
        }

        It 'reports a refused sign-in that a script has caught' {
            'mfa@', 'blocked@' | ForEach-Object {
                $account = $_
                Disconnect-PartnerMfa
                try { Test-PartnerCenterMfa -Environment Sandbox -UserPrincipalName $account } catch { $_ }
            } | Export-PartnerMfaReport $json

            $report = Get-Report $json
            $report.answer, $report.counts.yes, $report.counts.errors | Should -BeExactly @('Unknown', 1, 1)
            $report.errors[0].id | Should -BeExactly 'ConditionalAccessBlocked'
        }

        It 'reports <Name> as an error, which never turns into a Yes' -ForEach @(
            @{ Name = 'a number'; Value = { 42 } }
            @{ Name = 'a string'; Value = { '{"result":"Yes"}' } }
            @{ Name = 'the Boolean of -Quiet'; Value = { $true } }
            @{ Name = 'nothing'; Value = { $null } }
            @{ Name = 'a connection'; Value = { Get-SandboxContext mfa } }
            @{ Name = 'a deserialized connection'; Value = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-SandboxContext mfa))) } }
            @{ Name = 'the JSON of a connection'; Value = { Get-SandboxContext mfa | ConvertTo-Json | ConvertFrom-Json } }
            @{ Name = 'a result without its reason'; Value = { $yes | Select-Object * -ExcludeProperty Reason } }
            @{ Name = 'a result without its answer'; Value = { $yes | Select-Object * -ExcludeProperty Result } }
            @{ Name = 'a result without its time'; Value = { $yes | Select-Object * -ExcludeProperty CheckedOn } }
            @{ Name = 'a result with an invalid time'; Value = { $yes | Select-Object *, @{ Name = 'CheckedOn'; Expression = { 'yesterday' } } -ExcludeProperty CheckedOn } }
            @{ Name = 'an unknown answer'; Value = { $yes | Select-Object *, @{ Name = 'Result'; Expression = { 'Certainly' } } -ExcludeProperty Result } }
            @{ Name = 'a file'; Value = { Get-Item $ModulePath } }
        ) {
            $input2 = & $Value
            $yes, $input2, $yes | Export-PartnerMfaReport $json -ErrorVariable problems -ErrorAction SilentlyContinue

            Assert-Failure $problems[0] -Id "NotAResult,$command" -Category InvalidData -Target 'input 2' -Remedy '*'
            $problems | Should -HaveCount 1
            $report = Get-Report $json
            $report.answer, $report.counts.yes, $report.counts.errors | Should -BeExactly @('Unknown', 2, 1)
        }

        It 'reports an error and writes no report when there is no input' {
            $failure = Get-Failure { @() | Export-PartnerMfaReport $page -ErrorAction Stop }

            Assert-Failure $failure -Id "ReportEmpty,$command" -Category ObjectNotFound -Target $page -Remedy '*Export-PartnerMfaReport*'
            Get-ChildItem $TestDrive -Filter "$([IO.Path]::GetFileName($page))*" | Should -BeNullOrEmpty
        }
    }

    Context 'when it creates the file' {
        It 'keeps a file that exists, before any command in front of it runs' {
            Set-Content $page 'kept'
            $ran = @{}

            $failure = Get-Failure { & { process { $ran.It = $true; $yes } } | Export-PartnerMfaReport $page }

            Assert-Failure $failure -Id "ReportExists,$command" -Category ResourceExists -Target $page -Remedy '*-Force*'
            Get-Content $page | Should -BeExactly 'kept'
            $ran.Count | Should -Be 0
        }

        It 'replaces a file with -Force' {
            Set-Content $page 'old'
            $yes | Export-PartnerMfaReport $page -Force

            Get-Content $page -First 1 | Should -BeExactly '<!DOCTYPE html>'
        }

        It 'writes nothing with -WhatIf' {
            $yes | Export-PartnerMfaReport $page -WhatIf -PassThru | Should -BeNullOrEmpty

            Get-ChildItem $TestDrive -Filter "$([IO.Path]::GetFileName($page))*" | Should -BeNullOrEmpty
        }

        It 'refuses an unknown format and a missing folder' {
            Assert-Failure (Get-Failure { $yes | Export-PartnerMfaReport TestDrive:/report.pdf }) -Id "ReportFormatUnknown,$command" -Category InvalidArgument -Target 'report.pdf' -Remedy '*-Format Html*'
            $failure = Get-Failure { $yes | Export-PartnerMfaReport "$TestDrive/missing/report.html" }
            Assert-Failure $failure -Id "ReportNotWritten,$command" -Category WriteError -Target ([IO.Path]::Combine("$TestDrive", 'missing', 'report.html')) -Remedy '*folder*'
            $failure = Get-Failure { $yes | Export-PartnerMfaReport env:report.html }
            $failure.FullyQualifiedErrorId | Should -BeExactly "ReportNotWritten,$command"
        }

        It 'leaves no partial file after <Name>' -ForEach @(
            @{ Name = 'a failure of the command in front of it'; Script = { & { $yes; throw 'It fails.' } | Export-PartnerMfaReport $page } }
            @{ Name = 'a stop of the pipeline'; Script = {
                    $apart = [powershell]::Create()
                    $apart.AddScript("Import-Module '$ModulePath'; & { Test-PartnerCenterMfa -Environment Sandbox; `$global:began = `$true; while (`$true) { [Threading.Thread]::Sleep(10) } } | Export-PartnerMfaReport '$page'") | Out-Null
                    $running = $apart.BeginInvoke()
                    Wait-Until { Get-ChildItem $TestDrive -Filter "$([IO.Path]::GetFileName($page))*" }
                    $apart.Stop()
                    try { $apart.EndInvoke($running) } finally { $apart.Dispose() }
                }
            }
        ) {
            Get-Failure $Script | Should -Not -BeNullOrEmpty

            Get-ChildItem $TestDrive -Filter "$([IO.Path]::GetFileName($page))*" | Should -BeNullOrEmpty
        }
    }
}
