using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The risk levels at which a policy applies. An ordinary sign-in has no risk.</summary>
internal sealed class RiskCondition : ConditionKind
{
    private const string NoRisk = "none";

    private readonly SignInAspect _risk;

    // A list can contain "no risk" as a level; flags cannot.
    private readonly bool _isList;

    private RiskCondition(string member, SignInAspect risk, bool isList)
        : base(member) => (_risk, _isList) = (risk, isList);

    public override IReadOnlyList<SignInAspect> Aspects => [_risk];

    public static RiskCondition OfSignIn() => new("signInRiskLevels", Levels("sign-in risk", "applies only to risky sign-ins"), isList: true);

    public static RiskCondition OfUser() => new("userRiskLevels", Levels("user risk", "applies only to risky users"), isList: true);

    public static RiskCondition OfInsider() => new(
        "insiderRiskLevels",
        new SignInAspect("insider risk", (_, level) => level == SignInAspect.Rest ? "without insider risk" : $"at {Shown(level)} insider risk")
        {
            Values = [SignInAspect.Rest, "minor", "moderate", "elevated"],
            Ordinary = SignInAspect.Rest,
            AppliesOnly = "applies only at insider risk",
        },
        isList: false);

    public override void Read(JsonMember condition, ClauseList clauses) =>
        clauses.AddValues(_risk.Name, !_isList || condition.Value.ValueKind == JsonValueKind.String ? condition.Flags : condition.Words);

    private static SignInAspect Levels(string name, string appliesOnly) => new(name, (_, level) => level == NoRisk ? $"without {name}" : $"at {Shown(level)} {name}")
    {
        Values = [NoRisk, "low", "medium", "high"],
        Ordinary = NoRisk,
        AppliesOnly = appliesOnly,
    };
}
