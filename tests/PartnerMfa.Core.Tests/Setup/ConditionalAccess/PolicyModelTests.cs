
namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// The answer against a model that knows no logic of three values: of random policies a Yes must hold in every world that the
/// evidence allows, and a No in every one, too.
/// </summary>
public sealed class PolicyModelTests
{
    private const int Sets = 4000;

    private static readonly string?[] Platforms = ["windows", "linux", "iOS", "macOS", null];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_Yes_and_a_No_hold_in_every_world(int seed)
    {
        Random random = new(seed);
        int[] seen = new int[3];
        for (int number = 0; number < Sets; number++)
        {
            RandomPolicy[] policies = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomPolicy.Next(random))];
            PolicyAccount account = Account(random);
            PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", default, [.. policies.Select(policy => policy.Text())]) { Account = account }.Read());
            seen[(int)verdict.Mfa]++;
            if (verdict.Mfa == Ternary.Open) continue;
            World[] wrong = [.. Worlds(account).Where(world => world.Asks(policies) != (verdict.Mfa == Ternary.Yes)).Take(1)];
            Assert.True(wrong.Length == 0, $"Set {number}: {verdict.Mfa} is not so with {string.Concat(policies.Select(policy => policy.Text().Json.GetRawText()))} in {wrong.FirstOrDefault()}");
        }

        Assert.All(seen, times => Assert.True(times > Sets / 20, string.Join(", ", seen)));
    }

    private static PolicyAccount Account(Random random) => PolicySets.Member with
    {
        ObjectId = random.Next(10) == 0 ? null : PolicySets.ObjectId,
        GroupsAreComplete = random.Next(5) != 0,
        RolesAreComplete = random.Next(5) != 0,
    };

    private static IEnumerable<World> Worlds(PolicyAccount account) =>
        from identity in Identities(account)
        from client in SignInScenario.Clients
        from places in new HashSet<string>[] { [], [PolicySets.Office], [PolicySets.Home], [PolicySets.Office, PolicySets.Home] }
        from isTrusted in new[] { false, true }
        from platform in Platforms
        from future in new[] { false, true }
        select new World { Identity = identity, Client = client, Places = places, IsTrusted = isTrusted, Platform = platform, Future = future };

    // What is not known of the account can be so or not.
    private static IEnumerable<HashSet<string>> Identities(PolicyAccount account) =>
        from name in account.ObjectId is null ? [PolicySets.ObjectId, RandomPolicy.Somebody] : new[] { PolicySets.ObjectId }
        from isInOther in account.GroupsAreComplete ? [false] : new[] { false, true }
        from hasOther in account.RolesAreComplete ? [false] : new[] { false, true }
        select new HashSet<string>(
            [name, .. account.Groups.Keys, .. account.Roles.Keys, .. isInOther ? [PolicySets.OtherGroup] : Array.Empty<string>(), .. hasOther ? [PolicySets.OtherRole] : Array.Empty<string>()]);
}
