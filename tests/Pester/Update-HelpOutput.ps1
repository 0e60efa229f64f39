<#
.SYNOPSIS
Runs the examples of the help pages, and writes below each what it prints.

.DESCRIPTION
Run it after a change of texts or views: Help.Tests.ps1 fails while a page shows something else than its example prints. Output that differs
only in times, ids or line breaks stays as it is.

.EXAMPLE
./tests/Pester/Update-HelpOutput.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Support/HelpExamples.ps1"
$module = (Resolve-Path "$PSScriptRoot/../../out/PartnerMfa/PartnerMfa.psd1").Path

foreach ($example in Get-HelpExample) {
    $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))).FullName
    try { $run = Invoke-HelpExample -ModulePath $module -Code $example.Code -Folder $folder }
    finally { Remove-Item $folder -Recurse -Force }
    if ($run.Errors) { throw "$($example.Cmdlet), '$($example.Title)': $($run.Errors[0])" }
    if ((Get-StableText $run.Output) -ceq (Get-StableText $example.Output)) { continue }

    "$($example.Cmdlet): $($example.Title)"
    $file = Join-Path $HelpFolder "$($example.Cmdlet).md"
    $code = '```powershell' + "`n$($example.Code)`n" + '```'
    $shown = { param($output) if ($output) { "$code`n`n" + '```output' + "`n$output`n" + '```' } else { $code } }
    $page = (Get-Content -Raw $file).Replace("`r", '')
    $heading = "### $($example.Title)`n"
    $start = $page.IndexOf($heading, [StringComparison]::Ordinal)
    $before = & $shown $example.Output
    $place = $page.IndexOf($before, $start, [StringComparison]::Ordinal)
    $page = $page.Remove($place, $before.Length).Insert($place, (& $shown $run.Output))
    [IO.File]::WriteAllText($file, $page)
}
