using System.Globalization;
using System.Net;
using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Facts;

/// <summary>A sign-in about which What If is asked.</summary>
/// <param name="Words">A description for the end of a sentence.</param>
/// <param name="Client"><c>browser</c> or <c>mobileAppsAndDesktopClients</c>.</param>
/// <param name="Platform">The device platform.</param>
internal sealed record WhatIfQuestion(string Words, string Client, string Platform)
{
    private const string NoRisk = "none";

    // An address that is reserved for documentation (RFC 5737), so it is not in any trusted location.
    private const string Elsewhere = "203.0.113.10";

    public string Risk { get; init; } = NoRisk;

    public string UserRisk { get; init; } = NoRisk;

    /// <summary>The authentication transfer method; null for none.</summary>
    public string? Flow { get; init; }

    public string Address { get; init; } = Elsewhere;

    /// <summary>The questions that can be asked in every tenant.</summary>
    public static IReadOnlyList<WhatIfQuestion> All { get; } =
    [
        new("in a browser on Windows", "browser", "windows"),
        new("in a browser on Linux", "browser", "linux"),
        new("in a browser on macOS", "browser", "macOS"),
        new("by an app on Windows", "mobileAppsAndDesktopClients", "windows"),
        new("by an app on Linux", "mobileAppsAndDesktopClients", "linux"),
        new("by an app on macOS", "mobileAppsAndDesktopClients", "macOS"),
        new("by device code", "mobileAppsAndDesktopClients", "linux") { Flow = "deviceCodeFlow" },
        new("at high sign-in risk", "browser", "windows") { Risk = "high" },
        new("at high user risk", "browser", "windows") { UserRisk = "high" },
    ];

    /// <summary>A sign-in without special properties, like most sign-ins.</summary>
    public bool IsOrdinary => Risk == NoRisk && UserRisk == NoRisk && Flow is null;

    public static WhatIfQuestion From(TrustedLocation location) =>
        new($"from the trusted location '{location.Name}'", "mobileAppsAndDesktopClients", "windows") { Address = location.Address };
}

/// <summary>A named location that is marked as trusted.</summary>
/// <param name="Name">Its name, in a form that can be shown.</param>
/// <param name="Address">An IPv4 or IPv6 address in it.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/ipnamedlocation</remarks>
internal sealed record TrustedLocation(string Name, string Address)
{
    /// <returns>Null for any other location: one that is not trusted, a country, or one without a readable range.</returns>
    public static TrustedLocation? Read(JsonElement json)
    {
        if (json.Flag("isTrusted") != true || json.Member("ipRanges") is not { ValueKind: JsonValueKind.Array } ranges) return null;
        string? address = ranges.EnumerateArray()
            .Select(range => range.Text("cidrAddress")?.Split('/')[0])
            .FirstOrDefault(start => IPAddress.TryParse(start, out _));
        return address is null ? null : new TrustedLocation(PolicyConstants.Shown(json.Text("displayName") ?? json.Text("id") ?? "without a name"), address);
    }
}

/// <summary>What Microsoft's evaluation says about one sign-in.</summary>
/// <param name="Question">The sign-in.</param>
/// <param name="Requires">Whether a policy that is on requires MFA or blocks the sign-in.</param>
/// <param name="Policy">The policy, in a form that can be shown; null when there is none.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate</remarks>
internal sealed record WhatIfAnswer(WhatIfQuestion Question, Ternary Requires, string? Policy)
{
    /// <returns>Null when the response does not have the documented form.</returns>
    public static WhatIfAnswer? Read(WhatIfQuestion question, JsonElement json)
    {
        if (json.Member("value") is not { ValueKind: JsonValueKind.Array } policies) return null;
        GrantControlsReader grants = new();
        Ternary requires = Ternary.No;
        string? name = null;
        foreach (JsonElement policy in policies.EnumerateArray())
        {
            if (policy.Flag("policyApplies") is not { } applies || policy.Text("state") is not { } state) return null;
            // Report-only policies are also returned as applying.
            if (!applies || state != "enabled") continue;
            PolicyDemands demands = grants.Read(policy.Member("grantControls") ?? default);
            Ternary one = demands.Blocks ? Ternary.Yes : demands.Mfa.Outcome;
            if (one <= requires) continue;
            requires = one;
            name = PolicyConstants.Shown(policy.Text("displayName") ?? policy.Text("id") ?? "without a name");
        }

        return new WhatIfAnswer(question, requires, name);
    }
}

