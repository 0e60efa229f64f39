using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether a policy is for sign-ins to Partner Center.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessapplications</remarks>
internal static class ApplicationCondition
{
    private static readonly Guid PartnerCenter = Guid.Parse(PartnerMfaEnvironment.PartnerCenterApplicationId);

    private static readonly PolicyFinding Other = new(Ternary.No, "is for other applications, not for Partner Center", ExclusionReason.OtherApplications);

    public static PolicyFinding Reaches(JsonElement conditions)
    {
        if (conditions.Member(Applications) is not { } applications) return new(Ternary.Open, "does not say which applications it is for");
        IReadOnlyList<string> included = applications.Words(IncludeApplications);
        bool isForActions = applications.Words(IncludeUserActions).Count > 0 || applications.Words(IncludeAuthenticationContexts).Count > 0;
        if (included.Count == 0)
            return isForActions
                ? Other with { Why = "is for actions within applications, not for signing in to Partner Center" }
                : new(Ternary.Open, "names no application");
        return PolicyFinding.And(
            NotExcluded(applications),
            PolicyFinding.Or(included.Select(Includes), Other),
            isForActions ? new(Ternary.Open, "is for applications and for actions within them") : PolicyFinding.Holds,
            NoFilter(applications),
            Unknown(applications));
    }

    // Its documented applications are others; to be excluded with them is another matter, see Names.
    // https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents
    private static PolicyFinding Includes(string word) => IsWord(word, Office365) ? Other : Names(word) switch
    {
        Ternary.Open => new(Ternary.Open, $"is for '{Shown(word)}', of which Partner Center may or may not be a part"),
        Ternary.No => Other,
        _ => PolicyFinding.Holds,
    };

    private static PolicyFinding NotExcluded(JsonElement applications)
    {
        PolicyFinding worst = PolicyFinding.Holds;
        foreach (string word in applications.Words(ExcludeApplications))
            worst = PolicyFinding.And(worst, Names(word) switch
            {
                Ternary.Yes => new(Ternary.No, "excludes Partner Center", ExclusionReason.OtherApplications),
                Ternary.Open => new(Ternary.Open, $"excludes '{Shown(word)}', of which Partner Center may be a part"),
                _ => PolicyFinding.Holds,
            });
        return worst;
    }

    // Suites such as MicrosoftAdminPortals are Microsoft's to change, so they decide nothing.
    private static Ternary Names(string word)
    {
        if (IsWord(word, All) || IsId(word, PartnerCenter)) return Ternary.Yes;
        return IsWord(word, None) || Guid.TryParse(word, out _) ? Ternary.No : Ternary.Open;
    }

    private static PolicyFinding NoFilter(JsonElement applications) =>
        applications.Member(ApplicationFilter) is { } filter && filter.SaysSomething()
            ? new(Ternary.Open, "chooses applications by a filter on attributes, which cannot be looked at here")
            : PolicyFinding.Holds;

    private static PolicyFinding Unknown(JsonElement applications) =>
        applications.Others(IncludeApplications, ExcludeApplications, IncludeUserActions, IncludeAuthenticationContexts, ApplicationFilter)
            .FirstOrDefault() is { } unknown
            ? new(Ternary.Open, $"chooses applications in a way that is not known here ('{unknown}')")
            : PolicyFinding.Holds;
}
