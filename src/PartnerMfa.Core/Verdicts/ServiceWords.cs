using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.Work;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Verdicts;

/// <summary>The explanations that depend on the exact response.</summary>
internal static class ServiceWords
{
    // RFC 9110, section 15.5.8.
    private const int ProxyAuthenticationRequired = 407;

    public static Explanation WrongAudience(VerdictContext found)
    {
        string audience = string.Join(", ", found.Token.Audiences);
        string message = found.Token.IsIdToken
            ? "This is an ID token: it tells an app who signed in, and no API accepts it."
            : audience.Length == 0
                ? "The token does not say for which service it was issued (it has no aud claim)."
                : $"The token was issued for '{audience}', not for Partner Center ({found.Environment.Resource}).";
        PartnerMfaEnvironment? other = found.Token.IsIdToken ? null : PartnerMfaEnvironments.All.FirstOrDefault(found.Token.IsFor);
        string remedy = other is null
            ? $"Get a token for the scope {found.Environment.Scope}: {found.Words.SignIn(found.Target with { ApplicationId = null })}"
            : $"This is a token for the environment {other.Name}: {found.Words.AskAboutToken(new CommandTarget(other))}";
        return new Explanation(message, remedy, LearnPages.AccessTokenClaims);
    }

    /// <summary>What to do when an account other than the named one signed in.</summary>
    public static string UseOneAccount(VerdictContext found)
    {
        string? other = found.Token.Account;
        bool isGiven = found.Form is SignInForm.Unknown or SignInForm.AccessToken or SignInForm.RefreshToken;
        string named = isGiven
            ? "Use a token of the account that you named."
            : $"Sign out of the other account in the browser, or use a private window, and sign in as the account that you named: {found.SignInCommand}.";
        if (other is null) return named;
        CommandTarget signedIn = found.Target with { Account = other };
        string command = found.Form switch
        {
            SignInForm.Unknown or SignInForm.AccessToken => found.Words.AskAboutToken(signedIn),
            SignInForm.RefreshToken => found.Words.SignInByRefreshToken(signedIn),
            _ => found.Words.AskService(signedIn),
        };
        return $"{named} If the integration really uses {Redactor.Typed(other)}, test that account: {command}";
    }

    public static Explanation Contradiction(VerdictContext found) => new(
        $"The response contradicts itself: isMfaCompliant does not fit the rest of it ({Status(found)}).",
        $"Test again. If the response is the same, contact Partner Center support with the correlation ID {found.Probe?.Ids.CorrelationId}.",
        LearnPages.ErrorCodes);

    public static Explanation Challenged(VerdictContext found)
    {
        ClaimsChallenge? challenge = found.Probe?.Response?.Challenge;
        return new(
            $"Partner Center refused the token and asks for {AskedFor(challenge?.Asks)} ({Status(found)}). That is not yet an answer about MFA.",
            "Sign in again with what the challenge asks for, and test that token: "
            + (challenge?.Claims is { } claims ? found.Words.SignInWithClaims(found.Target, Ascii(claims)) : found.SignInCommand),
            LearnPages.ClaimsChallenges);
    }

    /// <summary>What a claims challenge requests, as the object of a sentence.</summary>
    public static string AskedFor(ChallengeKind? kind) => kind switch
    {
        ChallengeKind.Mfa => "a sign-in with MFA",
        ChallengeKind.ContinuousAccessEvaluation => "a newer token: continuous access evaluation ended this one after a change of password, network location, risk or policy",
        ChallengeKind.AuthenticationContext => "a sign-in that meets a Conditional Access authentication context",
        ChallengeKind.AuthenticationMethod => "a sign-in with a certain authentication method",
        _ => "a token with other claims",
    };

    // The usual JSON escapes leave no apostrophe, which would end the argument. In Base64, the claims would look like a token.
    public static string Ascii(string claims) => JsonNode.Parse(claims)!.ToJsonString();

    public static Explanation Rejected(VerdictContext found) => found.Probe?.Response switch
    {
        { Code: InvalidTokenCode } => new(
            $"{ServiceErrors.InvalidAudience.Meaning} ({Status(found)})",
            RemedyTemplate.Fill(ServiceErrors.InvalidAudience.Remedy, found.Commands),
            LearnPages.ErrorCodes),
        { MentionsMfa: true } => new(
            $"Partner Center refused the token and mentioned MFA, but did not clearly say that MFA is required ({Status(found)}).",
            $"Sign in with MFA and test again: {found.SignInCommand}",
            LearnPages.ErrorCodes),
        _ => new(
            $"Partner Center refused the token and did not say that it is for missing MFA ({Status(found)}).",
            $"Get a new token for this environment and test again: {found.SignInCommand}",
            LearnPages.ErrorCodes),
    };

    public static Explanation Unexpected(VerdictContext found) => found.Probe?.Response is { SaysNoUser: true } ? new(
        $"Partner Center says that the token has no user in it ({Status(found)}): it treats the token as app-only, and this call is for app+user tokens.",
        $"Test with the token of a user: {found.SignInCommand}",
        LearnPages.Authentication)
        : UnexpectedAnswer(found);