/// <summary>A sign-in of the account to Partner Center, from the sign-in log.</summary>
/// <param name="On">When, UTC.</param>
/// <param name="ApplicationId">The application; null when the log does not say.</param>
/// <param name="IsInteractive">Whether a user took part.</param>
/// <param name="Succeeded">Whether it was not refused.</param>
/// <param name="Requirement">
/// <c>multiFactorAuthentication</c> or <c>singleFactorAuthentication</c>, which is what was required and not what the token says.
/// </param>
/// <param name="Protocol"><c>ropc</c>, <c>deviceCode</c>, or another protocol.</param>
/// <param name="Policies">The policies that applied, with their results.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/signin</remarks>
internal sealed record LoggedSignIn(
    DateTimeOffset On, string? ApplicationId, bool IsInteractive, bool Succeeded, string? Requirement, string? Protocol, IReadOnlyList<(string Name, string Result)> Policies)
{
    /// <summary>The path of the log in Microsoft Graph: sign-ins of users to Partner Center since a certain time.</summary>
    /// <param name="since">The time of the oldest sign-in to return.</param>
    /// <param name="most">The number of sign-ins per page.</param>
    /// <param name="userId">The user; null means all users.</param>
    public static string PathTo(DateTimeOffset since, int most, string? userId = null)
    {
        string filter = (userId is null ? "" : $"userId eq '{userId}' and ")
            + $"resourceId eq '{PartnerMfaEnvironment.PartnerCenterApplicationId}' and createdDateTime ge {DisplayFormat.Timestamp(since.UtcDateTime)}"
            + " and signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')";
        return $"/beta/auditLogs/signIns?$filter={Uri.EscapeDataString(filter)}&$top={most.ToString(CultureInfo.InvariantCulture)}";
    }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    /// <summary>A policy that requires MFA but excludes the account, in a form that can be shown; null when the log names none.</summary>
    public string? ExcludedBy { get; init; }

    /// <summary>Whether it came from a trusted location.</summary>
    public bool IsFromTrustedLocation { get; init; }

    /// <summary>Whether the application sent the user name and password, in which case MFA is impossible.</summary>
    public bool IsByPassword => Protocol?.Equals("ropc", StringComparison.OrdinalIgnoreCase) == true;

    public bool RequiredMfa => Requirement?.Equals("multiFactorAuthentication", StringComparison.OrdinalIgnoreCase) == true;

    public bool RequiredNoMfa => Requirement?.Equals("singleFactorAuthentication", StringComparison.OrdinalIgnoreCase) == true;

    /// <returns>Null when the entry does not say when it occurred.</returns>
    public static LoggedSignIn? Read(JsonElement json) => json.Time("createdDateTime") is not { } on ? null : new LoggedSignIn(
        on,
        json.Text("appId"),
        json.Flag("isInteractive") == true || (json.Member("signInEventTypes")?.Words().Contains("interactiveUser", StringComparer.OrdinalIgnoreCase) ?? false),
        json.Member("status")?.Member("errorCode") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out int error) && error == 0,
        json.Text("authenticationRequirement"),
        json.Text("authenticationProtocol"),
        json.Member("appliedConditionalAccessPolicies") is { ValueKind: JsonValueKind.Array } policies
            ? [.. policies.EnumerateArray().Select(policy => (PolicyConstants.Shown(policy.Text("displayName") ?? ""), policy.Text("result") ?? ""))
                .Where(policy => policy.Item2 is "success" or "failure" or "reportOnlyFailure" or "reportOnlySuccess" or "reportOnlyInterrupted")]
            : [])
    {
        UserId = json.Text("userId"),
        UserName = json.Text("userPrincipalName"),
        ExcludedBy = Items(json, "appliedConditionalAccessPolicies").Where(ExcludesFromMfa).Select(policy => PolicyConstants.Shown(policy.Text("displayName") ?? "without a name")).FirstOrDefault(),
        IsFromTrustedLocation = Items(json, "networkLocationDetails").Any(network => network.Text("networkType") == "trustedNamedLocation"),
    };

    private static bool ExcludesFromMfa(JsonElement policy) =>
        policy.Text("result") == "notApplied"
        && (policy.Member("enforcedGrantControls")?.Words().Contains("mfa", StringComparer.OrdinalIgnoreCase) ?? false)
        && Items(policy, "excludeRulesSatisfied").Any(rule => "users".Equals(rule.Text("conditionalAccessCondition"), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>Describes the entry, for the evidence.</summary>
    public string InWords()
    {
        string policies = Policies.Count == 0 ? "" : $", {string.Join(", ", Policies.Take(3).Select(policy => $"'{policy.Name}' {policy.Result}"))}";
        string protocol = Protocol is null or "none" ? "" : $", {PolicyConstants.Shown(Protocol)}";
        return string.Format(
            CultureInfo.InvariantCulture,
            "sign-in {0:u}, {1}, {2}: {3}{4}{5}",
            On.UtcDateTime,
            IsInteractive ? "interactive" : "not interactive",
            Succeeded ? "succeeded" : "refused",
            PolicyConstants.Shown(Requirement ?? "requirement not told"),
            protocol,
            policies);
    }
}
