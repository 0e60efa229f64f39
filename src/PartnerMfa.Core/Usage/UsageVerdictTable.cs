using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.UsageReason;

namespace PartnerMfa.Usage;

/// <summary>The verdict on an application's calls. The first row that matches decides.</summary>
internal static class UsageVerdictTable
{
    private sealed record Row(Func<ApplicationUsage, UsageSources, bool> Matches, MfaAnswer Answer, UsageReason Reason, string Words);

    private static readonly Row[] OfApplications =
    [
        new((usage, _) => usage.WithoutMfa > 0, No, CallsWithoutMfa, "there are calls without MFA"),
        new((_, sources) => !sources.AreCountsWhole, Unknown, UsageNotRead, "the daily counts could not be read completely"),
        new((usage, _) => usage.HasUnreadable, Unknown, UsageUnreadable, "some rows could not be read"),
        new((usage, sources) => usage.IsFromCallsAlone && !sources.AreCallsWhole, Unknown, UsageNotRead, "the daily counts do not include it yet, and not all of its calls are listed"),
        new((usage, _) => usage.Total == 0, NotApplicable, NoCalls, "no call in these days"),
        new((_, _) => true, Yes, CallsWithMfa, "all calls of these days had MFA"),
    ];

    private static readonly Row[] OfTheRest =
    [
        new((usage, _) => usage.WithoutMfa > 0 || usage.Users.Count > 0, No, PrincipalsWithoutMfa, "there are users without MFA, and no application is known"),
        new((_, sources) => sources.Failures.Any(), Unknown, UsageNotRead, "something could not be read completely"),
        new((usage, _) => usage.HasUnreadable, Unknown, UsageUnreadable, "some rows could not be read"),
        new((_, _) => true, NotApplicable, NoCalls, "no call in these days"),
    ];

    public static UsageVerdict Judge(ApplicationUsage usage, UsageSources sources)
    {
        Row row = (usage.Id is null ? OfTheRest : OfApplications).First(row => row.Matches(usage, sources));
        return new UsageVerdict(row.Answer, row.Reason, row.Words);
    }
}

/// <param name="Answer">Whether all calls had MFA.</param>
/// <param name="Reason">The row that decided.</param>
/// <param name="Row">A description of the row.</param>
internal sealed record UsageVerdict(MfaAnswer Answer, UsageReason Reason, string Row);
