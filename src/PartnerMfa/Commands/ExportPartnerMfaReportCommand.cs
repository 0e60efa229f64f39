using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Parameters;
using PartnerMfa.Redaction;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>Export-PartnerMfaReport</c>: writes results to one file with YES or NO at the top: a page for people, or JSON, Markdown or JUnit.
/// </summary>
[Cmdlet(VerbsData.Export, "PartnerMfaReport", SupportsShouldProcess = true, DefaultParameterSetName = Sets.Results)]
[OutputType(typeof(FileInfo))]
public sealed partial class ExportPartnerMfaReportCommand : PartnerMfaCommand
{
    // The file is checked before the piped commands do their work.
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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The work must have ended first.
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
            // A missing part must not make the overall answer look better.
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
