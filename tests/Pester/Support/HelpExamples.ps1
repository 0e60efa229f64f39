# The examples on the pages in docs/help/: finds them, runs them in the sandbox, and compares what they print.

$HelpFolder = (Resolve-Path "$PSScriptRoot/../../../docs/help").Path

# Get-Help uses 76 of a terminal's 80 columns.
$ExampleWidth = 76

# Longer output is cut here, which is visible.
$ExampleLines = 24

# A console of that width, for views that adapt to it. Windows PowerShell compiles C# 5.
if (-not ('PartnerMfa.Pester.ExampleHost' -as [type])) {
    Add-Type -TypeDefinition @"
using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace PartnerMfa.Pester
{
    public sealed class ExampleHost : PSHost
    {
        private readonly ExampleInterface _interface = new ExampleInterface();
        public override CultureInfo CurrentCulture { get { return new CultureInfo("en-US"); } }
        public override CultureInfo CurrentUICulture { get { return new CultureInfo("en-US"); } }
        private readonly Guid _id = Guid.NewGuid();
        public override Guid InstanceId { get { return _id; } }
        public override string Name { get { return "ExampleHost"; } }
        public override PSHostUserInterface UI { get { return _interface; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { throw new NotSupportedException(); }
        public override void ExitNestedPrompt() { throw new NotSupportedException(); }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    internal sealed class ExampleInterface : PSHostUserInterface
    {
        private readonly ExampleConsole _console = new ExampleConsole();
        public override PSHostRawUserInterface RawUI { get { return _console; } }
        public override string ReadLine() { throw new NotSupportedException(); }
        public override System.Security.SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
        public override void Write(string value) { }
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }
        public override void WriteLine(string value) { }
        public override void WriteErrorLine(string value) { }
        public override void WriteDebugLine(string message) { }
        public override void WriteProgress(long sourceId, System.Management.Automation.ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { }
        public override System.Collections.Generic.Dictionary<string, System.Management.Automation.PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) { throw new NotSupportedException(); }
        public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice) { throw new NotSupportedException(); }
        public override System.Management.Automation.PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }
        public override System.Management.Automation.PSCredential PromptForCredential(string caption, string message, string userName, string targetName, System.Management.Automation.PSCredentialTypes allowedCredentialTypes, System.Management.Automation.PSCredentialUIOptions options) { throw new NotSupportedException(); }
    }

    internal sealed class ExampleConsole : PSHostRawUserInterface
    {
        public override ConsoleColor BackgroundColor { get; set; }
        public override Size BufferSize { get { return new Size($ExampleWidth, 300); } set { } }
        public override Coordinates CursorPosition { get; set; }
        public override int CursorSize { get; set; }
        public override ConsoleColor ForegroundColor { get; set; }
        public override bool KeyAvailable { get { return false; } }
        public override Size MaxPhysicalWindowSize { get { return BufferSize; } }
        public override Size MaxWindowSize { get { return BufferSize; } }
        public override Coordinates WindowPosition { get; set; }
        public override Size WindowSize { get { return new Size($ExampleWidth, 50); } set { } }
        public override string WindowTitle { get; set; }
        public override void FlushInputBuffer() { }
        public override BufferCell[,] GetBufferContents(Rectangle rectangle) { throw new NotSupportedException(); }
        public override KeyInfo ReadKey(ReadKeyOptions options) { throw new NotSupportedException(); }
        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { throw new NotSupportedException(); }
        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { throw new NotSupportedException(); }
        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { throw new NotSupportedException(); }
    }
}
"@
}

# Every example: Cmdlet, Title, Code, and Output as the page shows it, '' for none.
function Get-HelpExample {
    foreach ($file in Get-ChildItem "$HelpFolder/*-*.md") {
        $page = (Get-Content -Raw $file).Replace("`r", '')
        $section = [regex]::Match($page, '(?s)\n## Examples\n(.*?)\n## ').Groups[1].Value
        foreach ($entry in [regex]::Matches($section, '(?s)### (?<title>[^\n]+)\n.*?```powershell\n(?<code>.*?)\n```(?:\n\n```output\n(?<output>.*?)\n```)?')) {
            @{ Cmdlet = $file.BaseName; Title = $entry.Groups['title'].Value; Code = $entry.Groups['code'].Value; Output = $entry.Groups['output'].Value }
        }
    }
}

# Runs an example, as pasted, for a user who has everything that it names: secrets, files, and the sandbox in place of a tenant.
function Invoke-HelpExample {
    param([string] $ModulePath, [string] $Code, [string] $Folder)

    $runspace = [runspacefactory]::CreateRunspace([PartnerMfa.Pester.ExampleHost]::new())
    $runspace.Open()
    $run = [powershell]::Create($runspace)
    try {
        $run.AddScript({
                param($ModulePath, $Code, $Folder, $Support, $Width)
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
                Set-Location $Folder
                Import-Module $ModulePath
                if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
                . "$Support/ExampleSurroundings.ps1"
                # Files are shown as on Windows, where most readers are.
                . ([scriptblock]::Create($Code)) | ForEach-Object {
                    if ($_ -is [IO.FileInfo]) { [pscustomobject]@{ Mode = '-a---'; LastWriteTime = $_.LastWriteTime; Length = $_.Length; Name = $_.Name } } else { $_ }
                } | Out-String -Width $Width
            }).AddParameters(@{ ModulePath = $ModulePath; Code = $Code; Folder = $Folder; Support = $PSScriptRoot; Width = $ExampleWidth }) | Out-Null
        [pscustomobject]@{ Output = Get-ShownOutput ($run.Invoke() -join '') $Folder; Errors = @($run.Streams.Error) }
    }
    finally {
        $run.Dispose()
        $runspace.Dispose()
    }
}

# The output as a page shows it: in a user's folder, and not too long.
function Get-ShownOutput {
    param([string] $Text, [string] $Folder)

    # Times have a narrow space before AM and PM.
    $text = $Text.Replace([char] 0x202F, [char] ' ').Replace("$Folder$([IO.Path]::DirectorySeparatorChar)", 'C:\Temp\') -replace '(?m)^(\s*Source)\s*\r?\n\s*C:', '$1       C:'
    $lines = @($text.Trim("`r", "`n") -split '\r?\n' | ForEach-Object TrimEnd)
    if ($lines.Count -gt $ExampleLines) { $lines = @($lines[0..($ExampleLines - 1)]) + '...' }
    ($lines -join "`n").TrimEnd()
}

# The output without what differs from one run to the next: times, durations, IDs, and line breaks.
function Get-StableText {
    param([string] $Text)

    $Text -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '<id>' `
        -replace '\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?( ?(Z|UTC|[+-]\d\d:\d\d))?', '<time>' `
        -replace '\d{1,2}/\d{1,2}/\d{4}( \d{1,2}:\d\d:\d\d [AP]M)?( [+-]\d\d:\d\d)?', '<time>' `
        -replace '\d\d:\d\d:\d\d(\.\d+)?', '<time>' `
        -replace '-a--- +<time> +\d+', '<file>' `
        -replace '\d+(\.\d+)? (ms|milliseconds|seconds?|s)\b', '<duration>' `
        -replace '\s+', ' ' -replace '-{2,}', '--'
}
