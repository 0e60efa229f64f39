namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>One possible state of everything that policies look at, out of all the states that the evidence allows.</summary>
internal sealed record World
{
    /// <summary>The users, groups, roles and kinds of accounts to which the account belongs.</summary>
    public required HashSet<string> Identity { get; init; }

    public required string Client { get; init; }

    /// <summary>The named locations from which the sign-in comes: several at once, or none.</summary>
    public required HashSet<string> Places { get; init; }

    public required bool IsTrusted { get; init; }

    /// <summary>Null for a platform that is not recognized.</summary>
    public required string? Platform { get; init; }

    public required string Risk { get; init; }

    public required bool IsDeviceCode { get; init; }

    /// <summary>The device filters that the device matches.</summary>
    public required HashSet<string> Matches { get; init; }

    /// <summary>What the future words turn out to mean and, when there is a choice, whether MFA is chosen.</summary>
    public required bool Future { get; init; }

    public bool IsOrdinary => Risk == "none" && !IsDeviceCode;

    public bool Asks(IEnumerable<RandomPolicy> policies) => policies.Any(policy => !policy.Blocks && Reaches(policy) && Demands(policy));

    public bool IsBlocked(IEnumerable<RandomPolicy> policies) => policies.Any(policy => policy.Blocks && Reaches(policy));

    private bool Reaches(RandomPolicy policy) => IsOn(policy.State)
        && (!policy.HasFutureMember || Future)
        && policy.Users.Any(Is) && !policy.NotUsers.Any(Is)
        && policy.Applications.Any(IsPartnerCenter) && !policy.NotApplications.Any(IsPartnerCenter)
        && (policy.Clients.Length == 0 || policy.Clients.Any(word => word == "all" || word == Client || (word == RandomPolicy.FutureWord && Future)))
        && (policy.Places.Length == 0 || policy.Places.Any(IsThere)) && !policy.NotPlaces.Any(IsThere)
        && (policy.Platforms.Length == 0 || policy.Platforms.Any(IsOnPlatform)) && !policy.NotPlatforms.Any(IsOnPlatform)
        && (policy.Risks.Length == 0 || policy.Risks.Contains(Risk))
        && (policy.Flows.Length == 0 || IsDeviceCode)
        && (policy.Rule is null || Matches.Contains(policy.Rule) != policy.IsRuleExclude);

    private bool IsOn(string state) => state == "enabled" || (state == RandomPolicy.FutureWord && Future);

    private bool Is(string word) => word == RandomPolicy.FutureWord ? Future : word == "All" || Identity.Contains(word);

    private bool IsPartnerCenter(string word) =>
        word is "All" or PolicySets.PartnerCenter || (word is RandomPolicy.FutureWord && Future);

    private bool IsThere(string word) => word switch
    {
        "All" => true,
        "AllTrusted" => IsTrusted,
        RandomPolicy.FutureWord => Future,
        _ => Places.Contains(word),
    };

    private bool IsOnPlatform(string word) => word == "all" || word == Platform || (word == RandomPolicy.FutureWord && Future);

    private bool Demands(RandomPolicy policy)
    {
        bool[] ways = [.. policy.Controls.Select(word => word == "mfa" || (word == RandomPolicy.FutureWord && Future))];
        return ways.Length == 0 ? Future : policy.IsAnd ? ways.Any(way => way) : ways.All(way => way) || (ways.Any(way => way) && Future);
    }
}
