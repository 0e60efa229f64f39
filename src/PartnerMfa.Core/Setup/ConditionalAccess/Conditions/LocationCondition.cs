using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>
/// The named locations of a policy. A sign-in can come from several of them at once, and any of them can be trusted, so each location is a
/// separate aspect.
/// </summary>
internal sealed class LocationCondition : ConditionKind
{
    private const string Location = "location ";
    private const string AllTrusted = "AllTrusted";

    private readonly JsonShape _locations = new();
    private readonly JsonMember _included, _excluded;

    public LocationCondition()
        : base("locations") => (_included, _excluded) = (_locations.Member("includeLocations"), _locations.Member("excludeLocations"));

    public override IReadOnlyList<SignInAspect> Aspects { get; } =
    [
        new(Location, (location, _) => $"from {NameOf(location)}")
        {
            HasName = true,
            WordsWithout = locations => locations.Count > 2 ? "from a location that these policies do not include" : $"from outside {string.Join(" and ", locations.Select(NameOf))}",
        },
    ];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (!condition.SaysSomething) return;
        _locations.Read(condition.Value);
        clauses.AddUnknown(_locations, condition, "locations", "locations");
        IReadOnlyList<string> included = ClauseList.Set(_included), excluded = ClauseList.Set(_excluded);
        if (!included.Any(word => IsWord(word, All)) && (included.Count > 0 || excluded.Count > 0))
            clauses.Add(included.Count == 0 ? [SignInTest.Unknown] : [.. included.Select(word => At(word, isExcept: false, clauses))]);
        foreach (string word in excluded) clauses.Add(IsWord(word, All) ? SignInTest.Never : At(word, isExcept: true, clauses));
    }

    private static SignInTest At(string word, bool isExcept, ClauseList clauses)
    {
        if (IsWord(word, AllTrusted)) return new(Location + AllTrusted, [SignInAspect.Is], isExcept);
        return Guid.TryParse(word, out Guid location) ? new(Location + location, [SignInAspect.Is], isExcept) : clauses.UnknownName("location", word);
    }

    private static string NameOf(string location) => IsWord(location, AllTrusted) ? "the trusted locations" : $"the named location {Shown(location)}";
}
