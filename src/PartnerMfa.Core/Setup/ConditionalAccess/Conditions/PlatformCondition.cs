using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The device platforms of a policy.</summary>
internal sealed class PlatformCondition : ConditionKind
{
    private const string Platform = "platform";
    private const string What = "device platforms";

    private static readonly string[] Platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"];

    private readonly JsonShape _platforms = new();
    private readonly JsonMember _included, _excluded;

    public PlatformCondition()
        : base("platforms") => (_included, _excluded) = (_platforms.Member("includePlatforms"), _platforms.Member("excludePlatforms"));

    public override IReadOnlyList<SignInAspect> Aspects { get; } =
        [new(Platform, (_, platform) => platform == SignInAspect.Rest ? "on any other device platform" : $"on {Shown(platform)}")];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (!condition.SaysSomething) return;
        _platforms.Read(condition.Value);
        clauses.AddUnknown(_platforms, condition, What, "platforms");
        IReadOnlyList<string> included = ClauseList.Set(_included), excluded = ClauseList.Set(_excluded);
        if (included.Count == 0 && excluded.Count > 0) clauses.Add(SignInTest.Unknown);
        if (included.Count > 0 && !included.Any(word => IsWord(word, All)))
        {
            SignInTest known = new(Platform, [.. included.Where(word => IsAny(word, Platforms))]);
            if (included.FirstOrDefault(word => !IsAny(word, Platforms)) is { } unknown) clauses.Add(known, clauses.UnknownChoice(What, unknown));
            else clauses.Add(known);
        }

        if (excluded.Count > 0) clauses.Add(new SignInTest(Platform, excluded, IsExcept: true));
    }
}
