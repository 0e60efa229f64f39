using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Markdown;

/// <summary>The report as text for a wiki, an issue or a pull request.</summary>
internal sealed class MarkdownReport : IReportFormat
{
    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (string line in Lines(content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(line + "\n").ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Lines(ReportContent content)
    {
        foreach (string line in Head(content)) yield return line;
        if (content.Summary.IsComparison)
        {
            foreach (string line in MarkdownChanges.Lines(content)) yield return line;
            yield break;
        }

        IEnumerable<ReportGroup> answers = ResultText.Order.SelectMany(answer => content.Groups.Where(group => group.Whole?.Answer == answer));
        foreach (ReportGroup group in answers.Concat(content.Groups.Where(group => group.Whole is null)))
        {
            if (group.Whole is { } whole) foreach (string line in MarkdownSection.Lines(content.Read(whole), 2)) yield return line;
            int level = group.Whole is null ? 2 : 3;
            foreach (ReportEntry check in group.Checks)
                foreach (string line in MarkdownSection.Lines(content.Read(check), level)) yield return line;
        }
    }

    private static IEnumerable<string> Head(ReportContent content)
    {
        ReportSummary summary = content.Summary;
        yield return $"# {Words(summary.Title ?? "Partner Center MFA")}: {content.Headline.Word}";
        yield return "";
        if (content.Headline.Simulation is { } simulation)
        {
            yield return $"> **{Words(simulation)}**";
            yield return "";
        }

        yield return $"{content.Headline.Asks} **{content.Headline.Word}.** {content.Headline.Sentence}";
        yield return "";
        yield return "| answer | results |";
        yield return "|---|--:|";
        foreach (MfaAnswer answer in ResultText.Order) yield return $"| {ResultText.Word(answer)} | {DisplayFormat.Count(summary.Tally.Of(answer))} |";
        yield return $"| Could not be completed | {DisplayFormat.Count(summary.Tally.Errors)} |";
        foreach (string line in Tenants(summary)) yield return line;
        yield return "";
        string period = summary.LastCheckedOn is { } last ? $" Tested {DisplayFormat.Time(summary.FirstCheckedOn ?? last)} to {DisplayFormat.Time(last)}." : "";
        string environments = summary.Environments.Count > 0 ? $"Environment: {Words(string.Join(", ", summary.Environments))}." : "";
        yield return $"{environments}{period} Written {DisplayFormat.Time(summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}.";
        foreach ((PartnerMfaException failure, bool isSimulated) in summary.Failures)
        {
            yield return "";
            string id = failure.CorrelationId is { } known ? $" Correlation ID: {Words(known)}" : "";
            yield return $"- **{failure.ErrorId}**{(isSimulated ? " (Sandbox)" : "")}: {Words(failure.Message)} What to do: {Words(failure.Remedy)}{id}";
        }
    }

    private static IEnumerable<string> Tenants(ReportSummary summary)
    {
        if (!summary.IsByTenant) yield break;
        yield return "";
        yield return "| answer | tenant | no | unknown | not applicable | yes |";
        yield return "|---|---|--:|--:|--:|--:|";
        foreach (TenantTally tenant in summary.Tenants.WorstFirst)
        {
            IEnumerable<string> counts = ResultText.Order.Select(answer => DisplayFormat.Count(tenant.Tally.Of(answer)));
            yield return $"| {ResultText.Word(tenant.Tally.Answer)} | {Words(tenant.Name)} | {string.Join(" | ", counts)} |";
        }
    }

    private static string Words(string text) => MarkdownText.Of(text);
}
