BeforeAll {
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    $repository = (Resolve-Path "$PSScriptRoot/../..").Path
    . "$PSScriptRoot/Support/Needs.ps1"
    $packer = Find-BuiltProgram eng/PartnerMfa.Package PartnerMfa.Package.dll
    $missing = Find-MissingNeed -Built @{ 'eng/PartnerMfa.Package' = $packer; 'out/PartnerMfa' = "$repository/out/PartnerMfa/PartnerMfa.psd1" }

    function Invoke-Packer {
        param([string[]] $Step)

        $output = & dotnet $packer @Step 2>&1
        if ($LASTEXITCODE) { throw "The packer ended with $LASTEXITCODE`: $output" }
        $output
    }

    # The platform of this PowerShell, as the module looks for it.
    $runtime = "net$([Environment]::Version.Major).0-$([AppContext]::GetData('RUNTIME_IDENTIFIER'))"

    function Find-Library {
        param([string] $Module)

        $script = "Import-Module '$Module/PartnerMfa.psd1'; [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -in 'PartnerMfa.Core', 'ZstdSharp' } | ForEach-Object Location | Sort-Object"
        $child = Invoke-ChildPowerShell -Script "$script; Test-PartnerCenterMfa -Environment Sandbox -Quiet"
        $child.Error | Should -BeNullOrEmpty
        $child.Output.Trim() -split '\r?\n' | ForEach-Object { $_.Replace('\', '/') }
    }

    function Test-Compiled {
        param([string] $File)

        $reader = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($File))
        try { $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size -gt 0 } finally { $reader.Dispose() }
    }

    function New-Package {
        param([string] $Folder)

        Invoke-Packer -Step 'stage', $repository, "$Folder/module", '--prerelease', 'preview1' | Out-Null
        Invoke-Packer -Step 'module', "$Folder/module", $Folder | Out-Null
        Invoke-Packer -Step 'finish', $Folder | Out-Null
        $Folder
    }

    $first = if (-not $missing) { New-Package "$TestDrive/a folder" }
    $version = '0.1.0-preview1'
}

Describe 'The packed module' {
    BeforeEach { Assert-NoMissingNeed $missing }

    It 'has a manifest with every file, the release notes and the prerelease label' {
        $data = Import-PowerShellDataFile "$first/module/PartnerMfa.psd1"
        $files = Get-ChildItem "$first/module" -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath("$first/module", $_.FullName).Replace('\', '/') }

        $data.FileList.Count | Should -BeGreaterThan 40
        $data.FileList | Sort-Object | Should -BeExactly ($files | Sort-Object)
        $data.PrivateData.PSData.ReleaseNotes | Should -BeLike '*Connect-PartnerMfa*'
        $data.PrivateData.PSData.Prerelease | Should -BeExactly 'preview1'
        (Test-ModuleManifest "$first/module/PartnerMfa.psd1").Version | Should -Be '0.1.0'
    }

    It 'has a bill of materials with the version, license and hash of each library' {
        $bill = Get-Content "$first/module/bom.cdx.json" -Raw | ConvertFrom-Json
        $libraries = (Get-ChildItem "$first/module/lib" -Recurse -Filter *.dll).BaseName | Where-Object { $_ -notlike 'PartnerMfa.*' } | Sort-Object -Unique

        $bill.bomFormat, $bill.metadata.component.name, $bill.metadata.component.version | Should -BeExactly @('CycloneDX', 'PartnerMfa', '0.1.0')
        $libraries.Count | Should -BeGreaterThan 20
        $shipped = $bill.components | Where-Object scope -EQ 'required'
        # The only package whose library has another name.
        $shipped.name -replace '^ZstdSharp\.Port$', 'ZstdSharp' | Sort-Object -Unique | Should -BeExactly $libraries
        foreach ($component in $shipped) {
            $component.version | Should -Not -BeNullOrEmpty -Because $component.name
            $component.licenses.license.id | Should -BeIn @('MIT', 'BSD-3-Clause') -Because $component.name
            $component.hashes.content | Should -Match '^[0-9A-F]{128}$' -Because $component.name
        }
    }

    It 'names the address of the project only when it has one' {
        Invoke-Packer -Step 'stage', $repository, "$TestDrive/published", '--repository-url', 'https://example.org/partnermfa'
        Invoke-Packer -Step 'module', "$TestDrive/published", "$TestDrive/published packages"
        $data = (Import-PowerShellDataFile "$TestDrive/published/PartnerMfa.psd1").PrivateData.PSData
        Expand-Archive "$TestDrive/published packages/PartnerMfa.0.1.0.nupkg" "$TestDrive/published nuspec"
        $nuspec = [xml](Get-Content "$TestDrive/published nuspec/PartnerMfa.nuspec" -Raw)

        $data.ProjectUri, $data.LicenseUri, $data.IconUri | Should -BeExactly @(
            'https://example.org/partnermfa', 'https://example.org/partnermfa/blob/HEAD/LICENSE', 'https://example.org/partnermfa/raw/HEAD/docs/images/icon.png')
        $nuspec.package.metadata.iconUrl | Should -BeExactly $data.IconUri
        "$repository/docs/images/icon.png" | Should -Exist
        $nuspec.package.metadata.projectUrl | Should -BeExactly 'https://example.org/partnermfa'
        (Import-PowerShellDataFile "$first/module/PartnerMfa.psd1").PrivateData.PSData.ProjectUri | Should -BeNullOrEmpty
    }

    It 'is identical byte for byte when it is packed again in another folder' {
        $second = New-Package "$TestDrive/another"

        Get-Content "$second/SHA256SUMS" | Should -BeExactly (Get-Content "$first/SHA256SUMS")
    }

    It 'has correct checksums' {
        $lines = @(Get-Content "$first/SHA256SUMS")

        $lines.Count | Should -Be 2
        foreach ($line in $lines) { $hash, $name = $line -split '  '; (Get-FileHash "$first/$name").Hash | Should -Be $hash }
    }

    It 'is also a zip for Azure Automation, with one folder of the same name' {
        Expand-Archive "$first/PartnerMfa.zip" "$TestDrive/zip"

        (Get-ChildItem "$TestDrive/zip").Name | Should -BeExactly 'PartnerMfa'
        Test-Path "$TestDrive/zip/PartnerMfa/PartnerMfa.psd1" | Should -BeTrue
    }

    It 'works in a place like the one Azure Automation loads it from: read-only, with neither a home directory nor a terminal' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'read-only folders are made with chmod' }
        Expand-Archive "$first/PartnerMfa.zip" "$TestDrive/automation"
        & chmod -R a-w "$TestDrive/automation"
        # Root may write everywhere unless that capability is dropped.
        $command = @(Get-PowerShellCommand)
        if ((& id -u) -eq '0') { $command = @('setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--inh-caps', '-all') + $command }
        try {
            $run = Invoke-ChildPowerShell -Command $command -Switch '-NoProfile', '-NonInteractive' -Variable @{ HOME = '/nonexistent'; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; XDG_DATA_HOME = $null } -Script @"
`$ErrorActionPreference = 'Stop'
try { [IO.File]::WriteAllText('$TestDrive/automation/PartnerMfa/new', ''); 'written' } catch { 'read-only' }
Import-Module '$TestDrive/automation/PartnerMfa'
Connect-PartnerMfa -Environment Sandbox -InformationAction Ignore | Out-Null
`$answer = Test-PartnerCenterMfa
`$answer.Result
(`$answer | Out-String).Length -gt 100
Disconnect-PartnerMfa
"@
        }
        finally {
            & chmod -R u+w "$TestDrive/automation"
        }

        $run.Error | Should -BeNullOrEmpty
        $run.Output.Trim() -split '\r?\n' | Should -BeExactly @('read-only', 'Yes', 'True')
    }

    It 'is published by PSResourceGet, tried first with -WhatIf' {
        Assert-NoMissingNeed (Find-MissingNeed -Other @{ 'Microsoft.PowerShell.PSResourceGet' = Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable })
        New-Item "$TestDrive/feed", "$TestDrive/upload" -ItemType Directory | Out-Null
        # The folder has the module's name, as publishing requires.
        Copy-Item "$first/module" "$TestDrive/upload/PartnerMfa" -Recurse
        $run = Invoke-ChildPowerShell @"
`$ErrorActionPreference = `$WarningPreference = 'Stop'
Register-PSResourceRepository PartnerMfaFeed '$TestDrive/feed' -Trusted -Force
try {
    Publish-PSResource -Path '$TestDrive/upload/PartnerMfa' -Repository PartnerMfaFeed -WhatIf | Out-Null
    "feed: `$(@(Get-ChildItem '$TestDrive/feed').Count)"
    Publish-PSResource -Path '$TestDrive/upload/PartnerMfa' -Repository PartnerMfaFeed
    `$found = Find-PSResource PartnerMfa -Prerelease -Repository PartnerMfaFeed
    "`$(`$found.Name) `$(`$found.Version)-`$(`$found.Prerelease): `$(`$found.Tags -contains 'ConditionalAccess')"
}
finally { Unregister-PSResourceRepository PartnerMfaFeed }
"@

        $run.Error | Should -BeNullOrEmpty
        $lines = @($run.Output.Trim() -split '\r?\n' | Where-Object { $_ -notlike 'What if:*' })
        $lines[0], $lines[1] | Should -BeExactly @('feed: 0', "PartnerMfa 0.1.0-preview1: True")
    }

    It 'works when PSResourceGet has installed it from a folder' {
        Assert-NoMissingNeed (Find-MissingNeed -Other @{ 'Microsoft.PowerShell.PSResourceGet' = Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable })
        New-Item "$TestDrive/modules" -ItemType Directory | Out-Null
        $run = Invoke-ChildPowerShell @"
`$ErrorActionPreference = 'Stop'
Register-PSResourceRepository PartnerMfaPackages '$first' -Trusted -Force
try { Save-PSResource PartnerMfa -Version '$version' -Prerelease -Repository PartnerMfaPackages -Path '$TestDrive/modules' }
finally { Unregister-PSResourceRepository PartnerMfaPackages }
`$module = Import-Module '$TestDrive/modules/PartnerMfa' -PassThru
Connect-PartnerMfa -Environment Sandbox -InformationAction Ignore | Out-Null
"`$(`$module.Version) `$((Test-PartnerCenterMfa).Result)"
"@
        $run.Error | Should -BeNullOrEmpty
        $run.Output.Trim() | Should -BeLike '*0.1.0 Yes'
    }
}

Describe 'The packed tool' {
    BeforeEach { Assert-NoMissingNeed $missing }

    It 'works when it is installed from a folder' {
        $configuration = Split-Path (Split-Path (Split-Path $packer)) -Leaf
        $packed = & dotnet pack "$repository/src/PartnerMfa.Cli" --no-build --configuration $configuration --output "$TestDrive/tool packages" 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$packed"
        $installed = & dotnet tool install PartnerMfa.Cli --tool-path "$TestDrive/tools" --source "$TestDrive/tool packages" 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$installed"

        $answer = & "$TestDrive/tools/partner-mfa" probe --environment Sandbox
        $LASTEXITCODE | Should -Be 0
        $answer | Select-Object -First 1 | Should -BeLike '*YES*'
    }
}

Describe 'The libraries that are compiled ahead' {
    BeforeEach { Assert-NoMissingNeed $missing }

    It 'are taken on their own platform, and the others as they are' {
        Copy-Item "$first/module" "$TestDrive/compiled" -Recurse
        $folder = New-Item -ItemType Directory "$TestDrive/compiled/lib/$runtime"
        Copy-Item "$first/module/lib/net8.0/PartnerMfa.*.dll" $folder

        Find-Library "$TestDrive/compiled" | Should -BeExactly @("$TestDrive/compiled/lib/$runtime/PartnerMfa.Core.dll", "$TestDrive/compiled/lib/net8.0/ZstdSharp.dll", 'True').Replace('\', '/')
    }

    It 'are passed over on every other platform and runtime' {
        Copy-Item "$first/module" "$TestDrive/elsewhere" -Recurse
        foreach ($other in 'net10.0-haiku-x64', 'net7.0-linux-x64') {
            $folder = New-Item -ItemType Directory "$TestDrive/elsewhere/lib/$other"
            Set-Content "$folder/PartnerMfa.Core.dll" 'not a library'
        }

        Find-Library "$TestDrive/elsewhere" | Should -BeExactly @("$TestDrive/elsewhere/lib/net8.0/PartnerMfa.Core.dll", "$TestDrive/elsewhere/lib/net8.0/ZstdSharp.dll", 'True').Replace('\', '/')
    }

    It 'are packed for each platform whose packs can be had, and the packer names those that cannot' {
        $said = Invoke-Packer -Step 'stage', $repository, "$TestDrive/ahead/module", '--ahead', 'linux-x64,haiku-x64'
        if ("$said" -match 'not compiled ahead for linux-x64') { Set-ItResult -Skipped -Because 'the package source does not serve the compiler' }

        "$said" | Should -BeLike '*libraries are not compiled ahead for haiku-x64, and run there as they are: *NETSDK*'
        (Get-ChildItem "$TestDrive/ahead/module/lib" -Directory).Name | Sort-Object | Should -BeExactly @('net10.0-linux-x64', 'net8.0', 'netstandard2.0')
        $compiled = @(Get-ChildItem "$TestDrive/ahead/module/lib/net10.0-linux-x64")
        $compiled.Name | Should -Contain 'PartnerMfa.Core.dll'
        $compiled.Name | Should -Contain 'Microsoft.Identity.Client.dll'
        $compiled.Name | Should -Not -Contain 'PartnerMfa.Contracts.dll' -Because 'the cmdlets have the only copy'
        foreach ($library in $compiled) {
            Test-Compiled $library.FullName | Should -BeTrue -Because $library.Name
            $plain = "$TestDrive/ahead/module/lib/net8.0/$($library.Name)"
            Test-Compiled $plain | Should -BeFalse -Because "$($library.Name) runs as it is elsewhere"
            [Reflection.AssemblyName]::GetAssemblyName($library.FullName).FullName | Should -BeExactly ([Reflection.AssemblyName]::GetAssemblyName($plain).FullName)
        }
        (Import-PowerShellDataFile "$TestDrive/ahead/module/PartnerMfa.psd1").FileList | Should -Contain 'lib/net10.0-linux-x64/PartnerMfa.Core.dll'
        if ($runtime -eq 'net10.0-linux-x64') { (Find-Library "$TestDrive/ahead/module")[0] | Should -BeLike '*/lib/net10.0-linux-x64/PartnerMfa.Core.dll' }
    }
}
