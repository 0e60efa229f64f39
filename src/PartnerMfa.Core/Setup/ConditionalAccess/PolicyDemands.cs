using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What a policy demands of a sign-in that it reaches.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols</remarks>
internal sealed record PolicyDemands
{
    private static readonly string[] DeviceControls = ["compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication"];

    private static readonly string[] OtherControls = ["passwordChange", "riskRemediation"];

    public static PolicyDemands Nothing { get; } = new()
    {
        Mfa = new(Ternary.No, "demands nothing", ExclusionReason.OtherControls),
        Device = Ternary.No,
        Blocks = Ternary.No,
    };

    /// <summary>MFA, by every way that the policy leaves open.</summary>
    public required PolicyFinding Mfa { get; init; }

    /// <summary>A managed device or app, without which nobody gets in.</summary>
    public required Ternary Device { get; init; }

    /// <summary>That there is no sign-in at all.</summary>
    public required Ternary Blocks { get; init; }

    public static PolicyDemands Read(JsonElement policy)
    {
        if (policy.Member(GrantControls) is not { } grant || !grant.SaysSomething()) return Nothing;
        if (grant.ValueKind != JsonValueKind.Object) return Nothing with { Mfa = new(Ternary.Open, "asks for something that cannot be read here") };
        string[] builtIn = [.. grant.Words(BuiltInControls)];
        string[] unknown = [.. grant.Others(Operator, BuiltInControls, CustomControls, TermsOfUse, AuthenticationStrength)];
        List<PolicyFinding> ways = [.. builtIn.Select(Control)];
        if (grant.Member(AuthenticationStrength) is { } strength && strength.SaysSomething()) ways.Add(StrengthControl.ImpliesMfa(strength));
        ways.AddRange(grant.Words(CustomControls).Select(_ => new PolicyFinding(
            Ternary.No, "asks for a custom control, which never puts 'mfa' into a token", ExclusionReason.CustomControl)));
        ways.AddRange(grant.Words(TermsOfUse).Select(_ => new PolicyFinding(Ternary.No, "asks for consent to terms of use", ExclusionReason.OtherControls)));
        ways.AddRange(unknown.Select(name => new PolicyFinding(Ternary.Open, $"asks for something that is not known here ('{name}')")));
        if (ways.Count == 0) return Nothing;
        if (IsUnknown(grant.Member(Operator))) ways.Add(new(Ternary.Open, "combines what it asks for in a way that is not known here"));
        bool? all = ways.Count == 1 || IsWord(grant.Text(Operator) ?? "", And) ? true : IsWord(grant.Text(Operator) ?? "", Or) ? false : null;
        return new PolicyDemands
        {
            Mfa = Combined(ways, all),
            Device = DeviceDemand(builtIn, ways.Count, all),
            Blocks = builtIn.Any(word => IsWord(word, Block)) ? Ternary.Yes : Ternary.No,
        };
    }

    private static bool IsUnknown(JsonElement? combining) => combining is { } given
        && !(given.ValueKind == JsonValueKind.String && (IsWord(given.GetString()!, And) || IsWord(given.GetString()!, Or)));

    private static PolicyFinding Control(string word)
    {
        if (IsWord(word, PolicyConstants.Mfa)) return PolicyFinding.Holds;
        if (IsWord(word, Block)) return new(Ternary.No, "blocks the sign-in", ExclusionReason.OtherControls);
        if (DeviceControls.Any(device => IsWord(word, device))) return new(Ternary.No, $"asks for '{Shown(word)}'", ExclusionReason.OtherControls);
        return OtherControls.Any(other => IsWord(word, other))
            ? new(Ternary.No, $"asks for '{Shown(word)}'", ExclusionReason.OtherControls)
            : new(Ternary.Open, $"asks for something that is not known here ('{Shown(word)}')");
    }

    // What nobody knows may change what the rest means: with it nothing is certain.
    private static PolicyFinding Combined(List<PolicyFinding> ways, bool? all)
    {
        if (ways.Exists(way => way.Outcome == Ternary.Open)) return ways.Find(way => way.Outcome == Ternary.Open);
        if (ways.TrueForAll(way => way.Outcome == Ternary.Yes)) return PolicyFinding.Holds;
        if (ways.TrueForAll(way => way.Outcome == Ternary.No)) return MostTelling(ways);
        return all switch
        {
            true => PolicyFinding.Holds,
            false => new(Ternary.Open, $"lets a sign-in through without MFA, too: as an alternative it {MostTelling(ways).Why}"),
            null => new(Ternary.Open, "does not say whether MFA is one demand of several or an alternative"),
        };
    }

    // A custom control tells more than whatever else it asks for.
    private static PolicyFinding MostTelling(List<PolicyFinding> ways) => ways.OrderByDescending(way => way.Exclusion).First();

    private static Ternary DeviceDemand(string[] builtIn, int ways, bool? all)
    {
        int devices = builtIn.Count(word => DeviceControls.Any(device => IsWord(word, device)));
        if (devices == 0) return Ternary.No;
        return devices == ways || all == true ? Ternary.Yes : all is null ? Ternary.Open : Ternary.No;
    }
}
