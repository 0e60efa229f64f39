<#
.SYNOPSIS
Builds, tests and packs PartnerMfa. A thin wrapper over dotnet.

.DESCRIPTION
Build    builds everything and stages the importable module, whole, at out/PartnerMfa.
Test     runs the .NET tests, then the Pester tests on the staged module.
Analyze  runs PSScriptAnalyzer on every script.
Pack     makes the packages of the module and the tool, a zip for Azure Automation and their sums, in out/packages (docs/contributing/packaging.md).

.PARAMETER Task
What to do, in this order. Default: Build.

.PARAMETER Configuration
Debug or Release. Default: Debug, and Release for Pack.

.PARAMETER Prerelease
For Pack: what comes after the version, such as preview1. Default: nothing, a release.

.PARAMETER SigningCertificate
For Pack, on Windows: the thumbprint of the certificate in Cert:\CurrentUser\My that signs the module and the packages.

.PARAMETER Timestamper
For Pack: the time stamping service of the certificate's maker.

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
    [string] $Configuration = $(if ($Task -contains 'Pack') { 'Release' } else { 'Debug' }),

    [string] $Prerelease,

    [string] $SigningCertificate,

    [uri] $Timestamper
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
    param([string] $Packages, [string] $Label, [string] $Thumbprint, [string[]] $Stamp)

    Invoke-Native dotnet (@('build', 'eng/PartnerMfa.Package', '--configuration', $Configuration, '-t:Package') +
        @(if ($Label) { "-p:Prerelease=$Label" }))
    if (-not $Thumbprint) { return }

    $packer = @("eng/PartnerMfa.Package/bin/$Configuration/net10.0/PartnerMfa.Package.dll")
    Add-Signature -Folder "$Packages/module" -Thumbprint $Thumbprint -Stamp $Stamp
    Invoke-Native dotnet ($packer + 'module', "$Packages/module", $Packages)
    foreach ($package in Get-ChildItem $Packages -Filter *.nupkg) {
        Invoke-Native dotnet (@('nuget', 'sign', $package.FullName, '--certificate-fingerprint', $Thumbprint) + @($Stamp | ForEach-Object { '--timestamper', $_ }))
    }
    Invoke-Native dotnet ($packer + 'sums', $Packages)
}

# Only what is ours: the libraries of others keep their makers' signatures.
function Add-Signature {
    param([string] $Folder, [string] $Thumbprint, [string[]] $Stamp)

    $server = if ($Stamp) { @{ TimestampServer = $Stamp[0] } } else { @{} }
    $certificate = Get-Item "Cert:\CurrentUser\My\$Thumbprint"
    $files = @(Get-ChildItem $Folder -Recurse -Include PartnerMfa*.dll, PartnerMfa*.ps?1*)
    $sign = {
        $signature = Set-AuthenticodeSignature $_.FullName $certificate -HashAlgorithm SHA256 @server
        if ($signature.Status -ne 'Valid') { throw "$($_.Name) could not be signed: $($signature.StatusMessage)" }
    }
    $files | ForEach-Object $sign
    # The catalog has the hashes of the signed files.
    New-FileCatalog -Path $Folder -CatalogFilePath "$Folder/PartnerMfa.cat" -CatalogVersion 2.0 | ForEach-Object $sign
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
        'Pack' { Invoke-Pack -Packages "$PSScriptRoot/out/packages" -Label $Prerelease -Thumbprint $SigningCertificate -Stamp @(if ($Timestamper) { "$Timestamper" }) }
    }
}
finally {
    Pop-Location
}
