using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats;

/// <summary>
/// The report for a ticket with Microsoft's support: the requests, their times and IDs, and the responses. It leaves out anything that was
/// not sent to Microsoft and, like every report, it contains no tokens.
/// </summary>
internal sealed class SupportText : LineReport
{
    protected override IEnumerable<string> Lines(ReportContent content) => All(content).Select(line => Redactor.Shown(line));

    private static IEnumerable<string> All(ReportContent content)
    {
        yield return $"Calls to Microsoft's services, for a support ticket. Written {DisplayFormat.Time(content.Summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}.";
        yield return "It contains no tokens and no secrets. All times are UTC.";
        int number = 0, other = 0;
        foreach (ReportEntry entry in content.Entries)
        {
            PartnerMfaResult result = content.Read(entry);
            if (result.CorrelationId is null && result is not PartnerMfaUsage { Calls.Length: > 0 }) other++;
            else foreach (string line in Of(result, ++number)) yield return line;
        }

        foreach (ReportFailure failed in content.Summary.Failures)
        {
            if (failed.Failure.CorrelationId is null && failed.Failure.TraceId is null) other++;
            else foreach (string line in Of(failed, ++number)) yield return line;
        }

        yield return "";
        if (number == 0) yield return "Nothing in this report was sent to Microsoft, so there is nothing that Microsoft could look up.";
        if (other > 0) yield return $"{DisplayFormat.Count(other, "result", "results")} without a call to Microsoft left out.";
    }

    private static IEnumerable<string> Of(PartnerMfaResult result, int number)
    {
        yield return "";
        yield return $"{number}. {DisplayFormat.Time(result.CheckedOn)}{(ResultText.IsSimulated(result) ? "   SANDBOX: simulated services. Microsoft cannot look this up." : "")}";
        yield return Field("Asked", Asked(result));
        foreach (NamedValue value in ResultEvidence.Of(result).Where(value => value.Name is not ("Checked" or "Signature" or "Source"))) yield return Field(value.Name, value.Value);
        foreach (string fact in ResultText.Observations(result)) yield return Field("Seen", fact);
        yield return Field("Concluded", $"{result.Result} ({result.Reason}): {result.Message}");
        if (result is not PartnerMfaUsage usage) yield break;
        foreach (PartnerMfaUsageCall call in usage.Calls)
            yield return Field("Call", $"{(call.RequestedOn is { } time ? DisplayFormat.Time(time) : "time not reported")}, {call.OperationName}, correlation ID {call.CorrelationId}, request ID {call.RequestId}");
    }

    private static IEnumerable<string> Of(ReportFailure failed, int number)
    {
        PartnerMfaException failure = failed.Failure;
        yield return "";
        yield return $"{number}. {(failure.Timestamp is { } time ? DisplayFormat.Time(time.UtcDateTime) : "time not reported")}{(failed.IsSimulated ? "   SANDBOX: simulated services. Microsoft cannot look this up." : "")}";
        yield return Field("Asked", failure.AadstsCode is null ? "A call that failed" : "A token of the sign-in service (Microsoft Entra ID)");
        if (failure.TargetName is { } target) yield return Field("About", target);
        if (failure.AadstsCode is { } code) yield return Field("Code", code);
        if (failure.CorrelationId is { } correlation) yield return Field("Correlation ID", correlation);
        if (failure.TraceId is { } trace) yield return Field("Trace ID", trace);
        yield return Field("Came back", $"{failure.ErrorId}: {failure.Message}");
    }

    private static string Asked(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage => "Partner Center: applicationmfaadoptionstatus, partnerRequests, nonMfaCompliantPartnerPrincipals",
        { Check: not null } or { DecidedBy: not null } => "Microsoft Graph: the settings of the tenant and the account",
        { Attempts: null, StatusCode: not null } => "A captured call to Partner Center",
        _ => "Partner Center: GET /v1/profiles/organization with ValidateMfa: true and MS-Enforce-MFA: true",
    };

    private static string Field(string name, string value) => $"   {name + ":",-18} {value}";
}
