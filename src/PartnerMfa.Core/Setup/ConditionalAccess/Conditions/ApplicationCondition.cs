using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>Reads whether a policy applies to sign-ins to Partner Center.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessapplications</remarks>
internal sealed class ApplicationCondition
{
    private static readonly Guid PartnerCenter = Guid.Parse(PartnerMfaEnvironment.PartnerCenterApplicationId);

    // Suites of resources. None of them includes Partner Center's API.
    // https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
    private static readonly string[] OtherSuites = [None, "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"];

    private static readonly PolicyFinding Other = new(Ternary.No, "is for other resources, not for Partner Center", ExclusionReason.OtherApplications);

    private readonly JsonShape _applications = new();
    private readonly JsonMember _include, _exclude, _actions, _contexts, _filter, _trafficProfiles;

    public ApplicationCondition()
    {
        _include = _applications.Member("includeApplications");
        _exclude = _applications.Member("excludeApplications");
        _actions = _applications.Member("includeUserActions");
        _contexts = _applications.Member("includeAuthenticationContextClassReferences");
        _filter = _applications.Member("applicationFilter");
        _trafficProfiles = _applications.Member("globalSecureAccess");
    }

    public PolicyFinding Reaches(JsonElement applications)
    {
        if (applications.ValueKind != JsonValueKind.Object) return PolicyFinding.Unknown("does not say which resources it is for");
        _applications.Read(applications);
        // Most policies are for everything.
        if (_include.IsOnly(All) && !_exclude.SaysSomething && !_actions.SaysSomething && !_contexts.SaysSomething && !_trafficProfiles.SaysSomething && !_filter.SaysSomething && _applications.Unknown is null)
            return PolicyFinding.Holds;
        bool isForActions = _actions.SaysSomething || _contexts.SaysSomething;
        bool isForOthers = isForActions || _trafficProfiles.SaysSomething;
        IReadOnlyList<string> included = _include.Words;
        if (included.Count == 0 && isForOthers && !_filter.SaysSomething && _applications.Unknown is null)
            return Other with { Why = isForActions ? "is for user actions or authentication contexts, not for signing in to Partner Center" : "is for Global Secure Access, not for Partner Center" };
        PolicyFinding reached = NotExcluded();
        if (reached.Outcome == Ternary.No) return reached;
        if (included.Count > 0) reached = PolicyFinding.And(reached, included.Select(Includes).Aggregate(Other, PolicyFinding.Or));
        if (reached.Outcome == Ternary.No && !_filter.SaysSomething && _applications.Unknown is null) return reached;
        string? doubt = _filter.SaysSomething ? "chooses resources by a filter on custom security attributes, which cannot be evaluated here"
            : _applications.Unknown is { } unknown ? $"chooses resources in a way that is not known here ('{Shown(unknown)}')"
            : included.Count == 0 ? "names no resource"
            : isForOthers ? "is for resources and also for actions within them"
            : null;
        return doubt is null ? reached : PolicyFinding.Unknown(reached.Outcome == Ternary.Unknown ? reached.Why : doubt);
    }

    private static PolicyFinding Includes(string word) => Names(word) switch
    {
        Ternary.Yes => PolicyFinding.Holds,
        Ternary.No => Other,
        _ => PolicyFinding.Unknown($"is for '{Shown(word)}', which may or may not include Partner Center"),
    };

    private PolicyFinding NotExcluded()
    {
        PolicyFinding weakest = PolicyFinding.Holds;
        foreach (string word in _exclude.Words)
            weakest = PolicyFinding.And(weakest, Names(word) switch
            {
                Ternary.Yes => new(Ternary.No, "excludes Partner Center", ExclusionReason.OtherApplications),
                Ternary.Unknown => PolicyFinding.Unknown($"excludes '{Shown(word)}', which may include Partner Center"),
                _ => PolicyFinding.Holds,
            });
        return weakest;
    }

    private static Ternary Names(string word)
    {
        if (Guid.TryParse(word, out Guid id)) return id == PartnerCenter ? Ternary.Yes : Ternary.No;
        return IsWord(word, All) ? Ternary.Yes : IsAny(word, OtherSuites) ? Ternary.No : Ternary.Unknown;
    }
}
