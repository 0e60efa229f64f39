using PartnerMfa.Evidence;
using PartnerMfa.Http.Resources;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;
using static PartnerMfa.Verdicts.UsageReason;

namespace PartnerMfa.Usage;

/// <summary>The explanations of all answers about usage.</summary>
internal sealed class UsageWords(UsageRequest question, AccessTokenClaims token, CommandHints words, UsageWindow window)
{
    // This many users are named in a sentence; the result contains all of them.
    private const int MostNames = 3;

    public Explanation Explain(UsageVerdict verdict, ApplicationUsage usage, UsageSources sources) => verdict.Reason switch
    {
        CallsWithMfa => new($"All {DisplayFormat.Count(usage.Total, "call", "calls")} of {NameOf(usage)} {window} had MFA.", null, LearnPages.Usage),
        CallsWithoutMfa => new(
            $"{AtStart(NameOf(usage))} called Partner Center without MFA: {HowMany(usage, sources)} {window}{LastCall(usage)}.",
            $"Find the job that signs in {Users(usage, "as ")}through this application, sign in for it once with MFA, and store the new refresh token where the job reads it: "
            + $"{words.NewRefreshToken(new CommandTarget(question.Environment, token.TenantId, usage.Id))}. "
            + "A job that sends a user name and password (ROPC) can never meet the requirement.",
            LearnPages.Requirement),
        PrincipalsWithoutMfa => new(
            $"{Users(usage, "")}came to Partner Center without MFA, and no call ties them to an application{LastTime(usage)}.",
            "Require MFA for all users for all resources with a Conditional Access policy, without exclusions.",
            LearnPages.Requirement),
        NoCalls => new(
            usage.Id is null ? $"No application called Partner Center for a user {window}." : $"{AtStart(NameOf(usage))} did not call Partner Center for a user {window}.",
            usage.Id is null ? "Look at more days." : "Check the application ID, or look at more days.",
            LearnPages.Usage),
        UsageUnreadable => new(
            $"Some of Partner Center's rows {(usage.Id is null ? "" : $"about {NameOf(usage)} ")}could not be read, so it is not known whether all calls {window} had MFA.",
            "Look at Partner Center's own page: Settings > Security requirements status. An update of this software may read the rows.",
            LearnPages.Usage),
        _ => NotRead(usage, sources),
    };

    private Explanation NotRead(ApplicationUsage usage, UsageSources sources)
    {
        string what = usage.Id is null ? "Who calls Partner Center without MFA" : $"Whether all calls of {NameOf(usage)} had MFA";
        ResourceFailure? failure = usage.Id is null ? sources.Failures.FirstOrDefault() : sources.CountsRead.Failure;
        return failure is null
            ? new($"{what} is not known: {(usage.IsFromCallsAlone ? "the daily counts do not include it yet" : "the daily counts are incomplete")}.", "Try again tomorrow.", LearnPages.Usage)
            : new($"{what} is not {(sources.AreAllFailed ? "" : "fully ")}known: {Why(failure)} ({failure.Words.TrimEnd('.')}).", Remedy(failure), LearnPages.Usage);
    }

    private static string Why(ResourceFailure failure) => failure.Kind switch
    {
        ResourceFailureKind.Forbidden => "this account may not read it",
        ResourceFailureKind.MfaRequired => "this account itself signed in without MFA",
        ResourceFailureKind.Rejected => "Partner Center refused the token",
        ResourceFailureKind.NotFound => "Partner Center does not have this resource",
        ResourceFailureKind.Throttled => "Partner Center asks to slow down",
        ResourceFailureKind.Unavailable => "Partner Center is not available",
        ResourceFailureKind.Unreachable => "Partner Center did not answer",
        _ => "the answer is not one that Partner Center is known to send",
    };

    private string Remedy(ResourceFailure failure) => failure.Kind switch
    {
        ResourceFailureKind.Forbidden => "Assign the Admin agent role to the account (the group AdminAgents), and try again in a few minutes.",
        ResourceFailureKind.MfaRequired or ResourceFailureKind.Rejected => $"Sign in again, with MFA: {words.SignIn(new CommandTarget(question.Environment, token.TenantId, Account: token.Account))}",
        ResourceFailureKind.NotFound => "Look at Partner Center's own page: Settings > Security requirements status.",
        ResourceFailureKind.Throttled or ResourceFailureKind.Unavailable => "Try again in a few minutes.",
        _ => $"Check the connection from this machine to {question.Environment.PartnerCenterEndpoint.Host}. If there is a proxy, name it with {words.NameProxy}.",
    };

    private static string HowMany(ApplicationUsage usage, UsageSources sources) => sources.AreCountsWhole && usage.WithoutMfa == usage.Total - usage.Compliant
        ? $"{DisplayFormat.Count(usage.WithoutMfa)} of {DisplayFormat.Count(usage.Total, "call", "calls")}"
        : $"at least {DisplayFormat.Count(usage.WithoutMfa, "call", "calls")}";

    private static string LastCall(ApplicationUsage usage) => usage.Calls.Count == 0
        ? LastTime(usage)
        : $", last {Redactor.Foreign(usage.Calls[0].Operation ?? "an unknown operation")} by {NameOf(usage.Calls[0].User)}{At(usage.Calls[0].Time)}";

    private static string LastTime(ApplicationUsage usage) => usage.Last is { } last ? $", last on {DisplayFormat.Day(last)}" : "";

    private static string At(DateTime? time) => time is { } known ? $" at {DisplayFormat.Time(known)}" : "";

    /// <returns>The latest users, followed by a space; empty when none is known.</returns>
    private static string Users(ApplicationUsage usage, string before)
    {
        if (usage.Users.Count == 0) return before.Length == 0 ? "Users " : "";
        string names = string.Join(", ", usage.Users.Take(MostNames).Select(NameOf));
        return $"{before}{names}{(usage.Users.Count > MostNames ? $" and {DisplayFormat.Count(usage.Users.Count - MostNames)} more" : "")} ";
    }

    private static string NameOf(UsageUser user) => user.Key.Length == 0 ? "an unknown user" : Redactor.Foreign(user.Name ?? user.Key);

    private static string NameOf(ApplicationUsage usage) => usage.Name is { } name
        ? $"'{Redactor.Foreign(name)}' ({Redactor.Foreign(usage.Id!)})"
        : $"the application {Redactor.Foreign(usage.Id!)}";

    private static string AtStart(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence.Substring(1);
}
