# What tests need beyond PowerShell. When the machine lacks a program, the tests are skipped and name it. When the build did not make a
# file, they fail and name it.

function Find-MissingNeed {
    param(
        [string[]] $Program = @(),

        # A name, and the path of a file that the build should have made.
        [hashtable] $Built = @{},

        # A name, and whether it is available.
        [hashtable] $Other = @{}
    )

    $programs = @($Program | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }) + @($Other.Keys | Where-Object { -not $Other[$_] } | Sort-Object)
    $builds = @($Built.Keys | Where-Object { -not ($Built[$_] -and (Test-Path $Built[$_])) } | Sort-Object)
    if ($programs -or $builds) { [pscustomobject] @{ Programs = $programs; Builds = $builds } }
}

# For BeforeEach: skips or fails the test when something is missing.
function Assert-NoMissingNeed {
    param($Missing)

    if ($Missing.Builds) { throw "The build did not make $($Missing.Builds -join ', '). Run: dotnet build" }
    if ($Missing.Programs) { Set-ItResult -Skipped -Because "it needs $($Missing.Programs -join ' and ')" }
}

# The newest build of a program, in any configuration.
function Find-BuiltProgram {
    param([string] $Project, [string] $File)

    Get-ChildItem "$PSScriptRoot/../../../$Project/bin/*/net10.0/$File" -ErrorAction Ignore |
        Sort-Object LastWriteTimeUtc | Select-Object -Last 1 -ExpandProperty FullName
}
