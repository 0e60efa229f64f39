using System.Management.Automation;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <summary><c>Test-PartnerMfaReport</c>: shows who signed a report, when, and whether it is unchanged. Nothing is sent.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaReport", DefaultParameterSetName = Sets.Path)]
[OutputType(typeof(PartnerMfaReportSignature), typeof(bool), typeof(string))]
public sealed class TestPartnerMfaReportCommand : PartnerMfaCommand
{
    private static class Sets
    {
        public const string Path = nameof(Path);
        public const string LiteralPath = nameof(LiteralPath);
    }

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The reports; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = Sets.Path, HelpMessage = HelpMessages.SignedReport)]
    [PipedText("file", "LiteralPath", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The reports, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.LiteralPath, HelpMessage = HelpMessages.SignedReport)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>The file of a detached signature. Default: the name of the report followed by .jws.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SignaturePath { get; set; }

    /// <summary>The thumbprint of the certificate that must have signed the report.</summary>
    [Parameter]
    [Alias("Thumbprint")]
    [ValidateNotNullOrEmpty]
    public string? SignerThumbprint { get; set; }

    /// <summary>Also returns the text for a ticket with Microsoft's support.</summary>
    [Parameter]
    public SwitchParameter SupportText { get; set; }

    /// <summary>
    /// Returns a Boolean: true only for a report that is unchanged and was signed with a trusted certificate or the named one.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        bool isLiteral = ParameterSetName == Sets.LiteralPath;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            try
            {
                foreach (string file in isLiteral ? [FilePaths.Literal(this, path)] : FilePaths.Resolve(this, path)) Verify(file);
            }
            catch (PartnerMfaException failure)
            {
                FailOne(failure, path);
                if (Quiet) WriteObject(false);
            }
        }
    }

    private void Verify(string file)
    {
        VerificationRequest request = new(file)
        {
            SignaturePath = SignaturePath is null ? null : FilePaths.Literal(this, SignaturePath),
            SignerThumbprint = SignerThumbprint,
        };
        PartnerMfaReportSignature found = Run((_, _, _) => Task.FromResult(PartnerMfaClient.VerifyReport(request)));
        if (Quiet) WriteObject(found is { Status: "Unchanged", IsTrusted: true });
        else WriteObject(found);
        if (SupportText) WriteObject(Run((client, _, stop) => client.SupportTextOfAsync(request, stop)));
    }
}
