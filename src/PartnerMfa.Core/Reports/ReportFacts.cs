using System.Globalization;

namespace PartnerMfa.Reports;

/// <summary>A name and a value of a result's evidence.</summary>
internal sealed record ReportFact(string Name, string Value);

/// <summary>The evidence of a result, name by name; what it does not have is left out.</summary>
internal static class ReportFacts
{
    public static IEnumerable<ReportFact> Of(PartnerMfaResult result) =>
        All(result).Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => new ReportFact(fact.Name, fact.Value!));

    private static IEnumerable<(string Name, string? Value)> All(PartnerMfaResult result)
    {
        yield return ("Checked", ReportTimes.Of(result.CheckedOn));
        yield return ("Environment", ReportSummary.IsSimulated(result) ? $"{result.Environment} (simulated services)" : result.Environment);
        yield return ("Account", result.Account);
        yield return ("Tenant", result.TenantId);
        yield return ("Application", result.ApplicationId);
        yield return ("Source", result.Source);
        yield return ("Methods", result.AuthenticationMethods is { } methods ? string.Join(", ", methods) : null);
        yield return ("Audience", result.Audience);
        yield return ("Token made", Time(result.IssuedOn));
        yield return (result.IsExpired ? "Token EXPIRED" : "Token ends", Time(result.ExpiresOn));
        yield return ("Signature", Signature(result.SignatureStatus));
        yield return ("Service", Service(result));
        yield return ("Today", result.BlockedToday switch { true => "ordinary calls are refused", false => "ordinary calls still pass", null => null });
        yield return ("Correlation id", result.CorrelationId);
        yield return ("Request id", result.RequestId);
        if (result is PartnerMfaUsage usage) yield return ("Last call without MFA", Time(usage.LastNonCompliantOn));
    }

    private static string? Time(DateTime? time) => time is { } known ? ReportTimes.Of(known) : null;

    private static string? Signature(string? status) => status switch
    {
        "NotChecked" => "not checked",
        "KeyNotFound" => "not verified: key not found",
        "Unsupported" => "not verified: unsupported",
        _ => status?.ToLowerInvariant(),
    };

    private static string? Service(PartnerMfaResult result)
    {
        if (result.Attempts is not { } attempts) return result.StatusCode is { } captured ? $"HTTP {captured}, as captured" : null;
        if (attempts == 0) return "not asked";
        string status = result.StatusCode is { } code ? $"HTTP {code}" : "no response";
        string said = result.ServiceConfirmed == true ? "said so itself" : "said nothing of MFA";
        string took = result.Duration is { } time ? ", " + time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : "";
        return $"{status}, {said}, {attempts} {(attempts == 1 ? "try" : "tries")}{took}";
    }
}
