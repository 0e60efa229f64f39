using System.Globalization;
using PartnerMfa.Environments;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Output;

/// <summary>An answer that a tired administrator reads in two seconds: the word, the reason, what to do, then the evidence.</summary>
internal static class TextAnswer
{
    /// <param name="result">The answer.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="color">Whether its word is colored.</param>
    /// <param name="apart">Another answer stands before it.</param>
    public static void Write(PartnerMfaResult result, TextWriter output, bool color, bool apart = false)
    {
        if (result.Check is { } check)
        {
            WriteCheck(check, result, output, color);
            return;
        }

        if (apart) output.WriteLine();
        output.WriteLine($"{Headline(result, color)}  {result.Message}");
        if (result.Remedy is not null)
            output.WriteLine($"What to do: {result.Remedy}");
        output.WriteLine();
        foreach ((string name, string? value) in Evidence(result))
            if (!string.IsNullOrEmpty(value)) output.WriteLine($"  {name,-12} {value}");
        if (result.DecidedBy is not null) output.WriteLine();
        if (result.Claims is { Length: > 0 } claims) ClaimLines.Write(claims, output);
        if (result is PartnerMfaUsage usage) UsageLines.Write(usage, output);
    }

    // One of many, beneath the answer of the whole.
    private static void WriteCheck(string check, PartnerMfaResult result, TextWriter output, bool color)
    {
        output.WriteLine($"{Headline(result, color)}  {check}: {result.Message}");
        if (result.Remedy is not null) output.WriteLine($"  What to do: {result.Remedy}");
    }

    private static string Headline(PartnerMfaResult result, bool color)
    {
        string word = result.Result switch
        {
            nameof(MfaAnswer.NotApplicable) => "NOT APPLICABLE",
            { } answer => answer.ToUpperInvariant(),
        };
        return color ? ColoredText.Word(word, result.Result) : word;
    }

    private static IEnumerable<(string Name, string? Value)> Evidence(PartnerMfaResult result)
    {
        yield return ("Environment", result.Environment == PartnerMfaEnvironments.Sandbox.Name
            ? "Sandbox (simulated services: this says nothing of a real tenant)"
            : result.Environment);
        yield return ("Reason", result.Reason);
        yield return ("Decided by", result.DecidedBy is null ? null : string.Join(", ", result.DecidedBy));
        yield return ("Account", result.Account);
        yield return ("Tenant", result.TenantId);
        yield return ("Application", result.ApplicationId);
        yield return ("Name", (result as PartnerMfaUsage)?.ApplicationName);
        yield return ("Methods", result.AuthenticationMethods is null ? null : string.Join(", ", result.AuthenticationMethods));
        yield return ("Token", TokenTimes(result));
        yield return ("Signature", Signature(result.SignatureStatus));
        yield return ("Source", result.Source);
        yield return ("Service", Service(result));
        yield return ("Today", result.BlockedToday switch { true => "ordinary calls are refused", false => "ordinary calls still pass", null => null });
        yield return ("Correlation", result.CorrelationId);
        yield return ("More", result.HelpUri);
    }

    private static string? TokenTimes(PartnerMfaResult result) => result.ExpiresOn is not { } end
        ? null
        : $"{(result.IsExpired ? "EXPIRED at" : "ends at")} {end.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}";

    private static string? Signature(string? status) => status switch
    {
        "NotChecked" => "not checked",
        "KeyNotFound" => "not verified: key not found",
        "Unsupported" => "not verified: unsupported",
        _ => status?.ToLowerInvariant(),
    };

    private static string? Service(PartnerMfaResult result)
    {
        if (result.Attempts is null) return result.StatusCode is { } captured ? $"HTTP {captured}, as captured" : null;
        string status = result.StatusCode is { } code ? $"HTTP {code}" : "no response";
        string said = result.ServiceConfirmed == true ? "said so itself" : "said nothing of MFA";
        return $"{status}, {said}, {result.Attempts} {(result.Attempts == 1 ? "try" : "tries")}, {result.Duration?.TotalSeconds:0.0} s";
    }
}
