using System.Management.Automation;
using PartnerMfa.Errors;

using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

/// <summary><c>Protect-PartnerMfaCapture</c>: writes a copy of a capture that is safe to share and gives the same answers.</summary>
[Cmdlet(VerbsSecurity.Protect, "PartnerMfaCapture", DefaultParameterSetName = Sets.Path, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ProtectPartnerMfaCaptureCommand : PartnerMfaCommand
{
    private static class Sets
    {
        public const string Path = nameof(Path);
        public const string LiteralPath = nameof(LiteralPath);
    }

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The captures; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = Sets.Path, HelpMessage = HelpMessages.CapturePath)]
    [PipedText("file", "LiteralPath", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The captures, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.LiteralPath, HelpMessage = HelpMessages.CapturePath)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// The file for the copy of a single capture. Default: the name of the capture with ".scrubbed" before its extension.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Also replaces account names, e-mail addresses and IP addresses.</summary>
    [Parameter]
    public SwitchParameter RedactNames { get; set; }

    private protected override void ProcessInput()
    {
        bool isLiteral = ParameterSetName == Sets.LiteralPath;
        foreach (string path in isLiteral ? LiteralPath : Path)
            foreach (string file in Files(path, isLiteral)) Scrub(file);
    }

    private void Scrub(string file)
    {
        string? target = OutputPath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(OutputPath);
        if (!ShouldProcess(file, "Write a scrubbed copy")) return;
        try
        {
            string copy = Run((_, observer, stop) => PartnerMfaClient.ScrubCaptureAsync(file, target, RedactNames, observer, stop));
            WriteObject(new FileInfo(copy));
        }
        catch (PartnerMfaException failure)
        {
            FailOne(failure, file);
        }
    }

    private IReadOnlyList<string> Files(string path, bool isLiteral)
    {
        try
        {
            return isLiteral ? [FilePaths.Literal(this, path)] : FilePaths.Resolve(this, path);
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.FileNotFound)
        {
            FailOne(Failures.CaptureNotFound(path), path);
            return [];
        }
    }
}
