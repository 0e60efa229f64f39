using System.Globalization;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Resources;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;
using static PartnerMfa.Verdicts.UsageReason;

namespace PartnerMfa.Usage;

/// <summary>The words of every answer about usage.</summary>
internal sealed class UsageWords(UsageRequest question, AccessTokenClaims token, CommandHints words, UsageWindow window)
{
    // So many names are read; more are in the result's users.
    private const int MostNames = 3;

    public Explanation Explain(UsageVerdict verdict, ApplicationUsage usage, UsageSources sources) => verdict.Reason switch
    {
        CallsWithMfa => new($"All {Calls(usage.Total)} of {NameOf(usage)} {window} had MFA.", null, LearnPages.Usage),
        CallsWithoutMfa => new(
            $"{AtStart(NameOf(usage))} called Partner Center without MFA: {HowMany(usage, sources)} {window}{LastCall(usage)}.",
            $"Find the job that signs in {Users(usage, "as ")}through this application, and let a person sign in for it once, with MFA: "
            + $"{words.NewRefreshToken(new CommandTarget(question.Environment, token.TenantId, usage.Id))}. Put that refresh token where the job reads it. "
            + "A job that sends a user name and password can never meet the requirement.",
            LearnPages.Requirement),
        PrincipalsWithoutMfa => new(
            $"{Users(usage, "")}came to Partner Center without MFA, and no call ties them to an application{LastTime(usage)}.",
            "See that they are asked for MFA, in the portal too: security defaults, or a Conditional Access policy for all users and all resources, without exclusions.",
            LearnPages.Requirement),
        NoCalls => new(
            usage.Id is null ? $"No application called Partner Center for a user {window}." : $"{AtStart(NameOf(usage))} did not call Partner Center for a user {window}.",
            usage.Id is null ? "Look at more days, or ask for another tenant." : "Check the application id, or look at more days.",
            LearnPages.Usage),
        UsageUnreadable => new(
            $"Partner Center's rows {(usage.Id is null ? "" : $"about {NameOf(usage)} ")}cannot all be read, so it is not known whether all calls {window} had MFA.",
            "Update this software: Partner Center may have changed what it writes. Until then look at Partner Center's own page: Settings > Security requirements status.",
            LearnPages.Usage),
        _ => NotRead(usage, sources),
    };

    private Explanation NotRead(ApplicationUsage usage, UsageSources sources)
    {
        string what = usage.Id is null ? "Who calls Partner Center without MFA" : $"Whether all calls of {NameOf(usage)} had MFA";
        ResourceFailure? failure = usage.Id is null ? sources.Failures.FirstOrDefault() : sources.CountsRead.Failure;
        return failure is null
            ? new($"{what} is not known: {(usage.IsFromCallsAlone ? "the daily counts do not have it yet" : "the daily counts are not whole")}.", "Ask again tomorrow.", LearnPages.Usage)
            : new($"{what} is not known{(sources.AreAllFailed ? "" : " to the last")}: {Why(failure)} ({failure.Words.TrimEnd('.')}).", Remedy(failure), LearnPages.Usage);
    }

    private static string Why(ResourceFailure failure) => failure.Kind switch
    {
        ResourceFailureKind.Forbidden => "the account that asks may not read it",
        ResourceFailureKind.MfaRequired => "the account that asks signed in without MFA itself",
        ResourceFailureKind.Rejected => "Partner Center refused the token",
        ResourceFailureKind.NotFound => "Partner Center has no such resource here",
        ResourceFailureKind.Throttled => "Partner Center asked to slow down",
        ResourceFailureKind.Unavailable => "Partner Center was not available",
        ResourceFailureKind.Unreachable => "Partner Center gave no answer",
        _ => "something came back that Partner Center is not known to send",
    };

    private string Remedy(ResourceFailure failure) => failure.Kind switch
    {
        ResourceFailureKind.Forbidden => "Give the account the Admin agent role (membership of the group AdminAgents), wait a few minutes, and ask again.",
        ResourceFailureKind.MfaRequired or ResourceFailureKind.Rejected => $"Sign in again, with MFA: {words.SignIn(question.Environment, token.TenantId)}",
        ResourceFailureKind.NotFound => "Look at Partner Center's own page: Settings > Security requirements status.",
        ResourceFailureKind.Throttled or ResourceFailureKind.Unavailable => "Wait a few minutes and ask again.",
        _ => $"Check the way from this machine to {question.Environment.PartnerCenterEndpoint.Host}, and name the proxy with {words.NameProxy} if there is one. Then ask again.",
    };

    private static string HowMany(ApplicationUsage usage, UsageSources sources) => sources.AreCountsWhole && usage.WithoutMfa == usage.Total - usage.Compliant
        ? Invariant($"{usage.WithoutMfa:N0} of {Calls(usage.Total)}")
        : $"at least {Calls(usage.WithoutMfa)}";

    private static string LastCall(ApplicationUsage usage) => usage.Calls.Count == 0
        ? LastTime(usage)
        : $", last {Redactor.Foreign(usage.Calls[0].Operation ?? "an operation that is not told")} by {NameOf(usage.Calls[0].User)}{At(usage.Calls[0].Time)}";

    private static string LastTime(ApplicationUsage usage) => usage.Last is { } last ? $", last on {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

    private static string At(DateTime? time) => time is { } known ? $" at {known:u}" : "";

    private static string Calls(long count) => count == 1 ? "1 call" : Invariant($"{count:N0} calls");

    /// <returns>The latest of them with a blank behind, or nothing when nobody is told.</returns>
    private static string Users(ApplicationUsage usage, string before)
    {
        if (usage.Users.Count == 0) return before.Length == 0 ? "Users " : "";
        string names = string.Join(", ", usage.Users.Take(MostNames).Select(NameOf));
        return $"{before}{names}{(usage.Users.Count > MostNames ? Invariant($" and {usage.Users.Count - MostNames:N0} more") : "")} ";
    }

    private static string NameOf(UsageUser user) => user.Key.Length == 0 ? "a user who is not told" : Redactor.Foreign(user.Name ?? user.Key);

    private static string NameOf(ApplicationUsage usage) => usage.Name is { } name
        ? $"'{Redactor.Foreign(name)}' ({Redactor.Foreign(usage.Id!)})"
        : $"the application {Redactor.Foreign(usage.Id!)}";

    private static string AtStart(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence.Substring(1);
}
