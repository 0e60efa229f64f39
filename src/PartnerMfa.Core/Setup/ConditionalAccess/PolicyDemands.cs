using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;
using static PartnerMfa.Setup.ConditionalAccess.PolicyWire;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What a policy demands of a sign-in that it reaches.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols</remarks>
internal sealed record PolicyDemands
{
    private static readonly string[] DeviceControls = ["compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication"];

    private static readonly string[] OtherControls = ["passwordChange", "riskRemediation"];

    public static PolicyDemands Nothing { get; } = new()
    {
        Mfa = new(Truth.No, "demands nothing", Obstacle.OtherControls), Device = Truth.No, Blocks = Truth.No,
    };

    /// <summary>MFA, by every way that the policy leaves open.</summary>
    public required Finding Mfa { get; init; }

    /// <summary>A managed device or app, without which nobody gets in.</summary>
    public required Truth Device { get; init; }

    /// <summary>That there is no sign-in at all.</summary>
    public required Truth Blocks { get; init; }

    public static PolicyDemands Read(JsonElement policy)
    {
        if (policy.Member(GrantControls) is not { } grant || !grant.SaysSomething()) return Nothing;
        if (grant.ValueKind != JsonValueKind.Object) return Nothing with { Mfa = new(Truth.Open, "asks for something that cannot be read here") };
        string[] builtIn = [.. grant.Words(BuiltInControls)];
        string[] unknown = [.. grant.Others(Operator, BuiltInControls, CustomControls, TermsOfUse, AuthenticationStrength)];
        List<Finding> ways = [.. builtIn.Select(Control)];
        if (grant.Member(AuthenticationStrength) is { } strength && strength.SaysSomething()) ways.Add(StrengthControl.ImpliesMfa(strength));
        ways.AddRange(grant.Words(CustomControls).Select(_ => new Finding(
            Truth.No, "asks for a custom control, which never puts 'mfa' into a token", Obstacle.CustomControl)));
        ways.AddRange(grant.Words(TermsOfUse).Select(_ => new Finding(Truth.No, "asks for consent to terms of use", Obstacle.OtherControls)));
        ways.AddRange(unknown.Select(name => new Finding(Truth.Open, $"asks for something that is not known here ('{name}')")));
        if (ways.Count == 0) return Nothing;
        if (IsUnknown(grant.Member(Operator))) ways.Add(new(Truth.Open, "combines what it asks for in a way that is not known here"));
        bool? all = ways.Count == 1 || IsWord(grant.Text(Operator) ?? "", And) ? true : IsWord(grant.Text(Operator) ?? "", Or) ? false : null;
        return new PolicyDemands
        {
            Mfa = Combined(ways, all),
            Device = DeviceDemand(builtIn, ways.Count, all),
            Blocks = builtIn.Any(word => IsWord(word, Block)) ? Truth.Yes : Truth.No,
        };
    }

    private static bool IsUnknown(JsonElement? combining) => combining is { } given
        && !(given.ValueKind == JsonValueKind.String && (IsWord(given.GetString()!, And) || IsWord(given.GetString()!, Or)));

    private static Finding Control(string word)
    {
        if (IsWord(word, PolicyWire.Mfa)) return Finding.Holds;
        if (IsWord(word, Block)) return new(Truth.No, "blocks the sign-in", Obstacle.OtherControls);
        if (DeviceControls.Any(device => IsWord(word, device))) return new(Truth.No, $"asks for '{Shown(word)}'", Obstacle.OtherControls);
        return OtherControls.Any(other => IsWord(word, other))
            ? new(Truth.No, $"asks for '{Shown(word)}'", Obstacle.OtherControls)
            : new(Truth.Open, $"asks for something that is not known here ('{Shown(word)}')");
    }

    // What nobody knows may change what the rest means: with it nothing is certain.
    private static Finding Combined(List<Finding> ways, bool? all)
    {
        if (ways.Exists(way => way.Truth == Truth.Open)) return ways.Find(way => way.Truth == Truth.Open);
        if (ways.TrueForAll(way => way.Truth == Truth.Yes)) return Finding.Holds;
        if (ways.TrueForAll(way => way.Truth == Truth.No)) return MostTelling(ways);
        return all switch
        {
            true => Finding.Holds,
            false => new(Truth.Open, $"lets a sign-in through without MFA, too: as an alternative it {MostTelling(ways).Why}"),
            null => new(Truth.Open, "does not say whether MFA is one demand of several or an alternative"),
        };
    }

    // A custom control tells more than whatever else it asks for.
    private static Finding MostTelling(List<Finding> ways) => ways.OrderByDescending(way => way.Obstacle).First();

    private static Truth DeviceDemand(string[] builtIn, int ways, bool? all)
    {
        int devices = builtIn.Count(word => DeviceControls.Any(device => IsWord(word, device)));
        if (devices == 0) return Truth.No;
        return devices == ways || all == true ? Truth.Yes : all is null ? Truth.Open : Truth.No;
    }
}
