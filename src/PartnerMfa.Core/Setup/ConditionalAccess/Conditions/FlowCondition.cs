using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The authentication flows of a policy: device code flow and authentication transfer.</summary>
internal sealed class FlowCondition : ConditionKind
{
    public const string Flow = "authentication flow";
    public const string DeviceCodeFlow = "deviceCodeFlow";

    private readonly JsonShape _flows = new();
    private readonly JsonMember _transferMethods;

    public FlowCondition()
        : base("authenticationFlows") => _transferMethods = _flows.Member("transferMethods");

    public override IReadOnlyList<SignInAspect> Aspects { get; } =
    [
        new(Flow, (_, flow) => flow == SignInAspect.Rest ? "without device code flow" : $"by {Shown(flow)}")
        {
            Values = [SignInAspect.Rest, DeviceCodeFlow, "authenticationTransfer"],
            Ordinary = SignInAspect.Rest,
            AppliesOnly = "applies only to device code flow or authentication transfer",
        },
    ];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (!condition.SaysSomething) return;
        _flows.Read(condition.Value);
        clauses.AddUnknown(_flows, condition, "authentication flows", "flows");
        clauses.AddValues(Flow, _transferMethods.Flags);
    }
}
