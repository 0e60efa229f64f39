using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;
using static PartnerMfa.Setup.ConditionalAccess.PolicyWire;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether a policy is for sign-ins to Partner Center.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessapplications</remarks>
internal static class ApplicationCondition
{
    private static readonly Guid PartnerCenter = Guid.Parse(PartnerMfaEnvironment.PartnerCenterApplicationId);

    private static readonly Finding Other = new(Truth.No, "is for other applications, not for Partner Center", Obstacle.OtherApplications);

    public static Finding Reaches(JsonElement conditions)
    {
        if (conditions.Member(Applications) is not { } applications) return new(Truth.Open, "does not say which applications it is for");
        IReadOnlyList<string> included = applications.Words(IncludeApplications);
        bool isForActions = applications.Words(IncludeUserActions).Count > 0 || applications.Words(IncludeAuthenticationContexts).Count > 0;
        if (included.Count == 0)
            return isForActions
                ? Other with { Why = "is for actions within applications, not for signing in to Partner Center" }
                : new(Truth.Open, "names no application");
        return Finding.And(
            NotExcluded(applications),
            Finding.Or(included.Select(Includes), Other),
            isForActions ? new(Truth.Open, "is for applications and for actions within them") : Finding.Holds,
            NoFilter(applications),
            Unknown(applications));
    }

    // Its documented applications are others; to be excluded with them is another matter, see Names.
    // https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents
    private static Finding Includes(string word) => IsWord(word, Office365) ? Other : Names(word) switch
    {
        Truth.Open => new(Truth.Open, $"is for '{Shown(word)}', of which Partner Center may or may not be a part"),
        Truth.No => Other,
        _ => Finding.Holds,
    };

    private static Finding NotExcluded(JsonElement applications)
    {
        Finding worst = Finding.Holds;
        foreach (string word in applications.Words(ExcludeApplications))
            worst = Finding.And(worst, Names(word) switch
            {
                Truth.Yes => new(Truth.No, "excludes Partner Center", Obstacle.OtherApplications),
                Truth.Open => new(Truth.Open, $"excludes '{Shown(word)}', of which Partner Center may be a part"),
                _ => Finding.Holds,
            });
        return worst;
    }

    // Suites such as MicrosoftAdminPortals are Microsoft's to change, so they decide nothing.
    private static Truth Names(string word)
    {
        if (IsWord(word, All) || IsId(word, PartnerCenter)) return Truth.Yes;
        return IsWord(word, None) || Guid.TryParse(word, out _) ? Truth.No : Truth.Open;
    }

    private static Finding NoFilter(JsonElement applications) =>
        applications.Member(ApplicationFilter) is { } filter && filter.SaysSomething()
            ? new(Truth.Open, "chooses applications by a filter on attributes, which cannot be looked at here")
            : Finding.Holds;

    private static Finding Unknown(JsonElement applications) =>
        applications.Others(IncludeApplications, ExcludeApplications, IncludeUserActions, IncludeAuthenticationContexts, ApplicationFilter)
            .FirstOrDefault() is { } unknown
            ? new(Truth.Open, $"chooses applications in a way that is not known here ('{unknown}')")
            : Finding.Holds;
}
