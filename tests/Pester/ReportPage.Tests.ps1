# The page that Export-PartnerMfaReport writes, in a real browser: it is self-contained, shows hostile names as text, fits every width, and
# axe-core finds no problems.

BeforeDiscovery {
    $pages = 'one', 'many', 'setup', 'hostile' | ForEach-Object { @{ Page = $_ } }
}

Describe 'A report page in a real browser' {
    BeforeAll {
        foreach ($support in 'Sandbox', 'Needs', 'ReportPage') { . "$PSScriptRoot/Support/$support.ps1" }

        $looks = @{}
        $missing = Find-MissingNeed -Program chromium -Built @{ 'tests/ReportPage' = $ReportPageProgram }
        if ($missing) { return }
        foreach ($name in 'one', 'many', 'setup', 'hostile') {
            # axe-core would examine each of ten thousand identical rows.
            $looks[$name] = Show-ReportPage -Results (& "Get-$($name)Result") -Folder (New-Item -ItemType Directory "$TestDrive/$name").FullName -Accessibility:($name -ne 'many')
        }
    }

    BeforeEach { Assert-NoMissingNeed $missing }

    Context '<Page>' -ForEach $pages {
        It 'requests nothing but itself' {
            $looks[$Page].requests | Should -HaveCount 1
            $looks[$Page].requests | Should -BeLike 'file://*/page.html'
        }

        It 'causes no browser console message' {
            $looks[$Page].told | ConvertTo-Json -Depth 9 -Compress | Should -BeNullOrEmpty
        }

        It 'has no active element except its own script' {
            $looks[$Page].scripts | Should -Be 1
            $looks[$Page].active | Should -Be 0
        }

        It 'fits the width of a phone, a screen and a sheet of paper' {
            $looks[$Page].wide | Should -BeNullOrEmpty
        }

        It 'has its headings in order' {
            $headings = @($looks[$Page].headings)
            $headings[0] | Should -Be 1
            @($headings -eq 1).Count | Should -Be 1
            for ($i = 1; $i -lt $headings.Count; $i++) { $headings[$i] | Should -BeLessOrEqual ($headings[$i - 1] + 1) }
        }
    }

    It 'passes axe-core in light and dark, on a screen and a phone: <_>' -ForEach 'one', 'setup', 'hostile' {
        $looks[$_].PSObject.Properties.Name | Should -Contain 'accessibility'
        $looks[$_].accessibility | ConvertTo-Json -Depth 9 -Compress | Should -BeNullOrEmpty
    }

    It 'shows hostile names as text' {
        $looks['hostile'].text | Should -Match ([regex]::Escape('<script>alert(1)</script>'))
        $looks['hostile'].text | Should -Match ([regex]::Escape('"><img src=x onerror=alert(1)>'))
        $looks['hostile'].text | Should -Not -Match '[\u202a-\u202e\u2066-\u2069\u200e\u200f]'
    }

    It 'renders ten thousand results within a minute' {
        $looks['many'].loadedIn | Should -BeLessThan 60
    }
}
