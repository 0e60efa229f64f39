# Get-Help shows what the pages in docs/help/ say, -Online opens the right page, and every example runs.

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile "$PSScriptRoot/../../module/PartnerMfa.psd1"
    $commands = $manifest.CmdletsToExport
    $topics = Get-ChildItem "$PSScriptRoot/../../docs/help/about_*.md" | ForEach-Object { @{ Topic = $_.BaseName } }
    . "$PSScriptRoot/Support/HelpExamples.ps1"
    $examples = @(Get-HelpExample)
}

BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/HelpExamples.ps1"
}

Describe 'the topic <Topic>' -ForEach $topics {
    It 'is shown by Get-Help, without marks of the page''s own format' {
        $text = Get-Help $Topic | Out-String

        $text | Should -Match "(?m)^TOPIC\r?\n    $Topic"
        $text | Should -Match '(?m)^SHORT DESCRIPTION'
        $text | Should -Match '(?m)^LONG DESCRIPTION'
        $text | Should -Not -Match '```|\]\(|^\|'
    }
}

Describe 'the topics' {
    It 'are five, and the first names the others' {
        $names = (Get-Help about_PartnerMfa* | Sort-Object Name -Unique).Name

        $names | Should -Be @('about_PartnerMfa', 'about_PartnerMfa_Automation', 'about_PartnerMfa_Security', 'about_PartnerMfa_SignIn', 'about_PartnerMfa_Verdicts')
        $first = Get-Help about_PartnerMfa | Out-String
        foreach ($name in $names) { $first | Should -Match $name }
    }

    It 'name only commands and parameters that exist' {
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

Describe 'the help of <_>' -ForEach $commands {
    BeforeAll {
        $command = $_
        $help = Get-Help $command -Full
        # Get-Help breaks lines between words only in languages it knows, and the invariant culture is not one of them.
        $culture = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'en-US'
        $shown = Get-Help $command -Full | Out-String -Width 80
        [cultureinfo]::CurrentCulture = $culture
    }

    It 'opens with -Online the Learn page that states the rule while the project has no address' {
        $link = @($help.relatedLinks.navigationLink)[0]

        $link.linkText | Should -BeExactly 'Online version'
        $link.uri | Should -BeExactly 'https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa'
    }

    It 'has only links that are absolute, or names of commands and topics' {
        foreach ($link in $help.relatedLinks.navigationLink) {
            if ($link.uri) { $link.uri | Should -Match '^https?://[\w.]+/' -Because $link.linkText }
            else { (Get-Help $link.linkText).Name | Should -BeExactly $link.linkText }
        }
    }

    It 'shows no mark of the page''s own format, and keeps to 80 columns but for code and what it prints' {
        $shown | Should -Not -Match '```|\]\(|\*\*'
        $shown -split '\r?\n' | Where-Object { $_ -match '^\s*\|.*\|\s*$' } | Should -BeNullOrEmpty
    }

    It 'numbers its examples, each with its title in one line' {
        $examples = @($help.examples.example)
        $lines = $shown -split '\r?\n'

        $examples.Count | Should -BeGreaterOrEqual 3
        for ($number = 1; $number -le $examples.Count; $number++) {
            $title = $examples[$number - 1].title
            $title | Should -Match "^--+ Example $number`: \S.* --+$"
            @($lines | Where-Object { $_.Trim() -ceq $title }).Count | Should -Be 1
        }
    }

    It 'describes the pipeline input of each parameter as PowerShell binds it' {
        $metadata = (Get-Command $command).Parameters
        foreach ($parameter in $help.parameters.parameter) {
            $because = "-$($parameter.name) of $command"
            $sets = @($metadata[$parameter.name].ParameterSets.Values)
            $byValue = @($sets | Where-Object ValueFromPipeline).Count -gt 0
            $byName = @($sets | Where-Object ValueFromPipelineByPropertyName).Count -gt 0
            $pipeline = @(if ($byValue) { 'ByValue' }; if ($byName) { 'ByPropertyName' }) -join ', '
            $aliases = @($metadata[$parameter.name].Aliases)

            $parameter.pipelineInput | Should -BeExactly $(if ($pipeline) { "True ($pipeline)" } else { 'False' }) -Because $because
            $parameter.aliases | Should -BeExactly $(if ($aliases) { $aliases -join ', ' } else { 'none' }) -Because $because
            $parameter.required | Should -BeExactly "$(@($sets | Where-Object { -not $_.IsMandatory }).Count -eq 0)".ToLowerInvariant() -Because $because
            $parameter.globbing | Should -BeExactly "$(@($metadata[$parameter.name].Attributes | Where-Object { $_ -is [SupportsWildcards] }).Count -gt 0)".ToLowerInvariant() -Because $because
        }
    }

    It 'states the default that the parameter has' {
        $type = (Get-Command $command).ImplementingType
        $instance = [Activator]::CreateInstance($type)
        foreach ($parameter in $help.parameters.parameter) {
            $property = $type.GetProperty($parameter.name)
            # WhatIf and Confirm are PowerShell's own.
            if (-not $property) { continue }

            $value = $property.GetValue($instance)
            $because = "-$($parameter.name) of $command"
            $parameter.defaultValue | Should -Not -BeNullOrEmpty -Because $because
            if ($property.PropertyType -eq [switch]) { $parameter.defaultValue | Should -BeExactly 'False' -Because $because }
            elseif ($property.PropertyType.IsValueType -and $null -ne $value -and $value -ne [Activator]::CreateInstance($property.PropertyType)) {
                $parameter.defaultValue | Should -BeExactly "$value" -Because $because
            }
        }
    }

    It 'lists the values that a parameter accepts' {
        $metadata = (Get-Command $command).Parameters
        foreach ($parameter in $help.parameters.parameter) {
            $attributes = $metadata[$parameter.name].Attributes
            $type = $metadata[$parameter.name].ParameterType
            $word = if ($type.IsArray) { $type.GetElementType() } else { $type }
            $range = $attributes | Where-Object { $_ -is [ValidateRange] }
            $expected = if ($word.IsEnum) { [Enum]::GetNames($word) -join ', ' }
            elseif ($range) { '{0:#,0} to {1:#,0}' -f $range.MinRange, $range.MaxRange }
            elseif ($word.Name -eq 'PartnerMfaEnvironment') { 'Global, USGovernment, China, Sandbox' }

            if ($expected) { ($parameter.description | Out-String) -replace '\s+', ' ' | Should -Match ([regex]::Escape("Accepted values: $expected")) -Because "-$($parameter.name) of $command" }
        }
    }
}

Describe 'Get-Help -Online' {
    # PowerShell starts this program to open a page.
    It 'opens the page of <_>' -Skip:($env:OS -eq 'Windows_NT') -ForEach $commands {
        $opened = Join-Path $TestDrive "$_.txt"
        $opener = Join-Path $TestDrive $(if ($IsMacOS) { 'open' } else { 'xdg-open' })
        Set-Content $opener "#!/bin/sh`necho `"`$@`" > `"`$OPENED`""
        & chmod +x $opener
        $path = $env:PATH
        $env:PATH = "$TestDrive$([IO.Path]::PathSeparator)$path"
        $env:OPENED = $opened
        try {
            Get-Help $_ -Online
            # PowerShell does not wait for it.
            Wait-Until { (Test-Path $opened) -and (Get-Item $opened).Length }
        }
        finally {
            $env:PATH = $path
            $env:OPENED = $null
        }

        Get-Content $opened | Should -BeExactly (Get-Help $_).relatedLinks.navigationLink[0].uri
    }
}

Describe 'a table on a page' {
    It 'keeps its rows in Get-Help <_>' -ForEach @($commands | Where-Object { (Get-Content "$PSScriptRoot/../../docs/help/$_.md") -match '^\|' }) {
        $plain = { param($cell) $cell.Trim().Replace('`', '').Replace('**', '') }
        $rows = @(Get-Content "$HelpFolder/$_.md" | Where-Object { $_ -match '^\|' -and $_ -notmatch '^\|[-:| ]+\|$' } | ForEach-Object { , @($_.Trim('|').Split('|') | ForEach-Object { & $plain $_ }) })
        $lines = (Get-Help $_ -Full | Out-String -Width 300) -split '\r?\n' | ForEach-Object Trim

        $rows.Count | Should -BeGreaterThan 2
        foreach ($row in $rows | Select-Object -Skip 1) {
            # In columns, a row is a line; a table that is too wide has the first cell on a line and the others below it.
            $inColumns = $lines -match "^$(($row | ForEach-Object { [regex]::Escape($_) }) -join '\s{2,}')$"
            $details = (1..($row.Count - 1) | ForEach-Object { "$($rows[0][$_]): $($row[$_])" }) -join '; '
            $inColumns -or ($lines.IndexOf($row[0]) -ge 0 -and $lines[$lines.IndexOf($row[0]) + 1] -ceq $details) | Should -BeTrue -Because $row[0]
        }
    }
}

Describe 'the examples' {
    It '<Cmdlet>: <Title>' -ForEach $examples {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName

        $run = Invoke-HelpExample -ModulePath $ModulePath -Code $Code -Folder $folder

        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -Not -Match 'eyJ[\w-]{20,}'
        # Windows PowerShell formats tables, dates and JSON differently.
        if ($PSEdition -eq 'Core') { Get-StableText $run.Output | Should -BeExactly (Get-StableText $Output) -Because 'the page shows it; tests/Pester/Update-HelpOutput.ps1 brings it up to date' }
    }
}
