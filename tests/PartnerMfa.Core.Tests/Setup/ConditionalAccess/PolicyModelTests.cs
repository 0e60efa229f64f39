using PartnerMfa.Setup.ConditionalAccess.Conditions;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Compares the verdict with a model that uses no three-valued logic and tries every sign-in. With random policies, a Yes must be right in
/// every world that the evidence allows, and a No in every world for ordinary sign-ins.
/// </summary>
public sealed class PolicyModelTests
{
    private const int Sets = 400;

    private static readonly string?[] Platforms = ["windows", "linux", "iOS", "macOS", null];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_Yes_holds_in_every_world_and_a_No_in_every_ordinary_one(int seed)
    {
        Random random = new(seed);
        int[] seen = new int[3];
        for (int number = 0; number < Sets; number++)
        {
            RandomPolicy[] policies = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomPolicy.Next(random))];
            PolicyAccount account = Account(random);
            PolicySet set = new PolicyCase("", default, [.. policies.Select(policy => policy.Text())]) { Account = account }.Read();
            PolicyVerdict verdict = PolicyVerdict.Of(set.Applying);
            seen[(int)verdict.Mfa]++;
            IEnumerable<World> allowed = Worlds(account).Where(world => !world.IsBlocked(policies));
            World? wrong = verdict.Mfa switch
            {
                Ternary.Yes => allowed.FirstOrDefault(world => !world.Asks(policies)),
                Ternary.No => allowed.FirstOrDefault(world => world.IsOrdinary && world.Asks(policies)),
                _ => null,
            };
            Assert.True(wrong is null, $"Set {number}: {verdict.Mfa} is wrong for {string.Concat(policies.Select(policy => policy.Text().Json.GetRawText()))} in {wrong}");
            Needlessness(number, verdict, policies, account);
        }

        Assert.All(seen, times => Assert.True(times > Sets / 20, string.Join(", ", seen)));
    }

    // When everything is known, an Unknown requires both a sign-in with MFA and one without.
    private static void Needlessness(int number, PolicyVerdict verdict, RandomPolicy[] policies, PolicyAccount account)
    {
        bool isKnown = account is { ObjectId: not null, GroupsAreComplete: true, RolesAreComplete: true } && policies.All(policy => !policy.HasFutureMember && policy.Controls.Length > 0
            && !policy.State.Equals(RandomPolicy.FutureWord, StringComparison.Ordinal)
            && policy.Controls.Length == 1
            && new[] { policy.Users, policy.NotUsers, policy.Applications, policy.NotApplications, policy.Clients, policy.Places, policy.NotPlaces, policy.Platforms, policy.NotPlatforms, policy.Controls }
                .All(words => !words.Contains(RandomPolicy.FutureWord)));
        if (!isKnown || verdict.Mfa != Ternary.Unknown) return;
        World[] allowed = [.. Worlds(account).Where(world => !world.IsBlocked(policies))];
        Assert.True(
            allowed.Any(world => !world.Asks(policies)) && allowed.Any(world => world.IsOrdinary && world.Asks(policies)),
            $"Set {number}: Unknown is needless for {string.Concat(policies.Select(policy => policy.Text().Json.GetRawText()))}");
    }

    private static PolicyAccount Account(Random random) => PolicySets.Member with
    {
        ObjectId = random.Next(10) == 0 ? null : PolicySets.ObjectId,
        GroupsAreComplete = random.Next(5) != 0,
        RolesAreComplete = random.Next(5) != 0,
    };

    private static IEnumerable<World> Worlds(PolicyAccount account) =>
        from identity in Identities(account)
        from client in new[] { ClientAppCondition.Browser, ClientAppCondition.Apps }
        from places in new HashSet<string>[] { [], [PolicySets.Office], [PolicySets.Home], [PolicySets.Office, PolicySets.Home] }
        from isTrusted in new[] { false, true }
        from platform in Platforms
        from future in new[] { false, true }
        from risk in new[] { "none", "low", "medium", "high" }
        from isDeviceCode in new[] { false, true }
        from matches in new HashSet<string>[] { [], [RandomPolicy.ManagedRule], [RandomPolicy.LaptopRule], [RandomPolicy.ManagedRule, RandomPolicy.LaptopRule] }
        select new World
        {
            Identity = identity,
            Client = client,
            Places = places,
            IsTrusted = isTrusted,
            Platform = platform,
            Future = future,
            Risk = risk,
            IsDeviceCode = isDeviceCode,
            Matches = matches,
        };

    // Whatever is not known about the account may be true or false.
    private static IEnumerable<HashSet<string>> Identities(PolicyAccount account) =>
        from name in account.ObjectId is null ? [PolicySets.ObjectId, RandomPolicy.Somebody] : new[] { PolicySets.ObjectId }
        from isInOther in account.GroupsAreComplete ? [false] : new[] { false, true }
        from hasOther in account.RolesAreComplete ? [false] : new[] { false, true }
        select new HashSet<string>(
            [name, .. account.Groups.Keys, .. account.Roles.Keys, .. isInOther ? [PolicySets.OtherGroup] : Array.Empty<string>(), .. hasOther ? [PolicySets.OtherRole] : Array.Empty<string>()]);
}
