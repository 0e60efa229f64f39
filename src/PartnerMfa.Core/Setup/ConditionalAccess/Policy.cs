using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A policy as far as it concerns one account and Partner Center. Nothing else of its JSON is held.</summary>
internal sealed record Policy
{
    public required string Name { get; init; }

    /// <summary>When it was last changed, UTC; null when Graph does not tell.</summary>
    public required DateTimeOffset? ChangedOn { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public required PolicyFinding IsOn { get; init; }

    /// <summary>Whether it is for this account and Partner Center, whatever the sign-in.</summary>
    public required PolicyFinding Concerns { get; init; }

    /// <summary>Which sign-ins it is for.</summary>
    public required SignInCondition SignIns { get; init; }

    public required PolicyDemands Demands { get; init; }

    /// <summary>How often it wants a new sign-in, in words; null when it does not care.</summary>
    public required string? SignInFrequency { get; init; }

    /// <summary>Whether it applies to some sign-in or other of this account to Partner Center.</summary>
    public PolicyFinding Applies => PolicyFinding.And(
        IsOn,
        Concerns,
        SignIns.IsForOlderClientsAlone ? new(Ternary.No, "is for older client apps alone", ExclusionReason.OtherClients) : PolicyFinding.Holds);

    public static Policy Read(JsonElement policy, PolicyAccount account)
    {
        JsonElement conditions = policy.Member(Conditions) ?? default;
        return new Policy
        {
            Name = Shown(policy.Text(DisplayName) ?? policy.Text(Id) ?? "a policy without a name"),
            ChangedOn = policy.Time(ModifiedOn) ?? policy.Time(CreatedOn),
            IsOn = State(policy.Text(PolicyConstants.State)),
            Concerns = PolicyFinding.And(UserCondition.Reaches(conditions, account), ApplicationCondition.Reaches(conditions), OtherConditions.AreMet(conditions)),
            SignIns = SignInCondition.Read(conditions),
            Demands = PolicyDemands.Read(policy),
            SignInFrequency = SessionLength.Read(policy),
        };
    }

    private static PolicyFinding State(string? state) => state switch
    {
        Enabled => PolicyFinding.Holds,
        Disabled => new(Ternary.No, "is switched off", ExclusionReason.Off),
        ReportOnly => new(Ternary.No, "is report-only: it writes to the sign-in log and demands nothing", ExclusionReason.ReportOnly),
        _ => new(Ternary.Open, $"is in a state that is not known here ('{Shown(state ?? "none")}')"),
    };
}
