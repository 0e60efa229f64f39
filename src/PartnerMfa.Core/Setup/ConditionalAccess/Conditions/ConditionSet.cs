using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The conditions of a policy: the users and resources it covers, and the sign-ins to which it applies.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal sealed class ConditionSet
{
    // In the order in which Graph writes them, so that each is found at the first try.
    private static readonly string[] AsWritten =
    [
        "userRiskLevels", "signInRiskLevels", "clientAppTypes", "servicePrincipalRiskLevels", "agentIdRiskLevels", "insiderRiskLevels", "platforms", "locations",
        "devices", "deviceStates", "clientApplications", "authenticationFlows", "applications", "users",
    ];

    private readonly JsonShape _conditions = new();
    private readonly (ConditionKind Kind, JsonMember Condition)[] _signIns;
    private readonly ClauseList _clauses = new();
    private readonly JsonMember _servicePrincipalRiskLevels, _agentRiskLevels, _clientApplications;

    public ConditionSet()
    {
        Dictionary<string, JsonMember> members = AsWritten.ToDictionary(name => name, _conditions.Member);
        _signIns = [.. ConditionKinds.Create().Select(kind => (kind, members[kind.Member]))];
        _servicePrincipalRiskLevels = members["servicePrincipalRiskLevels"];
        _agentRiskLevels = members["agentIdRiskLevels"];
        _clientApplications = members["clientApplications"];
        Applications = members["applications"];
        Users = members["users"];
    }

    public JsonMember Applications { get; }

    public JsonMember Users { get; }

    /// <inheritdoc cref="JsonShape.Unknown"/>
    public string? Unknown => _conditions.Unknown;

    /// <summary>Whether it is for agents or for applications that sign in as themselves. No user signs in that way.</summary>
    public bool IsForWorkloads => _clientApplications.SaysSomething || _agentRiskLevels.SaysSomething || _servicePrincipalRiskLevels.SaysSomething;

    /// <returns>The sign-ins to which the policy applies.</returns>
    public SignInCondition Read(JsonElement conditions)
    {
        _conditions.Read(conditions);
        _clauses.Clear();
        foreach ((ConditionKind kind, JsonMember condition) in _signIns) kind.Read(condition, _clauses);
        return _clauses.ToCondition();
    }
}
