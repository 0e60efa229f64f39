BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.ImportPartnerMfaCaptureCommand'
    $token = Get-SandboxToken password
    $other = Get-SandboxToken mfa
    $address = 'https://api.partnercenter.sandbox.example/v1/profiles/organization'

    function Get-RequestText {
        param([string] $Token, [string] $To = $address)

        "GET $To HTTP/1.1", 'MS-Enforce-MFA: True', 'MS-PartnerCenter-Client: Partner Center PowerShell', "Authorization: Bearer $Token", 'User-Agent: An agent', ''
    }

    function Get-HarText {
        param([string[]] $Token, [string] $To = $address)

        $entries = foreach ($one in $Token) {
            $headers = @(@{ name = 'User-Agent'; value = 'An agent' })
            if ($one) { $headers += @{ name = 'Authorization'; value = "Bearer $one" } }
            @{
                startedDateTime = '2026-06-08T14:00:00.000+02:00'
                request = @{ method = 'GET'; url = "$To`?code=secret"; headers = $headers }
                response = @{ status = 401; statusText = 'Unauthorized - MFA required'; headers = @(@{ name = 'isMfaCompliant'; value = 'false' }); content = @{ size = 0 } }
            }
        }
        ConvertTo-Json -InputObject @{ log = @{ version = '1.2'; entries = @($entries) } } -Depth 9 -Compress
    }
}

