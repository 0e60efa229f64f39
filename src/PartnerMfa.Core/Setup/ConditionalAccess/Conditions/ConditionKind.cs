using PartnerMfa.Json;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>
/// A kind of condition that tells sign-ins apart: which member of a policy has it, which aspects of a sign-in it looks at, and how it is read.
/// </summary>
/// <param name="member">The member of a policy's <c>conditions</c>.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal abstract class ConditionKind(string member)
{
    public string Member => member;

    public abstract IReadOnlyList<SignInAspect> Aspects { get; }

    /// <summary>Adds what a policy's condition says. A condition that is not set adds nothing.</summary>
    public abstract void Read(JsonMember condition, ClauseList clauses);
}

/// <summary>The kinds of conditions that tell sign-ins apart. A policy with a condition that is not among them is never taken for a Yes.</summary>
internal static class ConditionKinds
{
    /// <summary>All of them, in the order in which their clauses are compared. Each reader of policies has its own.</summary>
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
