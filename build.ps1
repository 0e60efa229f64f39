<#
.SYNOPSIS
Builds, tests and packs PartnerMfa. A thin wrapper over dotnet.

.DESCRIPTION
Build    builds everything and stages the importable module, whole, at out/PartnerMfa.
Test     runs all tests: those in .NET, and the Pester tests on the staged module in a PowerShell that NuGet brings.
Analyze  runs PSScriptAnalyzer on every script.
Pack     makes the packages of the module and the tool, a zip for Azure Automation and their sums, in out/packages, which it empties first
         (docs/contributing/packaging.md).
Native   compiles the tool to native code for this kind of machine: an archive to download, and the tool's package for this platform, in out/packages.
Mutate   changes the code that decides answers, one small change after the other, and reports each change that no test notices
         (docs/contributing/mutation-testing.md). It takes half an hour or so, and goes on where it was when it is stopped.
TestPackage  tests what Pack made as users install it: the packed module takes the place of the built one at out/PartnerMfa until the next build.

.PARAMETER Task
What to do, in this order. Default: Build.

.PARAMETER Configuration
Debug or Release. Default: Debug, and Release for Pack and Native.

.PARAMETER Version
For Pack and Native: the version to release, such as v0.2.0 or v0.2.0-preview1. It must agree with Directory.Build.props; what follows the hyphen is the
prerelease label. Default: the version of Directory.Build.props.

.PARAMETER PowerShellVersion
For TestPackage: the PowerShell 7 to test with, which NuGet brings. Default: the PowerShell that runs this script, Windows PowerShell included.

.PARAMETER ToolRuntime
For Pack and Native: all platforms that have a package of native code, such as linux-x64, win-x64. With Pack, the tool's package then points to
theirs, and to one for all other machines. Give Native the same list. Default: for Pack none, for Native this machine's.

.PARAMETER Prerelease
For Pack and Native: what comes after the version, such as preview1. Default: nothing, a release.

.PARAMETER SigningCertificate
For Pack, on Windows: the thumbprint of the certificate in Cert:\CurrentUser\My that signs the module and the packages.

.PARAMETER Timestamper
For Pack: the time stamping service of the certificate's maker.

.PARAMETER MutationGroup
For Mutate: the groups of tests/Mutation/groups.json to run. Default: all of them.

.PARAMETER MutationThreshold
For Mutate: the lowest score, in percent, that counts as success. Default: 98.

.PARAMETER MutationSurvivors
For Mutate: try only the changes that survived the last run, with the tests as they are now.

.EXAMPLE
./build.ps1
Import-Module ./out/PartnerMfa

.EXAMPLE
./build.ps1 -Task Build, Test, Analyze
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Analyze', 'Mutate', 'Native', 'Pack', 'TestPackage')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = $(if ($Task -contains 'Pack' -or $Task -contains 'Native') { 'Release' } else { 'Debug' }),

    [string] $Version,

    [string] $PowerShellVersion,

    [string[]] $ToolRuntime,

    [string] $Prerelease,

    [string] $SigningCertificate,

    [uri] $Timestamper,

    [string[]] $MutationGroup,

    [ValidateRange(0, 100)]
    [double] $MutationThreshold = 98,

    [switch] $MutationSurvivors
)

$ErrorActionPreference = 'Stop'

function Invoke-Native {
    param([string] $Command, [string[]] $Arguments)

    & $Command @Arguments
    if ($LASTEXITCODE) { throw "$Command $Arguments ended with exit code $LASTEXITCODE." }
}

# The prerelease label of a version or tag, and nothing for a release.
function Get-PrereleaseLabel {
    param([string] $Tag)

    $declared = "$(([xml] (Get-Content Directory.Build.props -Raw)).Project.PropertyGroup.VersionPrefix)".Trim()
    if ($Tag -notmatch "^v?$([regex]::Escape($declared))(-(?<label>[0-9A-Za-z]+))?$") {
        throw "Version '$Tag' does not agree with Directory.Build.props, which says $declared. Change VersionPrefix there, or the tag."
    }
    $Matches['label']
}

