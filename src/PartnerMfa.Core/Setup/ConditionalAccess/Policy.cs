using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;
using static PartnerMfa.Setup.ConditionalAccess.PolicyWire;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A policy as far as it concerns one account and Partner Center. Nothing else of its JSON is held.</summary>
internal sealed record Policy
{
    public required string Name { get; init; }

    /// <summary>When it was last changed, UTC; null when Graph does not tell.</summary>
    public required DateTimeOffset? ChangedOn { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public required Finding IsOn { get; init; }

    /// <summary>Whether it is for this account and Partner Center, whatever the sign-in.</summary>
    public required Finding Concerns { get; init; }

    /// <summary>Which sign-ins it is for.</summary>
    public required SignInCondition SignIns { get; init; }

    public required PolicyDemands Demands { get; init; }

    /// <summary>How often it wants a new sign-in, in words; null when it does not care.</summary>
    public required string? SignInFrequency { get; init; }

    /// <summary>Whether it applies to some sign-in or other of this account to Partner Center.</summary>
    public Finding Applies => Finding.And(
        IsOn,
        Concerns,
        SignIns.IsForOlderClientsAlone ? new(Truth.No, "is for older client apps alone", Obstacle.OtherClients) : Finding.Holds);

    public static Policy Read(JsonElement policy, PolicyAccount account)
    {
        JsonElement conditions = policy.Member(Conditions) ?? default;
        return new Policy
        {
            Name = Shown(policy.Text(DisplayName) ?? policy.Text(Id) ?? "a policy without a name"),
            ChangedOn = policy.Time(ModifiedOn) ?? policy.Time(CreatedOn),
            IsOn = State(policy.Text(PolicyWire.State)),
            Concerns = Finding.And(UserCondition.Reaches(conditions, account), ApplicationCondition.Reaches(conditions), OtherConditions.AreMet(conditions)),
            SignIns = SignInCondition.Read(conditions),
            Demands = PolicyDemands.Read(policy),
            SignInFrequency = SessionLength.Read(policy),
        };
    }

    private static Finding State(string? state) => state switch
    {
        Enabled => Finding.Holds,
        Disabled => new(Truth.No, "is switched off", Obstacle.Off),
        ReportOnly => new(Truth.No, "is report-only: it writes to the sign-in log and demands nothing", Obstacle.ReportOnly),
        _ => new(Truth.Open, $"is in a state that is not known here ('{Shown(state ?? "none")}')"),
    };
}
