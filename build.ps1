<#
.SYNOPSIS
Builds, tests and packs PartnerMfa. A thin wrapper over dotnet.

.DESCRIPTION
Build    builds everything and stages the importable module, whole, at out/PartnerMfa.
Test     runs the .NET tests, then the Pester tests on the staged module.
Analyze  runs PSScriptAnalyzer on every script.
Pack     makes out/PartnerMfa.<version>.zip (the module) and out/PartnerMfa.Cli.<version>.nupkg (the tool).

.PARAMETER Task
What to do, in this order. Default: Build.

.PARAMETER Configuration
Debug or Release. Default: Debug, and Release for Pack.

.EXAMPLE
./build.ps1
Import-Module ./out/PartnerMfa

.EXAMPLE
./build.ps1 -Task Build, Test, Analyze
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Pack')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = $(if ($Task -contains 'Pack') { 'Release' } else { 'Debug' })
)

$ErrorActionPreference = 'Stop'

function Invoke-Native {
    param([string] $Command, [string[]] $Arguments)

    & $Command @Arguments
    if ($LASTEXITCODE) { throw "$Command $Arguments ended with exit code $LASTEXITCODE." }
}

# Tests and analyzer end their process with an exit code, so each gets one of its own.
function Invoke-Script {
    param([string] $Path)

    Invoke-Native (Get-Process -Id $PID).Path @('-NoProfile', '-File', "$PSScriptRoot/$Path")
}

function Invoke-Pack {
    $version = (Import-PowerShellDataFile "$PSScriptRoot/out/PartnerMfa/PartnerMfa.psd1").ModuleVersion
    Compress-Archive "$PSScriptRoot/out/PartnerMfa" "$PSScriptRoot/out/PartnerMfa.$version.zip" -Force
    Invoke-Native dotnet @('pack', 'src/PartnerMfa.Cli', '--configuration', $Configuration, '--output', 'out')
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Native dotnet @('build', '--configuration', $Configuration) }
        'Test' {
            Invoke-Native dotnet @('test', '--configuration', $Configuration)
            Invoke-Script tests/Isolation/Build.ps1
            Invoke-Script tests/Pester/Invoke-Tests.ps1
        }
        'Analyze' { Invoke-Script tests/Invoke-Analyzer.ps1 }
        'Pack' {
            Invoke-Native dotnet @('build', '--configuration', $Configuration)
            Invoke-Pack
        }
    }
}
finally {
    Pop-Location
}
