using PartnerMfa.Json;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>
/// A kind of condition that tells sign-ins apart: the member of a policy that contains it, the aspects of a sign-in that it looks at, and
/// the way to read it.
/// </summary>
/// <param name="member">The member of a policy's <c>conditions</c>.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal abstract class ConditionKind(string member)
{
    public string Member => member;

    public abstract IReadOnlyList<SignInAspect> Aspects { get; }

    /// <summary>Adds the clauses of a policy's condition. A condition that is not set adds nothing.</summary>
    public abstract void Read(JsonMember condition, ClauseList clauses);
}

/// <summary>The kinds of conditions that tell sign-ins apart. A policy with any other condition never leads to a Yes.</summary>
internal static class ConditionKinds
{
    /// <summary>All kinds, in the order in which their clauses are compared. Each reader of policies has its own instances.</summary>
    public static ConditionKind[] Create() =>
    [
        new ClientAppCondition(),
        RiskCondition.OfSignIn(),
        RiskCondition.OfUser(),
        RiskCondition.OfInsider(),
        new FlowCondition(),
        new LocationCondition(),
        new PlatformCondition(),
        new DeviceCondition(),
        new DeviceStateCondition(),
    ];
}
