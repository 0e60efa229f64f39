# The page of Export-PartnerMfaReport in a real browser: that it needs nothing but itself, that hostile names are text, that it fits,
# and what axe-core says of it. axe-core is no part of this repository: it is used where somebody has put it, by
# npm install --prefix tests/ReportPage axe-core, or where $env:PARTNERMFA_AXE names the file.

BeforeDiscovery {
    $missing = @('chromium' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
    if ($missing) { Write-Warning "SKIPPED: the report's page in a real browser, which needs $missing." }
    . "$PSScriptRoot/Support/AxeCore.ps1"
    $axe = Find-AxeCore
    if (-not $axe) { Write-Warning 'SKIPPED: the accessibility of the page, which needs axe-core: npm install --prefix tests/ReportPage axe-core' }
    $pages = 'one', 'many', 'setup', 'hostile' | ForEach-Object { @{ Page = $_ } }
}

Describe 'the page of a report in a real browser' -Skip:($missing.Count -gt 0) {
    BeforeAll {
        . "$PSScriptRoot/Support/Sandbox.ps1"
        . "$PSScriptRoot/Support/ReportPage.ps1"
        . "$PSScriptRoot/Support/AxeCore.ps1"

        $looks = @{}
        foreach ($name in 'one', 'many', 'setup', 'hostile') {
            # Of ten thousand alike, axe-core would look at each.
            $axe = if ($name -ne 'many') { Find-AxeCore }
            $looks[$name] = Show-ReportPage -Results (& "Get-$($name)Result") -Folder (New-Item -ItemType Directory "$TestDrive/$name").FullName -Axe $axe
        }
    }

    Context '<Page>' -ForEach $pages {
        It 'asks for nothing but itself' {
            $looks[$Page].requests | Should -HaveCount 1
            $looks[$Page].requests | Should -BeLike 'file://*/page.html'
        }

        It 'gives the browser nothing to complain of' {
            $looks[$Page].told | ConvertTo-Json -Depth 9 -Compress | Should -BeNullOrEmpty
        }

        It 'has no element that could do anything' {
            $looks[$Page].scripts | Should -Be 0
        }

        It 'is no wider than a phone, a screen or a sheet' {
            $looks[$Page].wide | Should -BeNullOrEmpty
        }

        It 'has its headings in order' {
            $headings = @($looks[$Page].headings)
            $headings[0] | Should -Be 1
            @($headings -eq 1).Count | Should -Be 1
            for ($i = 1; $i -lt $headings.Count; $i++) { $headings[$i] | Should -BeLessOrEqual ($headings[$i - 1] + 1) }
        }

        It 'has nothing that axe-core finds fault with, in light and dark, on a screen and a phone' -Skip:(-not $axe -or $Page -eq 'many') {
            $looks[$Page].PSObject.Properties.Name | Should -Contain 'accessibility'
            $looks[$Page].accessibility | ConvertTo-Json -Depth 9 -Compress | Should -BeNullOrEmpty
        }
    }

    It 'shows hostile names as text' {
        $looks['hostile'].text | Should -Match ([regex]::Escape('<script>alert(1)</script>'))
        $looks['hostile'].text | Should -Match ([regex]::Escape('"><img src=x onerror=alert(1)>'))
        $looks['hostile'].text | Should -Not -Match '[\u202a-\u202e\u2066-\u2069\u200e\u200f]'
    }

    It 'of ten thousand results is painted in reasonable time' {
        $looks['many'].loadedIn | Should -BeLessThan 60
    }
}
