using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Setup.ConditionalAccess.Conditions;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Reads policies in one pass over each of their objects.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</remarks>
internal sealed class PolicyReader
{
    private static readonly string[] Others = ["templateId", "description"];

    private static readonly PolicyFinding Off = new(Ternary.No, "is off", ExclusionReason.Off);
    private static readonly PolicyFinding ReportOnly = new(Ternary.No, "is in report-only mode, so it writes to the sign-in log and requires nothing", ExclusionReason.ReportOnly);

    private readonly JsonShape _policy = new();
    private readonly JsonMember _id, _displayName, _created, _modified, _state, _deleted, _partial, _session, _conditions, _grant;
    private readonly ConditionSet _conditionSet = new();
    private readonly UserCondition _users = new();
    private readonly ApplicationCondition _applications = new();
    private readonly GrantControlsReader _grants = new();
    private readonly SessionControlsReader _sessions = new();

    public PolicyReader()
    {
        _id = _policy.Member("id");
        _policy.Member(Others[0]);
        _displayName = _policy.Member("displayName");
        _created = _policy.Member("createdDateTime");
        _modified = _policy.Member("modifiedDateTime");
        _state = _policy.Member("state");
        _deleted = _policy.Member("deletedDateTime");
        _partial = _policy.Member("partialEnablementStrategy");
        _session = _policy.Member("sessionControls");
        _conditions = _policy.Member("conditions");
        _grant = _policy.Member("grantControls");
        _policy.Member(Others[1]);
    }

    /// <param name="json">The policy.</param>
    /// <param name="account">The account whose sign-ins are assessed.</param>
    /// <param name="isRehearsed">Whether to treat the policy as if it had been on for a while.</param>
    public Policy Read(JsonElement json, PolicyAccount account, bool isRehearsed = false)
    {
        _policy.Read(json);
        SignInCondition signIns = _conditionSet.Read(_conditions.Value);
        PolicyFinding isOn = IsOn(isRehearsed);
        PolicyDemands demands = _grants.Read(_grant.Value, isNeeded: !_session.SaysSomething);
        SessionControls session = _sessions.Read(_session.Value);
        return new Policy
        {
            Name = Shown(_displayName.Text ?? _id.Text ?? "a policy without a name"),
            Id = _id.Value.AsId(),
            ChangedOn = isRehearsed ? null : _modified.Time ?? _created.Time,
            IsOn = isOn,
            Applies = isOn == ReportOnly ? WouldApply(account, signIns) : isOn.Outcome == Ternary.No ? isOn : PolicyFinding.And(PolicyFinding.And(isOn, Reaches(account, signIns)), Known(session)),
            SignIns = signIns,
            Demands = demands,
            Session = session,
        };
    }

    private PolicyFinding Reaches(PolicyAccount account, SignInCondition signIns)
    {
        if (_conditionSet.IsForWorkloads) return new(Ternary.No, "is for agents or workload identities, not for people", ExclusionReason.OtherAccounts);
        PolicyFinding users = _users.Reaches(_conditionSet.Users.Value, account);
        if (users.Outcome == Ternary.No) return users;
        PolicyFinding applications = _applications.Reaches(_conditionSet.Applications.Value);
        if (applications.Outcome == Ternary.No) return applications;
        return signIns.IsForOlderClientsOnly
            ? new(Ternary.No, "is for older client apps only", ExclusionReason.OtherClients)
            : PolicyFinding.And(users, applications);
    }

    // Switching on a policy does not help if it would not apply then.
    private PolicyFinding WouldApply(PolicyAccount account, SignInCondition signIns)
    {
        PolicyFinding reached = Reaches(account, signIns);
        if (reached.Outcome == Ternary.No)
            return reached.Exclusion == ExclusionReason.Excluded ? reached with { Why = $"is in report-only mode and {reached.Why}", Exclusion = ExclusionReason.OtherAccounts } : reached;
        return signIns.MissesOrdinarySignIns is { } why ? new(Ternary.No, why, ExclusionReason.OtherSignIns) : ReportOnly;
    }

    private PolicyFinding IsOn(bool isRehearsed)
    {
        if (_deleted.SaysSomething) return Off with { Why = "is deleted" };
        return _state.Text switch
        {
            "disabled" or "enabledForReportingButNotEnforced" or null when isRehearsed => _partial.SaysSomething ? PolicyFinding.Unknown("is only partially enabled") : PolicyFinding.Holds,
            "enabled" when _partial.SaysSomething => PolicyFinding.Unknown("is only partially enabled"),
            "enabled" => PolicyFinding.Holds,
            "disabled" => Off,
            "enabledForReportingButNotEnforced" => ReportOnly,
            { } state => PolicyFinding.Unknown($"is in a state that is not known here ('{Shown(state)}')"),
            null => PolicyFinding.Unknown("has no state"),
        };
    }

    // Whatever an unknown member means, it may change the meaning of the rest of the policy.
    private PolicyFinding Known(SessionControls session) =>
        _conditionSet.Unknown is { } condition ? PolicyFinding.Unknown($"has a condition that is not known here ('{Shown(condition)}')")
        : _policy.Unknown is { } member ? PolicyFinding.Unknown($"has a setting that is not known here ('{Shown(member)}')")
        : session.Unknown is { } control ? PolicyFinding.Unknown($"has a session control that is not known here ('{control}')")
        : PolicyFinding.Holds;
}