Describe 'Import-PartnerMfaCapture' {
    BeforeEach {
        $har = Join-Path $TestDrive 'session.txt'
        Get-HarText $token, $other, $token | Set-Content $har
    }

    Context 'when it returns calls' {
        It 'returns everything that the capture says about a call' {
            $calls = Import-PartnerMfaCapture $har -Environment Sandbox

            $calls | Should -HaveCount 2
            $calls[0] | Should -BeOfType PartnerMfa.PartnerMfaCapture
            $calls[0].GetAccessToken().Reveal() | Should -BeExactly $token
            $calls[0].Method | Should -BeExactly 'GET'
            $calls[0].Address | Should -BeExactly $address
            $calls[0].SentOn | Should -Be ([datetime]::new(2026, 6, 8, 12, 0, 0, [DateTimeKind]::Utc))
            $calls[0].UserAgent | Should -BeExactly 'An agent'
            $calls[0].StatusCode | Should -Be 401
            $calls[0].IsMfaCompliant | Should -BeExactly 'false'
            $calls[0].File | Should -BeExactly $har
            $calls[0].Entry | Should -BeExactly 'entry 1'
            $calls.Count | Should -Be 2
            $calls.ForEach('Count') | Should -Be @(2, 1)
            $calls[0].Environment | Should -BeExactly 'Sandbox'
        }

        It 'shows the method, the address without its query and the status, and no token' {
            $shown = Import-PartnerMfaCapture $har -Environment Sandbox | Out-String -Width 200

            $shown | Should -Match 'GET\s+api\.partnercenter\.sandbox\.example/v1/profiles/organization\s+06-08'
            $shown | Should -Match '401\s+false\s+2'
            $shown | Should -Not -Match 'secret|eyJ'
        }

        It 'fits in 80 columns' {
            Get-RequestText $token | Import-PartnerMfaCapture -Environment Sandbox | Out-String -Width 80 -OutVariable shown | Out-Null

            $joined = "$shown" -replace '\s'
            $joined | Should -BeLike '*api.partnercenter.sandbox.example/v1/pr*ofiles/organization*PartnerCenterPowerShell,MS-Enforce-MFA:True*'
            $joined | Should -Not -Match '\u2026|\.\.\.'
        }

        It 'keeps the token out of JSON' {
            Import-PartnerMfaCapture $har -Environment Sandbox | ConvertTo-Json -Depth 9 | Should -Not -Match 'eyJ'
        }

        It 'returns every call with -NoDeduplicate' {
            Import-PartnerMfaCapture $har -Environment Sandbox -NoDeduplicate | ForEach-Object Entry | Should -BeExactly @('entry 1', 'entry 2', 'entry 3')
        }

        It 'returns calls to other hosts only with -AllHosts' {
            Import-PartnerMfaCapture $har -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $warnings | Should -BeLike '3 calls were skipped because the token went to another host*-AllHosts to include them.'
            Import-PartnerMfaCapture $har -AllHosts | Should -HaveCount 2
        }

        It 'pipes into Test-PartnerMfaToken' {
            $results = Import-PartnerMfaCapture $har -Environment Sandbox | Test-PartnerMfaToken

            $results | ForEach-Object Result | Should -BeExactly @('No', 'No')
            $results[0].Reason | Should -BeExactly 'MfaRefusedByService'
        }
    }

    Context 'when it reads its input' {
        It 'takes wildcards, and returns a token that is in two files once' {
            Copy-Item $har (Join-Path $TestDrive 'copy.txt')

            Import-PartnerMfaCapture "$TestDrive/*.txt" -Environment Sandbox | ForEach-Object Count | Should -Be @(4, 2)
            Remove-Item "$TestDrive/copy.txt"
        }

        It 'takes a path on a PowerShell drive' {
            Import-PartnerMfaCapture 'TestDrive:/session.txt' -Environment Sandbox | Should -HaveCount 2
        }

        It 'takes files from the pipeline' {
            Get-ChildItem $har | Import-PartnerMfaCapture -Environment Sandbox | Should -HaveCount 2
        }

        It 'takes a file with brackets in its name' {
            $odd = Join-Path $TestDrive '[1].har'
            Move-Item $har $odd

            Import-PartnerMfaCapture $odd -Environment Sandbox | Should -HaveCount 2
            Import-PartnerMfaCapture -LiteralPath $odd -Environment Sandbox | Should -HaveCount 2
            Get-ChildItem -LiteralPath $odd | Import-PartnerMfaCapture -Environment Sandbox | Should -HaveCount 2
            Remove-Item -LiteralPath $odd
        }

        It 'takes lines from the pipeline, as Get-Clipboard returns them' {
            $call = Get-RequestText $token | Import-PartnerMfaCapture -Environment Sandbox

            $call.GetAccessToken().Reveal() | Should -BeExactly $token
            $call.MfaHeaders | Should -BeExactly @('MS-Enforce-MFA: True')
            $call.Client | Should -BeExactly 'Partner Center PowerShell'
            $call.File | Should -BeNullOrEmpty
        }

        It 'takes the output of Get-Content' {
            Get-Content $har | Import-PartnerMfaCapture -Environment Sandbox | Should -HaveCount 2
        }

        It 'takes a single string' {
            Import-PartnerMfaCapture -InputObject ((Get-RequestText $token) -join "`n") -Environment Sandbox | Should -HaveCount 1
            "curl '$address' \`n  -H 'authorization: Bearer $token'" | Import-PartnerMfaCapture -Environment Sandbox | Should -HaveCount 1
        }

        It 'uses the environment of the connection by default' {
            Connect-PartnerMfa -Environment Sandbox 6>$null
            Import-PartnerMfaCapture $har | Should -HaveCount 2
            Disconnect-PartnerMfa
        }

        It 'completes the names of environments' {
            (TabExpansion2 'Import-PartnerMfaCapture x -Environment S' -cursorColumn 41).CompletionMatches.CompletionText | Should -BeExactly 'Sandbox'
        }
    }

    Context 'in a pipeline' {
        It 'ends when the next command needs no more' {
            $calls = Import-PartnerMfaCapture $har, $har -Environment Sandbox -NoDeduplicate | Select-Object -First 1

            $calls | Should -HaveCount 1
        }
    }

    Context 'when it fails' {
        It 'reports <Id> for <What> and reads the other files' -ForEach @(
            @{ What = 'a missing file'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Path = { "$TestDrive/none.har" }; Target = { "$TestDrive/none.har" }; Remedy = '*Get-Clipboard*' }
            @{ What = 'a wildcard without a match'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Path = { "$TestDrive/none*" }; Target = { "$TestDrive/none*" }; Remedy = '*Check the path*' }
            @{ What = 'a missing drive'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Path = { 'nodrive:/a' }; Target = { 'nodrive:/a' }; Remedy = '*Check the path*' }
            @{ What = 'a folder'; Id = 'CaptureUnreadable'; Category = 'ReadError'; Path = { "$TestDrive" }; Target = { "$TestDrive" }; Remedy = "Name the captures in it: *" }
        ) {
            $calls = Import-PartnerMfaCapture (& $Path), $har -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures

            $calls | Should -HaveCount 2
            Assert-Failure ($failures | Where-Object FullyQualifiedErrorId -Like "*,$command") -Id "$Id,$command" -Category $Category -Target (& $Target) -Remedy $Remedy
        }

        It 'reads a truncated file as far as possible, then reports CaptureDamaged' {
            $whole = [IO.File]::ReadAllText($har)
            [IO.File]::WriteAllText($har, $whole.Substring(0, $whole.LastIndexOf('"request"')))

            $calls = Import-PartnerMfaCapture $har -Environment Sandbox -NoDeduplicate -ErrorAction SilentlyContinue -ErrorVariable failures

            $calls | Should -HaveCount 2
            Assert-Failure ($failures | Where-Object FullyQualifiedErrorId -Like 'Capture*') -Id "CaptureDamaged,$command" -Category InvalidData -Target $har -Remedy 'The rest was read*'
        }

        It 'reports CaptureSanitized for a file that was saved without tokens' {
            Get-HarText '' | Set-Content $har

            Import-PartnerMfaCapture $har -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

            Assert-Failure ($failures | Where-Object FullyQualifiedErrorId -Like "*,$command") -Id "CaptureSanitized,$command" -Category InvalidData -Target $har -Remedy '*Allow to generate HAR with sensitive data*'
        }

        It 'reports CaptureUnknown for an archive that is not a capture' {
            $zip = Join-Path $TestDrive 'other.zip'
            Compress-Archive $har $zip -Force
            $archive = [IO.Compression.ZipFile]::Open($zip, 'Update')
            $archive.Entries[0].Delete()
            $archive.CreateEntry('readme.txt') | Out-Null
            $archive.Dispose()

            Import-PartnerMfaCapture $zip -Environment Sandbox -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

            Assert-Failure ($failures | Where-Object FullyQualifiedErrorId -Like 'Capture*') -Id "CaptureUnknown,$command" -Category InvalidData -Target $zip -Remedy 'Give a HAR file*'
        }

        It 'warns about a file name in place of text' {
            $har | Import-PartnerMfaCapture -Environment Sandbox -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty

            $warnings[0] | Should -BeLike 'The text begins with the name of a file*Get-ChildItem*'
        }

        It 'warns when there is no token' {
            'nothing here' | Import-PartnerMfaCapture -Environment Sandbox -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty

            $warnings | Should -BeLike 'No call with a bearer token was found*'
        }
    }
}
