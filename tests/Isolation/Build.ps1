<#
.SYNOPSIS
Prepares what Isolation.Tests.ps1 needs, under out/isolation.

.DESCRIPTION
Two releases of MSAL for "another module" to load, and the module once more, built against an MSAL older than the newer one.
#>
[CmdletBinding()]
param(
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$stage = Join-Path $root 'out/isolation'

dotnet build "$PSScriptRoot/Isolation.csproj" --configuration $Configuration --nologo --verbosity quiet
if ($LASTEXITCODE) { throw 'The releases of MSAL could not be staged.' }

# A build apart, down to its intermediate files: it must not touch the one that is shipped.
dotnet build "$root/src/PartnerMfa" --configuration $Configuration --nologo --verbosity quiet `
    --artifacts-path "$stage/build" -p:MsalVersion=4.83.1 "-p:ModuleStage=$stage/PartnerMfa/" -p:RunAnalyzers=false
if ($LASTEXITCODE) { throw 'The module could not be built against an older MSAL.' }
