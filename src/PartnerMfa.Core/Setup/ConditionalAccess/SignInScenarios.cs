namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Every kind of sign-in that one of some policies tells apart from the others.</summary>
internal static class SignInScenarios
{
    // Words compared: well under a second. A tenant has up to 240 policies and 195 named locations.
    private const long MostWork = 5_000_000;

    /// <returns>Null when they are more than can be looked at.</returns>
    public static IEnumerable<SignInScenario>? Of(IReadOnlyList<Policy> policies)
    {
        string?[] locations = [.. Named(policies, policy => policy.SignIns.Locations), null];
        string?[] platforms = [.. Named(policies, policy => policy.SignIns.Platforms), null];
        long work = (long)SignInScenario.Clients.Count * locations.Length * platforms.Length * policies.Sum(policy => (long)policy.SignIns.Length);
        return work > MostWork
            ? null
            : from client in SignInScenario.Clients from location in locations from platform in platforms select new SignInScenario(client, location, platform);
    }

    private static IEnumerable<string> Named(IReadOnlyList<Policy> policies, Func<Policy, Selection?> condition) => policies
        .SelectMany(policy => condition(policy)?.Names ?? [])
        .Where(name => !PolicyJson.IsWord(name, PolicyConstants.All))
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
