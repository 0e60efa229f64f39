using System.Management.Automation;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;

namespace PartnerMfa.Commands;

/// <summary><c>Compare-PartnerMfaReport</c>: shows what changed between two reports.</summary>
[Cmdlet(VerbsData.Compare, "PartnerMfaReport")]
[OutputType(typeof(PartnerMfaChange), typeof(bool))]
public sealed class ComparePartnerMfaReportCommand : PartnerMfaCommand
{
    /// <summary>The older report.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.OldReport)]
    [Alias("OldPath", "ReferenceObject")]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <summary>The newer report.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.NewReport)]
    [PipedText("report", "DifferencePath", "PSPath", "FullName")]
    [Alias("NewPath", "DifferenceObject", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = "";

    /// <summary>A JSON file of known findings that do not count as regressions, each with a reason and an end date.</summary>
    [Parameter]
    [Alias("Baseline")]
    [ValidateNotNullOrEmpty]
    public string? BaselinePath { get; set; }

    /// <summary>Also returns the results that did not change.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <summary>Returns a Boolean: true only when nothing got worse and everything could be read.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            ComparisonRequest request = new(FilePaths.Literal(this, ReferencePath), FilePaths.Literal(this, DifferencePath))
            {
                BaselinePath = BaselinePath is null ? null : FilePaths.Literal(this, BaselinePath),
            };
            List<PartnerMfaException> unread = [];
            IReadOnlyList<PartnerMfaChange> changes = Run((client, observer, stop) => client.CompareReportsAsync(request, unread.Add, observer, stop));
            foreach (PartnerMfaException failure in unread) FailOne(failure);
            if (Quiet) WriteObject(unread.Count == 0 && !changes.Any(change => change.IsRegression));
            else WriteObject(changes.Where(change => IncludeEqual || change.Change != "Same"), enumerateCollection: true);
        }
        catch (PartnerMfaException failure)
        {
            if (PipelineInput is null) Fail(failure);
            FailOne(failure);
            if (Quiet) WriteObject(false);
        }
    }
}
