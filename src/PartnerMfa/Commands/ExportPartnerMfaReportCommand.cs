using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Parameters;
using PartnerMfa.Redaction;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsData.Export, "PartnerMfaReport", SupportsShouldProcess = true, DefaultParameterSetName = Sets.Results)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPartnerMfaReportCommand : PartnerMfaCommand
{
    private static class Sets
    {
        public const string Results = nameof(Results);
        public const string Reports = nameof(Reports);
    }

    private Report? _report;
    private string _file = "";

    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.ReportPath)]
    [Alias("LiteralPath", "LP", "FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Results, HelpMessage = HelpMessages.Result)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>JSON reports whose results are joined into this one: the parts of a test that ran on several machines.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Reports, HelpMessage = HelpMessages.ReportParts)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ReportPath { get; set; } = [];
#pragma warning restore CA1819

    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaReportFormat))]
    public PartnerMfaReportFormat Format { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Writes the text for a ticket with Microsoft's support in place of a report.</summary>
    [Parameter]
    public SwitchParameter SupportText { get; set; }

    /// <summary>Signs the report with this certificate, which has its private key.</summary>
    [Parameter]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public X509Certificate2? SigningCertificate { get; set; }

    /// <summary>Signs the report with this certificate of a personal store.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CertificateThumbprintCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SigningCertificateThumbprint { get; set; }

    /// <summary>Signs the report with the certificate in this PFX or PEM file.</summary>
    [Parameter]
    [Alias("Sign")]
    [ValidateNotNullOrEmpty]
    public string? SigningCertificatePath { get; set; }

    /// <summary>The password of that file.</summary>
    [Parameter]
    [ConvertedArgument(typeof(SecureString), "a SecureString, as Read-Host -AsSecureString returns one")]
    [ValidateNotNull]
    public SecureString? SigningCertificatePassword { get; set; }

    /// <summary>How the report is signed.</summary>
    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaSigningAlgorithm))]
    public PartnerMfaSigningAlgorithm SigningAlgorithm { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Opens the finished page in the browser.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The place is looked at before the commands that are piped in do their work.
    private protected override void BeginInputs()
    {
        try
        {
            _file = FilePaths.ForReport(this, Path);
            ReportRequest request = new()
            {
                Path = _file,
                Format = SupportText ? PartnerMfaReportFormat.SupportText : MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : null,
                Title = Title,
                Force = Force,
            };
            PartnerMfaClient.CheckReport(request);
            SigningRequest? signing = Signing();
            if (ShouldProcess(_file, "Write the report")) _report = Client.OpenReport(request, signing);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessInput()
    {
        if (_report is null) return;
        if (ParameterSetName == Sets.Reports) foreach (string path in ReportPath) AddFiles(_report, path);
        else foreach (PSObject? input in InputObject ?? [null]) Add(_report, input);
    }

    private protected override void EndInputs()
    {
        if (_report is not { } report) return;
        try
        {
            Run(async (_, _, stop) =>
            {
                await report.CompleteAsync(stop).ConfigureAwait(false);
                return true;
            });
            if (Show && !PartnerMfaClient.OpenInBrowser(_file)) WriteWarning($"No browser could be opened. The report is in '{Redactor.Path(_file)}'.");
            if (PassThru) WriteObject(new FileInfo(_file));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        // The work is joined first.
        base.Dispose(disposing);
        if (disposing) _report?.Dispose();
    }

    private SigningRequest? Signing() => PartnerMfaClient.FindSigning(
        new CredentialChoice
        {
            Certificate = SigningCertificate,
            CertificateThumbprint = SigningCertificateThumbprint,
            CertificatePath = SigningCertificatePath is null ? null : FilePaths.Literal(this, SigningCertificatePath),
            CertificatePassword = SigningCertificatePassword is null ? null : new Secret(SigningCertificatePassword),
        },
        MyInvocation.BoundParameters.ContainsKey(nameof(SigningAlgorithm)) ? SigningAlgorithm : null);

    private void AddFiles(Report report, string path)
    {
        try
        {
            foreach (string file in FilePaths.Resolve(this, path)) AddFile(report, file);
        }
        catch (PartnerMfaException failure)
        {
            // A part that is missing must not make the whole look better.
            report.AddFailure(failure);
            FailOne(failure);
        }
    }

    private void AddFile(Report report, string file)
    {
        List<PartnerMfaException> unread = [];
        try
        {
            Run(async (_, _, stop) =>
            {
                PartnerMfaClient.RequireIntactReport(file);
                await report.AddFileAsync(file, unread.Add, stop).ConfigureAwait(false);
                return true;
            });
        }
        finally
        {
            foreach (PartnerMfaException failure in unread) FailOne(failure);
        }
    }

    private void Add(Report report, PSObject? input)
    {
        try
        {
            if (input?.BaseObject is ErrorRecord error) report.AddFailure(ResultInput.FailureOf(error));
            else report.Add(ResultInput.Read(input));
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.NotAResult)
        {
            report.AddFailure(failure);
            FailOne(failure);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }
}