# MSBuild reads a semicolon as the end of a property.
function Get-ToolRuntimeProperty {
    param([string[]] $Runtime)

    $names = @($Runtime | ForEach-Object { $_ -split '[,;\s]+' } | Where-Object { $_ } | Select-Object -Unique)
    if ($names) { "-p:ToolRuntimes=$($names -join '%3B')" }
}

function Invoke-NativePack {
    param([string] $Packages, [string] $Published, [string] $Label, [string[]] $Runtime)

    $this = "$(& dotnet msbuild src/PartnerMfa.Cli -getProperty:NETCoreSdkPortableRuntimeIdentifier)".Trim()
    $options = @('--configuration', $Configuration, '--runtime', $this) + @(if ($Label) { "-p:Prerelease=$Label" })
    $packer = "eng/PartnerMfa.Package/bin/$Configuration/net10.0/PartnerMfa.Package.dll"
    Remove-Item $Published -Recurse -Force -ErrorAction Ignore
    Invoke-Native dotnet @('build', 'eng/PartnerMfa.Package', '--configuration', $Configuration)
    Invoke-Native dotnet (@('publish', 'src/PartnerMfa.Cli', '--output', $Published) + $options)
    $program = Get-ChildItem $Published -File | Where-Object BaseName -EQ 'partner-mfa'
    Invoke-Native dotnet (@($packer, 'native', $PSScriptRoot, $program.FullName, $this, $Packages) + @(if ($Label) { '--prerelease', $Label }))
    Invoke-Native dotnet (@('pack', 'src/PartnerMfa.Cli', '--output', $Packages, (Get-ToolRuntimeProperty @($this, $Runtime))) + $options)
    Invoke-Native dotnet @($packer, 'sums', $Packages)
}

function Invoke-Pack {
    param([string] $Packages, [string] $Label, [string] $Thumbprint, [string[]] $Stamp, [string[]] $Runtime)

    Invoke-Native dotnet (@('build', 'eng/PartnerMfa.Package', '--configuration', $Configuration, '-t:Package') +
        @(if ($Label) { "-p:Prerelease=$Label" }))
    $packer = @("eng/PartnerMfa.Package/bin/$Configuration/net10.0/PartnerMfa.Package.dll")
    if ($Runtime) {
        Remove-Item "$Packages/PartnerMfa.Cli.*.nupkg"
        $pack = @('pack', 'src/PartnerMfa.Cli', '--configuration', $Configuration, '--output', $Packages) + (Get-ToolRuntimeProperty $Runtime) +
            @(if ($Label) { "-p:Prerelease=$Label" })
        Invoke-Native dotnet $pack
        Invoke-Native dotnet ($pack + '--runtime', 'any')
        Invoke-Native dotnet ($packer + 'finish', $Packages)
    }
    if (-not $Thumbprint) { return }

    Add-Signature -Folder "$Packages/module" -Thumbprint $Thumbprint -Stamp $Stamp
    Invoke-Native dotnet ($packer + 'module', "$Packages/module", $Packages)
    foreach ($package in Get-ChildItem $Packages -Filter *.nupkg) {
        Invoke-Native dotnet (@('nuget', 'sign', $package.FullName, '--certificate-fingerprint', $Thumbprint) + @($Stamp | ForEach-Object { '--timestamper', $_ }))
    }
    Invoke-Native dotnet ($packer + 'sums', $Packages)
}

# Only our own files: third-party libraries keep the signatures of their authors.
function Add-Signature {
    param([string] $Folder, [string] $Thumbprint, [string[]] $Stamp)

    $server = if ($Stamp) { @{ TimestampServer = $Stamp[0] } } else { @{} }
    $certificate = Get-Item "Cert:\CurrentUser\My\$Thumbprint"
    # Libraries that were compiled ahead have lost their makers' signatures.
    $files = @(Get-ChildItem $Folder -Recurse -Include PartnerMfa*.dll, PartnerMfa*.ps?1*) +
        @(Get-ChildItem "$Folder/lib/net10.0-*/*.dll" -Exclude PartnerMfa*)
    $sign = {
        $signature = Set-AuthenticodeSignature $_.FullName $certificate -HashAlgorithm SHA256 @server
        if ($signature.Status -ne 'Valid') { throw "$($_.Name) could not be signed: $($signature.StatusMessage)" }
    }
    $files | ForEach-Object $sign
    # The catalog has the hashes of the signed files.
    New-FileCatalog -Path $Folder -CatalogFilePath "$Folder/PartnerMfa.cat" -CatalogVersion 2.0 | ForEach-Object $sign
}

