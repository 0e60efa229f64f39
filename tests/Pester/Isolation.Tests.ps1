BeforeDiscovery {
    $cases = foreach ($first in 'PartnerMfa', 'OtherModule') {
        @{ First = $first; Side = 'older' }
        @{ First = $first; Side = 'newer' }
    }
}

BeforeAll {
    . "$PSScriptRoot/Support/ChildPowerShell.ps1"
    . "$PSScriptRoot/Support/Needs.ps1"
    . "$PSScriptRoot/Support/Msal.ps1"
    $out = (Resolve-Path "$PSScriptRoot/../../out").Path
    $ourMsal = "$out/PartnerMfa/lib/net8.0/Microsoft.Identity.Client.dll"
    $missing = Find-MissingNeed -Built @{ 'out/isolation/older' = "$out/isolation/older/Microsoft.Identity.Client.dll"; 'out/PartnerMfa' = $ourMsal }

    # Another module, which loads its MSAL into the default load context, as most modules do.
    function New-OtherModule {
        param([string] $Side)

        $folder = Join-Path $TestDrive "$Side/OtherModule"
        New-Item $folder -ItemType Directory -Force | Out-Null
        Copy-OtherMsal $Side $folder $out
        Set-Content "$folder/OtherModule.psm1" @'
function Get-OtherMsal {
    $application = [Microsoft.Identity.Client.PublicClientApplicationBuilder]::Create('00001111-aaaa-2222-bbbb-3333cccc4444').Build()
    "$($application.GetType().Assembly.GetName().Version)"
}
'@
        New-ModuleManifest "$folder/OtherModule.psd1" -RootModule OtherModule.psm1 -FunctionsToExport Get-OtherMsal `
            -RequiredAssemblies Microsoft.IdentityModel.Abstractions.dll, Microsoft.Identity.Client.dll
        "$folder/OtherModule.psd1"
    }

    function Get-Finding {
        param([string] $Script)

        $child = Invoke-ChildPowerShell -Script @"
`$ErrorActionPreference = 'Stop'
$Script
function Get-Assembly {
    param([string] `$Context, [string] `$Name)
    [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ `$Context | ForEach-Object Assemblies |
        Where-Object { `$_.GetName().Name -like `$Name }
}
`$folder = (Get-Module PartnerMfa).ModuleBase + [IO.Path]::DirectorySeparatorChar
@{
    Answer       = "`$(Test-PartnerCenterMfa -Environment Sandbox | ForEach-Object { "`$(`$_.Result) `$(`$_.Reason)" })"
    Contexts     = @([Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'PartnerMfa').Count
    OurMsal      = @(Get-Assembly PartnerMfa Microsoft.Identity.Client | ForEach-Object { "`$(`$_.GetName().Version)" })
    DefaultMsal  = @(Get-Assembly Default Microsoft.Identity.Client | ForEach-Object { "`$(`$_.GetName().Version)" })
    TheirMsal    = if (Get-Command Get-OtherMsal -ErrorAction Ignore) { Get-OtherMsal }
    ByUsDefault  = @(Get-Assembly Default * | Where-Object { -not `$_.IsDynamic -and `$_.Location.StartsWith(`$folder) } | ForEach-Object { `$_.GetName().Name } | Sort-Object)
    NotByUsApart = @(Get-Assembly PartnerMfa * | Where-Object { -not `$_.Location.StartsWith(`$folder) }).Count
    Other        = `$other
} | ConvertTo-Json
"@
        if ($child.ExitCode) { throw $child.Error }
        $child.Output | ConvertFrom-Json
    }
}

Describe 'The module by itself' {
    BeforeEach { Assert-NoMissingNeed $missing }

    It 'loads only its own two assemblies into the default load context' {
        $found = Get-Finding "Import-Module '$out/PartnerMfa'"

        $found.Answer | Should -BeExactly 'Yes MfaConfirmedByService'
        $found.ByUsDefault | Should -BeExactly @('PartnerMfa', 'PartnerMfa.Contracts')
        $found.DefaultMsal | Should -BeNullOrEmpty
        $found.NotByUsApart | Should -Be 0
    }

    It 'loads everything it ships on import, before another module can load its own' {
        $found = Get-Finding @"
Import-Module '$out/PartnerMfa'
`$other = @([Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'PartnerMfa' | ForEach-Object Assemblies | ForEach-Object { `$_.GetName().Name } | Sort-Object)
"@
        # The runtime provides the libraries that it has in the same version or a newer one.
        $runtime = @{}
        [AppContext]::GetData('TRUSTED_PLATFORM_ASSEMBLIES').Split([IO.Path]::PathSeparator) |
            ForEach-Object { $runtime[[IO.Path]::GetFileNameWithoutExtension($_)] = $_ }
        $brought = (Get-ChildItem "$out/PartnerMfa/lib/net8.0" -Filter *.dll | Where-Object {
                -not $runtime[$_.BaseName] -or
                [Reflection.AssemblyName]::GetAssemblyName($_.FullName).Version -gt [Reflection.AssemblyName]::GetAssemblyName($runtime[$_.BaseName]).Version
            }).BaseName | Sort-Object

        $brought.Count | Should -BeGreaterThan 5
        $found.Other | Should -BeExactly $brought
    }
}

Describe 'The module next to a module with an <Side> MSAL, with <First> imported first,' -ForEach $cases {
    BeforeEach { Assert-NoMissingNeed $missing }

    BeforeAll {
        if ($missing) { return }
        $other = New-OtherModule $Side
        $ours = Get-AssemblyVersion $ourMsal
        $theirs = Get-AssemblyVersion "$(Split-Path $other)/Microsoft.Identity.Client.dll"
        $imports = "Import-Module '$out/PartnerMfa'", "Import-Module '$other'"
        if ($First -eq 'OtherModule') { [array]::Reverse($imports) }
        $found = Get-Finding ($imports -join "`n")
    }

    It 'meets an MSAL of another version' {
        ([version] $theirs).CompareTo([version] $ours) | Should -Be @{ older = -1; newer = 1 }[$Side]
    }

    It 'signs in and tests with its own MSAL' {
        $found.Answer | Should -BeExactly 'Yes MfaConfirmedByService'
        $found.OurMsal | Should -BeExactly @($ours)
    }

    It 'leaves the other module its own MSAL' {
        $found.TheirMsal | Should -BeExactly $theirs
        $found.DefaultMsal | Should -BeExactly @($theirs)
    }

    It 'loads no third-party assembly into the default load context' {
        $found.ByUsDefault | Should -BeExactly @('PartnerMfa', 'PartnerMfa.Contracts')
        $found.NotByUsApart | Should -Be 0
    }
}

Describe 'The module next to Azure.Identity, Microsoft.Graph.Core and the broker, with <First> used first,' -ForEach @(@{ First = 'PartnerMfa' }, @{ First = 'the neighbors' }) {
    BeforeEach { Assert-NoMissingNeed (Find-MissingNeed -Built @{ 'out/isolation/neighbors' = "$out/isolation/neighbors/Azure.Identity.dll" }) }

    BeforeAll {
        # Like Az.Accounts and Microsoft.Graph.Authentication, the other module loads its libraries into the default load context and uses
        # them.
        $folder = Join-Path $TestDrive 'Neighbors'
        New-Item $folder -ItemType Directory -Force | Out-Null
        Copy-Item "$out/isolation/neighbors/*.dll" $folder
        New-ModuleManifest "$folder/Neighbors.psd1" -RootModule PartnerMfa.Neighbors.dll -RequiredAssemblies (Get-ChildItem "$folder/*.dll" -Exclude PartnerMfa.Neighbors.dll).Name
        $steps = "Import-Module '$out/PartnerMfa'; Test-PartnerCenterMfa -Environment Sandbox | Out-Null", "Import-Module '$folder/Neighbors.psd1'; `$other = [PartnerMfa.Neighbors.Neighbor]::Use()"
        if ($First -ne 'PartnerMfa') { [array]::Reverse($steps) }
        $found = Get-Finding ($steps -join "`n")
        $theirs = Get-AssemblyVersion "$folder/Microsoft.Identity.Client.dll"
    }

    It 'answers with its own libraries' {
        $found.Answer | Should -BeExactly 'Yes MfaConfirmedByService'
        $found.OurMsal | Should -BeExactly @(Get-AssemblyVersion $ourMsal)
        $found.NotByUsApart | Should -Be 0
        $found.ByUsDefault | Should -BeExactly @('PartnerMfa', 'PartnerMfa.Contracts')
    }

    It 'leaves the others theirs' {
        $theirs | Should -Not -Be (Get-AssemblyVersion $ourMsal)
        $found.DefaultMsal | Should -BeExactly @($theirs)
        foreach ($library in 'Azure.Core', 'Azure.Identity', "Microsoft.Identity.Client",'Microsoft.Identity.Client.Broker', 'Microsoft.Graph.Core') { $found.Other | Should -BeLike "*$library *" }
    }
}

Describe 'The module, removed and imported again,' {
    BeforeEach { Assert-NoMissingNeed $missing }

    BeforeAll {
        if ($missing) { return }
        $found = Get-Finding @"
Import-Module '$out/PartnerMfa'
`$other = @{}
Connect-PartnerMfa -Environment Sandbox -UserPrincipalName password@sandbox.example 3>`$null 6>`$null
`$other.Before = "`$(Get-PartnerMfaContext)"
Remove-Module PartnerMfa
`$other.Gone = -not (Get-Module PartnerMfa)
Import-Module '$out/PartnerMfa'
`$other.After = "`$(Get-PartnerMfaContext)"
"@
    }

    It 'works in the load context it had' {
        $found.Other.Before | Should -BeExactly 'password@sandbox.example (Sandbox)'
        $found.Other.Gone | Should -BeTrue
        $found.Answer | Should -BeExactly 'Yes MfaConfirmedByService'
        $found.Contexts | Should -Be 1
    }

    It 'has forgotten the connection' {
        $found.Other.After | Should -BeExactly ''
    }
}
