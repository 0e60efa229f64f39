# The packages of out/packages as users get them: the packed module at out/PartnerMfa, and the tool from its package. These tests need
# nothing from the build, and run in Windows PowerShell 5.1 and in PowerShell 7.

BeforeDiscovery {
    # Present only when the tool was also compiled for this platform: ./build.ps1 -Task Native
    $runtime = [Runtime.InteropServices.RuntimeInformation]
    $platform = if ($PSVersionTable.PSEdition -ne 'Core' -or $IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
    $native = @(Get-ChildItem "$PSScriptRoot/../../out/packages/partner-mfa-*-$platform-$("$($runtime::OSArchitecture)".ToLowerInvariant()).tar.gz")
    $commands = (Import-PowerShellDataFile "$PSScriptRoot/../../out/PartnerMfa/PartnerMfa.psd1").CmdletsToExport | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    $packages = (Resolve-Path "$PSScriptRoot/../../out/packages").Path
    $modulePath = (Resolve-Path "$PSScriptRoot/../../out/PartnerMfa/PartnerMfa.psd1").Path
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    Import-Module $modulePath -Force

    function Connect-Sandbox {
        param([string] $Account = 'mfa')

        Connect-PartnerMfa -Environment Sandbox -UserPrincipalName "$Account@sandbox.example" -PassThru -WarningAction Ignore -InformationAction Ignore
    }

    # The files of an archive, by name, with their checksums.
    function Get-ArchiveChecksum {
        param([string] $Path, [string] $Folder = '')

        $sums = @{}
        $hash = [Security.Cryptography.SHA256]::Create()
        $archive = [IO.Compression.ZipFile]::OpenRead($Path)
        try {
            foreach ($entry in $archive.Entries | Where-Object { $_.Name -and $_.FullName.StartsWith($Folder) }) {
                $stream = $entry.Open()
                $sums[$entry.FullName.Substring($Folder.Length)] = [BitConverter]::ToString($hash.ComputeHash($stream))
                $stream.Dispose()
            }
        }
        finally {
            $archive.Dispose()
            $hash.Dispose()
        }
        $sums
    }
}

Describe 'the packages' {
    It 'have the checksums that SHA256SUMS lists' {
        $lines = @(Get-Content "$packages/SHA256SUMS")

        $lines.Count | Should -BeGreaterOrEqual 3
        foreach ($line in $lines) {
            $sum, $name = $line -split '  '
            (Get-FileHash "$packages/$name" -Algorithm SHA256).Hash | Should -Be $sum -Because $name
        }
    }

    It 'have one version, the same as the module' {
        $manifest = Import-PowerShellDataFile $modulePath
        $version = (@($manifest.ModuleVersion) + @($manifest.PrivateData.PSData.Prerelease | Where-Object { $_ })) -join '-'

        # In the names of native tool packages, the platform comes before the version.
        (Get-ChildItem "$packages/*.nupkg").Name -replace '^PartnerMfa\.Cli\.(any|[a-z]+-[a-z0-9]+)\.', 'PartnerMfa.Cli.' | Sort-Object -Unique |
            Should -BeExactly @("PartnerMfa.$version.nupkg", "PartnerMfa.Cli.$version.nupkg")
        Get-ChildItem "$packages/*.tar.gz" | ForEach-Object { $_.Name | Should -BeLike "partner-mfa-$version-*.tar.gz" }
    }

    It 'contain the same module for a gallery and for Azure Automation' {
        $gallery = Get-ArchiveChecksum @(Get-ChildItem "$packages/PartnerMfa.*.nupkg" -Exclude 'PartnerMfa.Cli.*')[0].FullName
        $zip = Get-ArchiveChecksum "$packages/PartnerMfa.zip" -Folder 'PartnerMfa/'

        $zip.Count | Should -BeGreaterThan 40
        foreach ($name in $zip.Keys) { $gallery[$name] | Should -Be $zip[$name] -Because $name }
        $gallery.Keys | Where-Object { -not $zip.ContainsKey($_) -and $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|[^/]+\.nuspec$|\.signature\.p7s$)' } | Should -BeNullOrEmpty
    }
}

Describe 'the packed module' {
    AfterEach { Disconnect-PartnerMfa -ErrorAction Ignore }

    It 'is a valid module that lists every file' {
        $folder = Split-Path $modulePath
        $files = Get-ChildItem $folder -Recurse -File | ForEach-Object { $_.FullName.Substring($folder.Length + 1).Replace('\', '/') }

        (Test-ModuleManifest $modulePath).Name | Should -BeExactly 'PartnerMfa'
        (Import-PowerShellDataFile $modulePath).FileList | ForEach-Object { $_.Replace('\', '/') } | Sort-Object | Should -BeExactly ($files | Sort-Object)
    }

    It 'answers <Result> (<Reason>) for <Account>' -ForEach @(
        @{ Account = 'mfa'; Result = 'Yes'; Reason = 'MfaConfirmedByService' }
        @{ Account = 'unconfirmed'; Result = 'Yes'; Reason = 'MfaClaimPresent' }
        @{ Account = 'password'; Result = 'No'; Reason = 'MfaRequiredByService' }
        @{ Account = 'refused'; Result = 'No'; Reason = 'MfaRefusedByService' }
        @{ Account = 'not-enforced'; Result = 'No'; Reason = 'MfaClaimMissing' }
        @{ Account = 'app-only'; Result = 'NotApplicable'; Reason = 'AppOnlyToken' }
        @{ Account = 'contradiction'; Result = 'Unknown'; Reason = 'ContradictoryResponse' }
        @{ Account = 'rejected'; Result = 'Unknown'; Reason = 'TokenRejected' }
        @{ Account = 'no-role'; Result = 'Unknown'; Reason = 'AccessDenied' }
        @{ Account = 'portal'; Result = 'Unknown'; Reason = 'UnexpectedResponse' }
    ) {
        Connect-Sandbox $Account | Out-Null
        $answer = Test-PartnerCenterMfa

        "$($answer.Result) $($answer.Reason)" | Should -BeExactly "$Result $Reason"
        $answer.Message | Should -Not -BeNullOrEmpty
    }

    It 'is true for -Quiet only when the answer is Yes: <Account>' -ForEach @(
        @{ Account = 'mfa'; Quiet = $true }
        @{ Account = 'password'; Quiet = $false }
        @{ Account = 'portal'; Quiet = $false }
    ) {
        Connect-Sandbox $Account | Out-Null

        Test-PartnerCenterMfa -Quiet | Should -BeExactly $Quiet
    }

    It 'reports a refused sign-in as an error with an ID and advice' {
        { Connect-PartnerMfa -Environment Sandbox -UserPrincipalName 'blocked@sandbox.example' -ErrorAction Stop } | Should -Throw -ErrorId '*,PartnerMfa.Commands.ConnectPartnerMfaCommand'
        $Error[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'judges a token from the pipeline offline' {
        $token = (Connect-Sandbox).GetAccessToken()

        (Test-PartnerMfaToken $token).Reason | Should -BeExactly 'MfaClaimPresent'
    }

    It 'checks a setup' {
        Connect-Sandbox | Out-Null

        Test-PartnerMfaSetup -UserPrincipalName 'mfa@sandbox.example' -Quiet | Should -BeTrue
        Test-PartnerMfaSetup -UserPrincipalName 'excluded@sandbox.example' -Quiet | Should -BeFalse
    }

    It 'writes a report' {
        Connect-Sandbox | Out-Null
        Test-PartnerCenterMfa | Export-PartnerMfaReport "$TestDrive/report.html"

        Get-Content "$TestDrive/report.html" -Raw | Should -BeLike '*MfaConfirmedByService*'
    }

    It 'shows the answer as text' {
        Connect-Sandbox | Out-Null

        (Test-PartnerCenterMfa | Out-String).Trim() | Should -Match 'YES'
    }

    It 'brings the help of <Name>' -ForEach $commands {
        $help = Get-Help $Name -Full

        $help.Synopsis.Trim() | Should -Not -Match "^$Name \[" -Because 'PowerShell shows the syntax there when it finds no help'
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }
}

Describe 'the packed tool' {
    BeforeAll {
        $version = (Get-ChildItem "$packages/PartnerMfa.Cli.[0-9]*.nupkg").BaseName -replace '^PartnerMfa\.Cli\.'
        $installed = & dotnet tool install PartnerMfa.Cli --tool-path "$TestDrive/tools" --source $packages --version $version 2>&1
        if ($LASTEXITCODE) { throw "The tool could not be installed: $installed" }
    }

    It 'ends with exit code <Code> for <Account>' -ForEach @(
        @{ Account = 'mfa'; Code = 0; Says = 'YES' }
        @{ Account = 'password'; Code = 1; Says = 'NO' }
        @{ Account = 'portal'; Code = 2; Says = 'UNKNOWN' }
        @{ Account = 'app-only'; Code = 3; Says = 'NOT APPLICABLE' }
    ) {
        $answer = @(& "$TestDrive/tools/partner-mfa" probe --environment Sandbox --user "$Account@sandbox.example")

        $LASTEXITCODE | Should -Be $Code
        $answer[0] | Should -Match "^\W*$Says"
    }

    It 'refuses a wrong option with exit code 64' {
        & "$TestDrive/tools/partner-mfa" probe --no-such-option 2>&1 | Out-Null

        $LASTEXITCODE | Should -Be 64
    }
}

Describe 'the archive of native code' -Skip:(-not $native) -ForEach @(@{ Archive = "$($native | Select-Object -First 1)" }) {
    BeforeAll {
        New-Item "$TestDrive/unpacked" -ItemType Directory | Out-Null
        & tar -xzf $Archive -C "$TestDrive/unpacked"
        if ($LASTEXITCODE) { throw "tar ended with exit code $LASTEXITCODE." }
        $folder = "$TestDrive/unpacked/" + ((Split-Path $Archive -Leaf) -replace '\.tar\.gz$')
        $program = (Get-ChildItem $folder | Where-Object { $_.BaseName -eq 'partner-mfa' -and $_.Extension -ne '.1' }).FullName
    }

    It 'has the program, its manual page, its license and its bill of materials, all in one folder' {
        (Get-ChildItem "$TestDrive/unpacked").FullName | Should -BeExactly (Get-Item $folder).FullName
        (Get-ChildItem $folder).Name -replace '\.exe$' | Sort-Object | Should -BeExactly @('bom.cdx.json', 'LICENSE', 'partner-mfa', 'partner-mfa.1')
        (Get-Content "$folder/bom.cdx.json" -Raw | ConvertFrom-Json).components.name | Should -Contain 'Spectre.Console'
    }

    It 'runs without .NET and answers for <Account> with exit code <Code>' -ForEach @(
        @{ Account = 'mfa'; Code = 0; Says = 'YES' }
        @{ Account = 'password'; Code = 1; Says = 'NO' }
    ) {
        $root = $env:DOTNET_ROOT
        try {
            $env:DOTNET_ROOT = "$TestDrive/no .NET here"
            $answer = @(& $program probe --environment Sandbox --user "$Account@sandbox.example")
        }
        finally {
            $env:DOTNET_ROOT = $root
        }

        $LASTEXITCODE | Should -Be $Code
        $answer[0] | Should -Match "^\W*$Says"
    }
}
