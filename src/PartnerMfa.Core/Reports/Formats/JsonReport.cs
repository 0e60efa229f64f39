using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats;

/// <summary>The report for programs: the overall answer, and every result in the form that <c>--output json</c> writes.</summary>
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
              "answer": {{ResultJson.Text(summary.Tally.Answer.ToString())}},{{Comparison(content)}}
              "summary": {{ResultJson.Text(content.Headline.Sentence)}},
              "simulation": {{ResultJson.Text(content.Headline.Simulation)}},
              "title": {{ResultJson.Text(summary.Title)}},
              "writtenOn": {{ResultJson.Text(DisplayFormat.Timestamp(summary.WrittenOn))}},
              "version": {{ResultJson.Text(ReportSummary.Version)}},
              "counts": { "yes": {{tally.Of(MfaAnswer.Yes)}}, "no": {{tally.Of(MfaAnswer.No)}}, "notApplicable": {{tally.Of(MfaAnswer.NotApplicable)}}, "unknown": {{tally.Of(MfaAnswer.Unknown)}}, "errors": {{tally.Errors}}, "checks": {{tally.Checks}}, "simulated": {{summary.Simulated}} },
              "errors": [{{errors}}{{(errors.Length > 0 ? "\n  " : "")}}],
              "results": [
            """.Replace("\r", "");
    }

    // The answer of a comparison is about the change. The answer of the report remains that of the newer results.
    private static string Comparison(ReportContent content) =>
        content.Summary.IsComparison ? $"\n  \"comparison\": {ResultJson.Text(content.Headline.Word)}," : "";

    private static string Error(ReportFailure failed) => Error(failed.Failure, failed.IsSimulated);

    private static string Error(PartnerMfaException failure, bool isSimulated) =>
        $"{{ \"id\": {ResultJson.Text(failure.ErrorId)}, \"message\": {ResultJson.Text(failure.Message)}, \"remedy\": {ResultJson.Text(failure.Remedy)}, "
        + $"\"target\": {ResultJson.Text(failure.TargetName)}, \"correlationId\": {ResultJson.Text(failure.CorrelationId)}, \"simulated\": {(isSimulated ? "true" : "false")} }}";
}

/// <summary>The JSON report within its signature. <see cref="IReportSeal"/> writes the parts around it.</summary>
internal sealed class SignedJsonReport : IReportFormat
{
    public Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken) => new JsonReport().WriteAsync(content, output, cancellationToken);
}
