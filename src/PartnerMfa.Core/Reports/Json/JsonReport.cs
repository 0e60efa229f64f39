using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Json;

/// <summary>The report for programs: the answer of the whole, and every result as the tool gives it.</summary>
internal sealed class JsonReport : IReportFormat
{
    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(Head(content)).ConfigureAwait(false);
        string separator = "\n    ";
        foreach (ReportEntry entry in content.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(separator + content.ReadJson(entry)).ConfigureAwait(false);
            separator = ",\n    ";
        }

        await output.WriteAsync("\n  ]\n}\n").ConfigureAwait(false);
    }

    private static string Head(ReportContent content)
    {
        ReportSummary summary = content.Summary;
        ResultTally tally = summary.Tally;
        string errors = string.Concat(summary.Failures.Select((failure, i) => (i == 0 ? "\n    " : ",\n    ") + Error(failure)));
        return $$"""
            {
              "answer": {{ReportJson.Text(content.Headline.Answer.ToString())}},
              "summary": {{ReportJson.Text(content.Headline.Sentence)}},
              "simulation": {{ReportJson.Text(content.Headline.Simulation)}},
              "title": {{ReportJson.Text(summary.Title)}},
              "madeOn": {{ReportJson.Text(ReportTimes.Machine(summary.MadeOn))}},
              "version": {{ReportJson.Text(ReportSummary.Version)}},
              "counts": { "yes": {{tally.Of(MfaAnswer.Yes)}}, "no": {{tally.Of(MfaAnswer.No)}}, "notApplicable": {{tally.Of(MfaAnswer.NotApplicable)}}, "unknown": {{tally.Of(MfaAnswer.Unknown)}}, "errors": {{tally.Errors}}, "checks": {{tally.Checks}}, "simulated": {{summary.Simulated}} },
              "errors": [{{errors}}{{(errors.Length > 0 ? "\n  " : "")}}],
              "results": [
            """.Replace("\r", "");
    }

    private static string Error(PartnerMfaException failure) =>
        $"{{ \"id\": {ReportJson.Text(failure.ErrorId)}, \"message\": {ReportJson.Text(failure.Message)}, \"remedy\": {ReportJson.Text(failure.Remedy)}, "
        + $"\"target\": {ReportJson.Text(failure.TargetName)}, \"correlationId\": {ReportJson.Text(failure.CorrelationId)} }}";
}
