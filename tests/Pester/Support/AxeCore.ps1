# axe-core, where somebody has put it; null otherwise.

function Find-AxeCore {
    @($env:PARTNERMFA_AXE, "$PSScriptRoot/../../ReportPage/node_modules/axe-core/axe.min.js") |
        Where-Object { $_ -and (Test-Path $_) } | Select-Object -First 1
}
