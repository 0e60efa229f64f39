# Help is made of the pages in docs/help/: what stands there is what Get-Help shows, and every example runs.

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile "$PSScriptRoot/../../module/PartnerMfa.psd1"
    $topics = Get-ChildItem "$PSScriptRoot/../../docs/help/about_*.md" | ForEach-Object { @{ Topic = $_.BaseName } }
    $examples = foreach ($name in $manifest.CmdletsToExport) {
        $page = Get-Content -Raw "$PSScriptRoot/../../docs/help/$name.md"
        $section = [regex]::Match($page, '(?s)\n## Examples\n(.*?)\n## ').Groups[1].Value
        foreach ($entry in [regex]::Matches($section, '(?s)### (.+?)\n.*?```powershell\n(.*?)\n```')) {
            @{ Cmdlet = $name; Title = $entry.Groups[1].Value; Code = $entry.Groups[2].Value }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
}

Describe 'the topic <Topic>' -ForEach $topics {
    It 'is shown by Get-Help, within 80 columns but for commands and tables of names' {
        $text = Get-Help $Topic | Out-String

        $text | Should -Match "(?m)^TOPIC\r?\n    $Topic"
        $text | Should -Match '(?m)^SHORT DESCRIPTION'
        $text | Should -Match '(?m)^LONG DESCRIPTION'
        $text | Should -Not -Match '```|\]\(|^\|'
    }
}

Describe 'the topics' {
    It 'are five, and name each other' {
        $names = (Get-Help about_PartnerMfa* | Sort-Object Name -Unique).Name

        $names | Should -Be @('about_PartnerMfa', 'about_PartnerMfa_Automation', 'about_PartnerMfa_Security', 'about_PartnerMfa_SignIn', 'about_PartnerMfa_Verdicts')
        $first = Get-Help about_PartnerMfa | Out-String
        foreach ($name in $names) { $first | Should -Match $name }
    }

    It 'name only commands and parameters that there are' {
        foreach ($file in Get-ChildItem "$PSScriptRoot/../../docs/help/about_*.md") {
            $text = Get-Content -Raw $file
            foreach ($name in [regex]::Matches($text, '\b[A-Z][a-z]+-Partner(Mfa|CenterMfa)\w*').Value | Sort-Object -Unique) {
                Get-Command $name -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because "$($file.Name) names $name"
            }

            foreach ($call in [regex]::Matches($text, '\b([A-Z][a-z]+-Partner(?:Mfa|CenterMfa)\w*)((?: -\w+(?: [$\w][\w./@-]*)?)+)')) {
                $command = Get-Command $call.Groups[1].Value
                foreach ($parameter in [regex]::Matches($call.Groups[2].Value, ' -(\w+)')) {
                    $command.ResolveParameter($parameter.Groups[1].Value) | Should -Not -BeNullOrEmpty -Because "$($file.Name) has $($call.Value)"
                }
            }
        }
    }
}

Describe 'the examples' {
    It 'are at least three for <_>' -ForEach $manifest.CmdletsToExport {
        @((Get-Help $_).examples.example).Count | Should -BeGreaterOrEqual 3
    }

    # What an example has besides its own lines: secrets that users have, their files, and the sandbox for their tenant.
    It '<Cmdlet>: <Title>' -ForEach $examples {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $run = [powershell]::Create()
        try {
            $run.AddScript({
                    param($ModulePath, $Code, $Folder, $Support)
                    Set-Location $Folder
                    Import-Module $ModulePath
                    . "$Support/ExampleSurroundings.ps1"
                    . ([scriptblock]::Create($Code)) | Out-String
                }).AddParameters(@{ ModulePath = $ModulePath; Code = $Code; Folder = $folder; Support = "$PSScriptRoot/Support" }) | Out-Null
            $output = $run.Invoke() -join ''

            $run.Streams.Error | Should -BeNullOrEmpty
            $output | Should -Not -Match 'eyJ[\w-]{20,}'
        }
        finally {
            $run.Dispose()
        }
    }
}
