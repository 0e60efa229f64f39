using System.Diagnostics;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Tenants with very many policies are judged quickly. These tests are separate, because a busy machine can make them fail.
/// </summary>
public sealed class PolicyVerdictTimeTests
{
    [Fact]
    public void A_gap_among_thousands_of_locations_is_found_at_once()
    {
        PolicyText[] many = [.. Enumerable.Range(0, 100).Select(number => InPlaces(number, 50))];
        Stopwatch time = Stopwatch.StartNew();
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, many).Read().Applying);

        Assert.Equal((Ternary.Unknown, "from a location that these policies do not include"), (verdict.Mfa, verdict.Gap));
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(new PolicyCase("", Ternary.Yes, [.. many, new PolicyText()]).Read().Applying).Mfa);
    }

    [Fact]
    public void More_than_can_be_compared_is_Unknown()
    {
        // Each of these policies leaves out two places, so the place of the sign-in decides which ones apply.
        PolicyText[] many = [.. Enumerable.Range(0, 120).Select(number => new PolicyText().With(
            "conditions.locations", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(number, 1)}', '{Place((number + 1) % 120, 1)}', '{Place((number + 60) % 120, 1)}']}}"))];
        Stopwatch time = Stopwatch.StartNew();
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, many).Read().Applying);

        Assert.Equal(Ternary.Unknown, verdict.Mfa);
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("['mfa']", "['block']")]
    [InlineData("['mfa']", "['compliantDevice']")]
    [InlineData("['block']", "['block']")]
    public void Thousands_of_policies_are_judged_within_seconds(string one, string other)
    {
        PolicySet set = new(PolicySets.Member);
        for (int number = 0; number < 2_000; number++)
            set.Add(new PolicyText()
                .With("modifiedDateTime", "'2026-06-08T11:58:00Z'")
                .With("conditions.locations", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(number % 200, number / 200)}']}}")
                .With("conditions.platforms", number % 3 == 0 ? "{'includePlatforms': ['windows']}" : "null")
                .With("conditions.devices", number % 5 == 0 ? $"{{'deviceFilter': {{'mode': 'include', 'rule': 'r{number % 7}'}}}}" : "null")
                .With("grantControls.builtInControls", number % 2 == 0 ? one : other)
                .With("sessionControls", number % 11 == 0 ? "{'signInFrequency': {'isEnabled': true, 'value': 4, 'type': 'hours'}}" : "null").Json);
        Facts.SetupFacts facts = GoodSetup.Good with { Policies = GoodSetup.Read(set) };
        Stopwatch time = Stopwatch.StartNew();
        SetupVerdict.Of(SetupChecks.Make(SetupChecks.All, facts));

        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    private static PolicyText InPlaces(int number, int count) => new PolicyText().With(
        "conditions.locations", $"{{'includeLocations': [{string.Join(",", Enumerable.Range(0, count).Select(place => $"'{Place(number, place)}'"))}], 'excludeLocations': []}}");

    private static string Place(int policy, int place) => $"cccc0000-0000-0000-{policy:0000}-{place:000000000000}";
}