    private static Explanation UnexpectedAnswer(VerdictContext found) => new(
        $"HTTP {found.Probe?.Response?.StatusCode} came back with {WhatCame(found.Probe?.Response)}, which Partner Center is not known to send.",
        found.Probe?.Response?.StatusCode == ProxyAuthenticationRequired
            ? $"A proxy requires authentication: specify its user name and password with {found.Words.NameProxy}, then test again."
            : "Something between here and Partner Center may have answered: a proxy, or the sign-in page of a network. "
            + $"Try from a network that reaches {found.Environment.PartnerCenterEndpoint.Host} directly.",
        LearnPages.ErrorCodes);

    public static Explanation Denied(VerdictContext found) => found.Probe?.Response?.Code switch
    {
        RoleMissingCode2 => new(
            $"Partner Center denied the call ({Status(found)}), and not because of MFA: the account lacks the role, or the tenant is an indirect reseller, and this API does not serve indirect resellers.",
            $"Check whether the account has the Admin agent role (membership of the group AdminAgents): {found.SetupCommand}. If it has, the tenant is most likely an indirect reseller's, whose integration works with its indirect provider instead.",
            LearnPages.ErrorCodes),
        RoleMissingCode => new(
            $"The account lacks the role that the call needs ({Status(found)}), and Partner Center did not mention MFA.",
            $"Give the account the Admin agent role (membership of the group AdminAgents) and wait a few minutes. To check it: {found.SetupCommand}",
            LearnPages.ErrorCodes),
        ConditionalAccessCode => new(
            $"Conditional Access blocked the call ({Status(found)}), and Partner Center did not mention MFA.",
            $"See which policy blocks the account: {found.SetupCommand}. The sign-in log of the Entra admin center names it, too.",
            LearnPages.ErrorCodes),
        AppOnlyCode => new(
            $"Partner Center treated the token as app-only, and this call is for app+user tokens ({Status(found)}).",
            $"Test with the token of a user: {found.SignInCommand}",
            LearnPages.Authentication),
        _ => new(
            $"Partner Center denied the call ({Status(found)}) and did not mention MFA.",
            $"Check that the account is a member of the partner tenant with the Admin agent role: {found.SetupCommand}",
            LearnPages.ErrorCodes),
    };

    /// <summary>
    /// What ordinary calls show; empty when none were made or none of them shows anything. The rollout is gradual, so one call proves
    /// nothing about the next.
    /// </summary>
    public static string Today(VerdictContext found) =>
        (Tried: found.Ordinary.Sum(calls => calls.Tried), Refused: found.Ordinary.Sum(calls => calls.Refused)) switch
        {
            (0, _) => "",
            (1, 1) => " An ordinary call was refused, too.",
            (1, 0) => " One ordinary call passed just now; others may already be refused.",
            (var tried, 0) => $" {tried} ordinary calls passed just now; others may already be refused.",
            (var tried, var refused) when tried == refused => $" All {tried} ordinary calls were refused, too.",
            (var tried, var refused) => $" {refused} of {tried} ordinary calls were refused, too.",
        };

    /// <param name="found">The context, with the wait that the service asked for.</param>
    /// <param name="usual">How long to wait when the service asked for no wait.</param>
    public static string WaitAndTestAgain(VerdictContext found, string usual) => found.Probe?.Response?.RetryAfter is { } asked
        ? $"Partner Center asks you to wait {InWords(asked)}. Then test again."
        : $"Wait {usual} and test again.";

    private static string InWords(TimeSpan time) => time.TotalSeconds <= 1 ? "1 second"
        : time.TotalMinutes < 2 ? $"{Math.Ceiling(time.TotalSeconds)} seconds"
        : time.TotalHours < 2 ? $"{Math.Ceiling(time.TotalMinutes)} minutes"
        : time.TotalDays < 2 ? $"{Math.Ceiling(time.TotalHours)} hours"
        : $"{Math.Ceiling(time.TotalDays)} days";

    public static string Status(VerdictContext found) => Status(found.Probe?.Response);

    public static string Status(ProbeResponse? response) => response switch
    {
        null => "no response",
        { Code: { } code } => $"HTTP {response.StatusCode}, code {code}",
        _ => $"HTTP {response.StatusCode}",
    };

    public static string Tries(VerdictContext found) => found.Probe?.Attempts is 1 ? "one try" : $"{found.Probe?.Attempts} tries";

    private static string WhatCame(ProbeResponse? response) =>
        BodyInWords(response?.Body) + (response?.Compliance == ComplianceStatement.Unreadable ? " and an isMfaCompliant that is neither true nor false" : "");

    public static string BodyInWords(ResponseBody? body) => body switch
    {
        ResponseBody.Empty => "no body",
        ResponseBody.Truncated => "a truncated body",
        ResponseBody.TooLarge => "a body far too large",
        ResponseBody.Packed => "a body in an unknown encoding",
        ResponseBody.Error => "an error body",
        ResponseBody.OrganizationProfile => "an organization profile",
        _ => "something other than an organization profile",
    };
}
