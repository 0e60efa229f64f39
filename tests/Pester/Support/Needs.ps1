# What a test needs beyond PowerShell. A program that the machine lacks skips the tests and is named as the reason; a file that the
# build should have made fails them.

function Find-MissingNeed {
    param(
        [string[]] $Program = @(),

        # What it is, and the path that the build should have made.
        [hashtable] $Built = @{},

        # What it is, and whether it is there.
        [hashtable] $Other = @{}
    )

    $programs = @($Program | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }) + @($Other.Keys | Where-Object { -not $Other[$_] } | Sort-Object)
    $builds = @($Built.Keys | Where-Object { -not ($Built[$_] -and (Test-Path $Built[$_])) } | Sort-Object)
    if ($programs -or $builds) { [pscustomobject] @{ Programs = $programs; Builds = $builds } }
}

# For BeforeEach: ends the test when something is missing.
function Assert-NoMissingNeed {
    param($Missing)

    if ($Missing.Builds) { throw "The build did not make $($Missing.Builds -join ', '). Run: dotnet build" }
    if ($Missing.Programs) { Set-ItResult -Skipped -Because "it needs $($Missing.Programs -join ' and ')" }
}

# The newest build of a program, whatever its configuration.
function Find-BuiltProgram {
    param([string] $Project, [string] $File)

    Get-ChildItem "$PSScriptRoot/../../../$Project/bin/*/net10.0/$File" -ErrorAction Ignore |
        Sort-Object LastWriteTimeUtc | Select-Object -Last 1 -ExpandProperty FullName
}
