# PowerShell comes in two forms: as an executable, and as pwsh.dll under dotnet, as in the .NET tool. In the second form, the process is
# dotnet, so nothing may expect to find PowerShell at the path of its own process.

BeforeDiscovery {
    $forms = @(
        @{ Form = 'its own executable' }
        @{ Form = 'dotnet pwsh.dll' }
    )
}

BeforeAll {
    foreach ($support in 'Sandbox', 'ChildPowerShell', 'Needs') { . "$PSScriptRoot/Support/$support.ps1" }

    $executable = Join-Path $PSHOME $(if ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
    $commands = @{ 'its own executable' = , $executable; 'dotnet pwsh.dll' = 'dotnet', (Join-Path $PSHOME 'pwsh.dll') }

    function Invoke-Form {
        param([string] $Form, [string] $Script, [string[]] $Switch = '-NoProfile')

        $child = Invoke-ChildPowerShell -Command $commands[$Form] -Switch $Switch -Script $Script
        $child.Error | Should -BeNullOrEmpty
        $child.Output.Trim()
    }
}

Describe 'PowerShell as <Form>' -ForEach $forms {
    BeforeEach {
        if ($Form -eq 'its own executable') {
            Assert-NoMissingNeed (Find-MissingNeed -Other @{ 'an executable of PowerShell for this machine' = Test-Path $executable })
        }
    }

    It 'runs the version of the tests' {
        Invoke-Form $Form '"$($PSVersionTable.PSVersion)"' | Should -BeExactly "$($PSVersionTable.PSVersion)"
    }

    It 'starts the same sign-in method again' {
        $script = ". '$PSScriptRoot/Support/ChildPowerShell.ps1'; (Invoke-ChildPowerShell -Script '[Environment]::ProcessPath').Output.Trim() -eq [Environment]::ProcessPath"

        Invoke-Form $Form $script | Should -BeExactly 'True'
    }

    It 'runs every cmdlet of the module that needs no file' {
        $answers = Invoke-Form $Form @"
Import-Module '$ModulePath'
Connect-PartnerMfa -Environment Sandbox 6>`$null
(Get-PartnerMfaContext).Account
(Test-PartnerMfaToken).Reason
(Test-PartnerCenterMfa).Reason
(Test-PartnerMfaSetup -UserPrincipalName mfa@sandbox.example | Where-Object DecidedBy).Result
@(Get-PartnerMfaUsage).Count -gt 0
Disconnect-PartnerMfa
"`$(Get-PartnerMfaContext)"
"@
        $answers -split '\r?\n' | Should -BeExactly @('mfa@sandbox.example', 'MfaClaimPresent', 'MfaConfirmedByService', 'Yes', 'True')
    }

    It 'runs the module in a job of another process' {
        Invoke-Form $Form @"
Start-Job { Import-Module '$ModulePath'; (Test-PartnerCenterMfa -Environment Sandbox).Result } | Receive-Job -Wait -AutoRemoveJob
"@ | Should -BeExactly 'Yes'
    }

    It 'tells the module with -NonInteractive that no user is present' {
        Invoke-Form $Form -Switch '-NoProfile', '-NonInteractive' @"
Import-Module '$ModulePath'
try { Test-PartnerCenterMfa } catch { "`$_" }
"@ | Should -BeLike '*this session is not interactive*'
    }
}

Describe 'The source of the module' {
    It 'never asks where the executable of its process is' {
        $sources = @(Get-ChildItem "$PSScriptRoot/../../src/PartnerMfa*/*" -Recurse -Include *.cs | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]')

        $sources.Count | Should -BeGreaterThan 100
        $sources | Select-String 'ProcessPath|MainModule|GetCommandLineArgs\(\)\[0\]' | Should -BeNullOrEmpty
    }
}