# The command that starts the PowerShell to test with. When PowerShell is a .NET tool, this process is dotnet and not pwsh.
function Get-PowerShellCommand {
    param([string] $ToolVersion)

    if ($ToolVersion) {
        $folder = "$PSScriptRoot/out/tools/powershell-$ToolVersion"
        if (-not (Test-Path $folder)) { Invoke-Native dotnet @('tool', 'install', 'PowerShell', '--version', $ToolVersion, '--tool-path', $folder) | Out-Host }
        return "$folder/pwsh"
    }
    $program = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($program) -ne 'dotnet') { return $program }
    $program, (Join-Path $PSHOME 'pwsh.dll')
}

function Invoke-MutationTest {
    param([string[]] $Group, [double] $Threshold, [switch] $OnlySurvivors)

    Invoke-Native dotnet @('tool', 'restore')
    $percent = $Threshold.ToString([cultureinfo]::InvariantCulture)
    $options = @('--threshold', $percent) + @($Group | ForEach-Object { if ($_) { '--group', $_ } }) + @(if ($OnlySurvivors) { '--survivors' })
    Invoke-Native dotnet (@('run', '--project', 'tests/Mutation', '--property:RunAnalyzers=false', '--') + $options)
}

function Invoke-PackageTest {
    param([string] $Packages, [string] $ToolVersion)

    if (-not (Test-Path "$Packages/PartnerMfa.zip")) { throw "There are no packages in $Packages. Run: ./build.ps1 -Task Pack" }
    # Brings Pester and the programs that its tests drive. The built module is moved aside for the packed one.
    Invoke-Native dotnet @('build', 'tests/PartnerMfa.Pester.Tests')
    Remove-Item out/PartnerMfa -Recurse -Force -ErrorAction Ignore
    Expand-Archive "$Packages/PartnerMfa.zip" out

    # Windows PowerShell runs the tests of the package; those of the whole module need PowerShell 7. Packing needs the module as it was built.
    $files = @(Get-Item tests/Package/*.Tests.ps1) +
        @(if ($ToolVersion -or $PSVersionTable.PSEdition -eq 'Core') { Get-ChildItem tests/Pester/*.Tests.ps1 -Exclude Package.Tests.ps1 })
    $list = ($files.FullName | ForEach-Object { "'$($_.Replace("'", "''"))'" }) -join ', '
    $command = @(Get-PowerShellCommand $ToolVersion)
    $arguments = @($command | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-Command', "./tests/Pester/Invoke-Tests.ps1 -Path $list; exit `$LASTEXITCODE"
    & $command[0] @arguments
    if ($LASTEXITCODE) { throw 'The tests of the packages failed.' }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Native dotnet @('build', '--configuration', $Configuration) }
        'Test' { Invoke-Native dotnet @('test', '--configuration', $Configuration) }
        'Analyze' {
            & "$PSScriptRoot/tests/Invoke-Analyzer.ps1"
            if ($LASTEXITCODE) { throw "tests/Invoke-Analyzer.ps1 ended with exit code $LASTEXITCODE." }
        }
        'Mutate' { Invoke-MutationTest -Group $MutationGroup -Threshold $MutationThreshold -OnlySurvivors:$MutationSurvivors }
        'Native' { Invoke-NativePack -Packages "$PSScriptRoot/out/packages" -Published "$PSScriptRoot/out/native" -Label $(if ($Version) { Get-PrereleaseLabel $Version } else { $Prerelease }) -Runtime $ToolRuntime }
        'TestPackage' { Invoke-PackageTest -Packages "$PSScriptRoot/out/packages" -ToolVersion $PowerShellVersion }
        'Pack' { Invoke-Pack -Packages "$PSScriptRoot/out/packages" -Label $(if ($Version) { Get-PrereleaseLabel $Version } else { $Prerelease }) -Thumbprint $SigningCertificate -Stamp @(if ($Timestamper) { "$Timestamper" }) -Runtime $ToolRuntime }
    }
}
finally {
    Pop-Location
}
