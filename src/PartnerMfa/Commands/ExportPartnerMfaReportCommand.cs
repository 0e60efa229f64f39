using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Parameters;
using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsData.Export, "PartnerMfaReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPartnerMfaReportCommand : PartnerMfaCommand
{
    private Report? _report;
    private string _file = "";

    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.ReportPath)]
    [Alias("LiteralPath", "LP", "FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = HelpMessages.Result)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }
#pragma warning restore CA1819

    [Parameter]
    public PartnerMfaReportFormat Format { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The place is looked at before the commands that are piped in do their work.
    protected override void BeginProcessing()
    {
        try
        {
            _file = FilePaths.ForReport(this, Path);
            ReportRequest request = new()
            {
                Path = _file,
                Format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : null,
                Title = Title,
                Force = Force,
            };
            PartnerMfaClient.CheckReport(request);
            if (ShouldProcess(_file, "Write the report")) _report = Client.OpenReport(request);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessInput()
    {
        if (_report is null) return;
        foreach (PSObject? input in InputObject ?? [null]) Add(_report, input);
    }

    protected override void EndProcessing()
    {
        if (_report is not { } report) return;
        try
        {
            Run(async (_, _, stop) =>
            {
                await report.CompleteAsync(stop).ConfigureAwait(false);
                return true;
            });
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
