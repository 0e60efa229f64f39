namespace PartnerMfa.Verdicts;

/// <summary>A named value of a result.</summary>
internal sealed record NamedValue(string Name, string Value);

/// <summary>The evidence of a result by name, for the terminal and for reports. Values that a result does not have are left out.</summary>
internal static class ResultEvidence
{
    public const string Simulated = "Sandbox (simulated services: not evidence about a real tenant)";

    public static IEnumerable<NamedValue> Of(PartnerMfaResult result) =>
        All(result).Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => new NamedValue(fact.Name, fact.Value!));

    private static IEnumerable<(string Name, string? Value)> All(PartnerMfaResult result)
    {
        yield return ("Environment", ResultText.IsSimulated(result) ? Simulated : result.Environment);
        yield return ("Account", result.Account);
        yield return ("Tenant", ResultText.Tenant(result));
        yield return ("Application", result.ApplicationId);
        yield return ("Source", result.Source);
        yield return ("Methods", result.AuthenticationMethods is { } methods ? string.Join(", ", methods) : null);
        yield return ("Audience", result.Audience);
        yield return ("Token issued", Time(result.IssuedOn));
        yield return (result.IsExpired == true ? "Token EXPIRED" : "Token expires", Time(result.ExpiresOn));
        yield return ("Signature", Signature(result.SignatureStatus));
        yield return ("Partner Center", Response(result));
        yield return ("Ordinary calls", result.OrdinaryCallsTried is { } tried ? $"{result.OrdinaryCallsRefused} of {tried} refused for missing MFA" : null);
        yield return ("Last call without MFA", result is PartnerMfaUsage usage ? Time(usage.LastNonCompliantOn) : null);
        yield return ("Correlation ID", result.CorrelationId);
        yield return ("Request ID", result.RequestId);
        yield return ("Checked", DisplayFormat.Time(result.CheckedOn));
    }

    private static string? Time(DateTime? time) => time is { } known ? DisplayFormat.Time(known) : null;

    private static string? Signature(string? status) => status switch
    {
        "NotChecked" => "not checked",
        "KeyNotFound" => "not verified: key not found",
        "Unsupported" => "not verified: algorithm not supported",
        _ => status?.ToLowerInvariant(),
    };

    private static string? Response(PartnerMfaResult result)
    {
        if (result.Attempts is not { } attempts) return result.StatusCode is { } captured ? $"HTTP {captured}, as captured" : null;
        if (attempts == 0) return "not asked";
        string status = result.StatusCode is { } code ? $"HTTP {code}" : "no response";
        string statement = result.ServiceConfirmed == true ? "confirmed by the service" : "no statement about MFA";
        string duration = result.Duration is { } seconds ? ", " + DisplayFormat.Seconds(seconds) : "";
        return $"{status}, {statement}, {DisplayFormat.Count(attempts, "attempt", "attempts")}{duration}";
    }
}
