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
        IEnumerable<ReportGroup> answers = AnswerWords.InOrder.SelectMany(answer => content.Groups.Where(group => group.Whole?.Answer == answer));
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

        yield return $"{Headline.Question} **{content.Headline.Word}.** {content.Headline.Sentence}";
        yield return "";
        yield return "| answer | results |";
        yield return "|---|--:|";
        foreach (MfaAnswer answer in AnswerWords.InOrder) yield return $"| {AnswerWords.Word(answer)} | {ReportTimes.Count(summary.Tally.Of(answer))} |";
        yield return $"| Came to no answer | {ReportTimes.Count(summary.Tally.Errors)} |";
        yield return "";
        string period = summary.LastCheckedOn is { } last ? $" Tested {ReportTimes.Of(summary.FirstCheckedOn ?? last)} to {ReportTimes.Of(last)}." : "";
        string environments = summary.Environments.Count > 0 ? $"Environment: {Words(string.Join(", ", summary.Environments))}." : "";
        yield return $"{environments}{period} Written {ReportTimes.Of(summary.MadeOn)} by PartnerMfa {ReportSummary.Version}.";
        foreach (PartnerMfaException failure in summary.Failures)
        {
            yield return "";
            string id = failure.CorrelationId is { } known ? $" Correlation id: {Words(known)}" : "";
            yield return $"- **{failure.ErrorId}**: {Words(failure.Message)} What to do: {Words(failure.Remedy)}{id}";
        }
    }

    private static string Words(string text) => MarkdownWords.Of(text);
}
