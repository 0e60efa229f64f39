namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A policy made of a few random words, which the model can evaluate and which can be written in Graph's format.</summary>
internal sealed record RandomPolicy
{
    /// <summary>A word that has no known meaning yet.</summary>
    public const string FutureWord = "future";

    public const string Somebody = "aaaa0000-0000-0000-0000-000000000002";
    public const string ManagedRule = "device.isCompliant -eq True";
    public const string LaptopRule = "device.displayName -startsWith \\\"LAP\\\"";

    public required string State { get; init; }

    /// <summary>Whether it has a member that has no known meaning yet.</summary>
    public required bool HasFutureMember { get; init; }

    /// <summary>The IDs of users, groups and roles alike, which all differ.</summary>
    public required string[] Users { get; init; }

    public required string[] NotUsers { get; init; }

    public required string[] Applications { get; init; }

    public required string[] NotApplications { get; init; }

    public required string[] Clients { get; init; }

    /// <summary>Empty when they do not matter.</summary>
    public required string[] Places { get; init; }

    public required string[] NotPlaces { get; init; }

    /// <inheritdoc cref="Places"/>
    public required string[] Platforms { get; init; }

    public required string[] NotPlatforms { get; init; }

    /// <inheritdoc cref="Places"/>
    public required string[] Risks { get; init; }

    /// <inheritdoc cref="Places"/>
    public required string[] Flows { get; init; }

    /// <summary>The rule of a device filter; null when devices do not matter.</summary>
    public required string? Rule { get; init; }

    /// <summary>Whether the filter excludes devices instead of including them.</summary>
    public required bool IsRuleExclude { get; init; }

    public required string[] Controls { get; init; }

    public required bool IsAnd { get; init; }

    public bool Blocks => Controls.Contains("block");

    public static RandomPolicy Next(Random random)
    {
        string[] places = Some(random, 2, ["All", "All", "AllTrusted", PolicySets.Office, PolicySets.Home, FutureWord], 60);
        string[] platforms = Some(random, 2, ["all", "all", "windows", "linux", "iOS", FutureWord], 75);
        return new RandomPolicy
        {
            State = random.Next(14) switch { 0 => "disabled", 1 => "enabledForReportingButNotEnforced", 2 => FutureWord, _ => "enabled" },
            HasFutureMember = random.Next(25) == 0,
            Users = Some(random, 3, ["All", "All", "All", "All", PolicySets.ObjectId, PolicySets.Group, PolicySets.OtherGroup, PolicySets.Role, PolicySets.OtherRole, Somebody, "AllAgentIdUsers", FutureWord], 2),
            NotUsers = Some(random, 2, [PolicySets.ObjectId, PolicySets.Group, PolicySets.OtherGroup, PolicySets.OtherGroup, PolicySets.OtherRole, Somebody, Somebody, FutureWord], 75),
            Applications = Some(random, 2, ["All", "All", "All", "All", PolicySets.PartnerCenter, PolicySets.OtherApp, "MicrosoftAdminPortals", FutureWord], 0),
            NotApplications = Some(random, 2, [PolicySets.PartnerCenter, PolicySets.OtherApp, PolicySets.OtherApp, "Office365", FutureWord], 85),
            Clients = random.Next(3) > 0 ? random.Next(2) == 0 ? ["all"] : [] : Some(random, 3, ["browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "other", FutureWord], 0),
            Places = places,
            NotPlaces = places.Length == 0 ? [] : Some(random, 2, ["AllTrusted", PolicySets.Office, PolicySets.Home, FutureWord], 50),
            Platforms = platforms,
            NotPlatforms = platforms.Length == 0 ? [] : Some(random, 2, ["windows", "linux", "iOS", FutureWord], 50),
            Risks = Some(random, 3, ["none", "none", "low", "medium", "high", "high"], 75),
            Flows = Some(random, 1, ["deviceCodeFlow"], 93),
            Rule = random.Next(6) == 0 ? random.Next(3) > 0 ? ManagedRule : LaptopRule : null,
            IsRuleExclude = random.Next(2) == 0,
            Controls = random.Next(5) == 0 ? ["block"] : Some(random, 2, ["mfa", "mfa", "mfa", "mfa", "mfa", "compliantDevice", "passwordChange", FutureWord], 3),
            IsAnd = random.Next(2) == 0,
        };
    }

    public PolicyText Text()
    {
        PolicyText text = new PolicyText()
            .With("state", $"'{State}'")
            .With("conditions.users.includeUsers", List(Users.Where(IsUser)))
            .With("conditions.users.includeGroups", List(Users.Where(IsGroup)))
            .With("conditions.users.includeRoles", List(Users.Where(IsRole)))
            .With("conditions.users.excludeUsers", List(NotUsers.Where(IsUser)))
            .With("conditions.users.excludeGroups", List(NotUsers.Where(IsGroup)))
            .With("conditions.users.excludeRoles", List(NotUsers.Where(IsRole)))
            .With("conditions.applications.includeApplications", List(Applications))
            .With("conditions.applications.excludeApplications", List(NotApplications))
            .With("conditions.clientAppTypes", List(Clients))
            .With("conditions.locations", Places.Length == 0 ? "null" : $"{{'includeLocations': {List(Places)}, 'excludeLocations': {List(NotPlaces)}}}")
            .With("conditions.platforms", Platforms.Length == 0 ? "null" : $"{{'includePlatforms': {List(Platforms)}, 'excludePlatforms': {List(NotPlatforms)}}}")
            .With("conditions.signInRiskLevels", List(Risks))
            .With("conditions.authenticationFlows", Flows.Length == 0 ? "null" : $"{{'transferMethods': '{string.Join(",", Flows)}'}}")
            .With("conditions.devices", Rule is null ? "null" : $"{{'deviceFilter': {{'mode': '{(IsRuleExclude ? "exclude" : "include")}', 'rule': \"{Rule}\"}}}}")
            .With("grantControls.builtInControls", List(Controls))
            .With("grantControls.operator", IsAnd ? "'AND'" : "'OR'");
        return HasFutureMember ? text.With("conditions.moonPhase", "'full'") : text;
    }

    private static bool IsGroup(string id) => id is PolicySets.Group or PolicySets.OtherGroup;

    private static bool IsRole(string id) => id is PolicySets.Role or PolicySets.OtherRole;

    private static bool IsUser(string id) => !IsGroup(id) && !IsRole(id);

    /// <param name="random">The source of randomness.</param>
    /// <param name="most">The maximum number of words.</param>
    /// <param name="words">The words to choose from.</param>
    /// <param name="none">How often, in percent, to choose none of them.</param>
    private static string[] Some(Random random, int most, string[] words, int none) =>
        random.Next(100) < none ? [] : [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => words[random.Next(words.Length)]).Distinct()];

    private static string List(IEnumerable<string> words) => "[" + string.Join(",", words.Select(word => $"'{word}'")) + "]";
}
