using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Errors;

/// <summary>
/// Explains the errors in pasted text: an exception, a log line, a response body, or a bare code. It works offline, with the tables that
/// all other answers use. Only codes known to the tables, IDs and times are taken from the text, so no secret in it can get out.
/// </summary>
internal sealed class ErrorExplainer(CommandHints words)
{
    // Longer text is a log, whose end has the latest error.
    private const int LongestText = 256 * 1024;

    private sealed record Finding(int Position, string Code, string Meaning, string Remedy)
    {
        public IReadOnlyList<string> Causes { get; init; } = [];

        public string? Source { get; init; }

        public ErrorId? Id { get; init; }

        /// <summary>0 names a cause, 1 wraps another error or says little, and 2 says nothing in the presence of others.</summary>
        public int Generality { get; init; }
    }

    // These codes wrap others, which say more.
    private static readonly int[] GeneralCodes = [50000, 70000, 9002313, 90033];

    private static readonly string[] OAuthNames = [.. OAuthErrors.Names.OrderByDescending(name => name.Length)];

    /// <param name="text">The text. What surrounds the errors does not matter.</param>
    /// <param name="target">The subject of the suggested commands.</param>
    /// <returns>The root, followed by the others in the order of the text; empty when no error is recognized.</returns>
    public IReadOnlyList<PartnerMfaErrorExplanation> Explain(string text, CommandTarget target)
    {
        string bounded = text.Length <= LongestText ? text : text.Substring(text.Length - LongestText);
        string readable = Unescape(bounded);
        Finding[] found = [.. Find(readable).GroupBy(finding => finding.Code, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).OrderBy(finding => finding.Position)];
        found = [.. found.Where(finding => finding.Generality < 2 || found.All(other => other.Generality == 2))];
        if (found.Length == 0) return [];
        ClaimsChallenge? challenge = ChallengeIn(readable);
        if (challenge is not null) found = [.. found.Select(finding => finding.Code == ServiceErrors.ClaimsChallenge.Code ? OfChallenge(finding, challenge) : finding)];
        Finding root = RootOf(found, readable);
        RemedyCommands commands = new(words, target, FormOf(readable))
        {
            Claims = challenge?.Claims is { } claims ? ServiceWords.Ascii(claims) : null,
            NamedApplicationId = AadstsText.ApplicationIdOf(readable),
            NamedTenantId = AadstsText.TenantIdOf(readable),
        };
        return [.. found.OrderBy(finding => finding == root ? 0 : 1).Select(finding => ExplanationOf(finding, finding == root, readable, commands))];
    }

    private PartnerMfaErrorExplanation ExplanationOf(Finding finding, bool isRoot, string text, RemedyCommands commands) => new()
    {
        Code = finding.Code,
        Meaning = finding.Meaning,
        Causes = [.. finding.Causes],
        Remedy = RemedyTemplate.Fill(finding.Remedy, commands),
        IsRoot = isRoot,
        Command = IsAboutPolicies(finding.Id) ? words.CheckSetup(commands.Target) : null,
        HelpUri = finding.Source,
        ErrorId = finding.Id?.ToString(),
        CorrelationId = AadstsText.CorrelationIdOf(text),
        TraceId = AadstsText.TraceIdOf(text),
        Timestamp = AadstsText.TimestampOf(text)?.UtcDateTime,
    };

    // The header with the claims says what exactly the service requires.
    private static Finding OfChallenge(Finding finding, ClaimsChallenge challenge) => challenge.Asks == ChallengeKind.Other ? finding : finding with
    {
        Meaning = $"The service refuses the token and asks for {ServiceWords.AskedFor(challenge.Asks)}. This is a claims challenge.",
        Causes = [],
    };

    private static ClaimsChallenge? ChallengeIn(string text) =>
        Regex.Match(text, @"\bclaims""?\s*[:=]\s*""?([A-Za-z0-9+/=_%-]{8,})", RegexOptions.CultureInvariant) is { Success: true } match
            ? ClaimsChallengeReader.Find([$"Bearer error=\"insufficient_claims\", claims=\"{match.Groups[1].Value}\""])
            : null;

    private static bool IsAboutPolicies(ErrorId? id) => id is ErrorId.MfaInteractionRequired or ErrorId.MfaRegistrationRequired
        or ErrorId.ConditionalAccessBlocked or ErrorId.DeviceNotCompliant or ErrorId.AccountAtRisk or ErrorId.AccountDisabled;

    // An exception shows its cause last, after an arrow; a log shows it first.
    private static Finding RootOf(Finding[] found, string text)
    {
        Finding[] telling = [.. found.Where(finding => finding.Generality == found.Min(other => other.Generality))];
        bool isNested = Regex.IsMatch(text, "--->|Caused by:|Inner ?Exception", RegexOptions.IgnoreCase);
        return isNested ? telling[telling.Length - 1] : telling[0];
    }

    private static IEnumerable<Finding> Find(string text) => [.. SignInErrors(text), .. OfServices(text), .. NamesOfOurs(text), .. OAuthWords(text)];

    private static IEnumerable<Finding> SignInErrors(string text)
    {
        MatchCollection codes = Regex.Matches(text, @"AADSTS([0-9]{4,9})|""?(?:error_codes|errorCode|errorNo|sign-?in error code)""?\s*[:=]\s*\[?\s*""?([0-9]{4,9})(?![0-9])|^\s*([0-9]{4,7})\s*$", RegexOptions.IgnoreCase);
        foreach (Match match in codes.Cast<Match>())
        {
            Group group = match.Groups.Cast<Group>().Skip(1).First(group => group.Success);
            int code = int.Parse(group.Value, CultureInfo.InvariantCulture);
            // A bare number may be one of Partner Center's.
            if (AadstsErrors.Find(code) is { } row) yield return OfRow(match.Index, code, row, text);
            else if (match.Groups[1].Success) yield return Unknown(match.Index, code, text);
        }
    }

    private static Finding OfRow(int position, int code, AadstsError row, string text) =>
        new(position, Name(code), row.MeaningOf(text), row.RemedyFor(FormOf(text)))
        {
            Causes = row.Causes,
            Id = row.Id,
            Source = $"https://login.microsoftonline.com/error?code={code.ToString(CultureInfo.InvariantCulture)}",
            Generality = GeneralCodes.Contains(code) ? 1 : 0,
        };

    // The words in the text tell how the program signs in; the first match counts.
    private static readonly (string Words, SignInForm Form)[] Forms =
    [
        ("device[ _-]?code|AcquireTokenWithDeviceCode|UseDeviceAuthentication", SignInForm.DeviceCode),
        ("client_credentials|AcquireTokenForClient|ClientSecretCredential|ManagedIdentity", SignInForm.ServicePrincipal),
        ("refresh[ _-]?token", SignInForm.RefreshToken),
    ];

    private static SignInForm FormOf(string text) => Forms.FirstOrDefault(form => Regex.IsMatch(text, form.Words, RegexOptions.IgnoreCase)).Form;

    // The service's own words are not repeated, so the explanation relies on the OAuth error.
    private static Finding Unknown(int position, int code, string text)
    {
        AadstsError? row = OAuthErrors.Find(OAuthNames.FirstOrDefault(name => IsWord(text, name)), Suberror(text));
        return new Finding(
            position, Name(code), row?.Meaning ?? "The sign-in service refused. This code is not one of those that partners are known to meet.",
            row?.RemedyFor(FormOf(text)) ?? "Look up the code at https://login.microsoftonline.com/error. The sign-in log of the Entra admin center has the details.")
        {
            Id = row?.Id,
            Source = $"https://login.microsoftonline.com/error?code={code.ToString(CultureInfo.InvariantCulture)}",
            Generality = 1,
        };
    }

    private static string? Suberror(string text) =>
        Regex.Match(text, @"suberror""?\s*[:=]\s*""?(\w+)", RegexOptions.IgnoreCase) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<Finding> OfServices(string text) => ServiceErrors.All
        .Where(error => error.IsIn(text))
        .Select(error => new Finding(
            Regex.Match(text, error.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Index, error.Code, error.Meaning, error.Remedy)
        {
            Causes = error.Causes,
            Source = error.Source,
            Id = error == ServiceErrors.MfaRequired || error == ServiceErrors.MissingMfaAtGraph ? ErrorId.MfaInteractionRequired : null,
            Generality = error.IsGeneral ? 2 : 0,
        });

    // Reasons and error IDs of PartnerMfa itself, for example from $Error[0] or a log.
    private static IEnumerable<Finding> NamesOfOurs(string text) =>
        from id in OurIds
        where IsWord(text, id.Name)
        select new Finding(text.IndexOf(id.Name, StringComparison.Ordinal), id.Name, "This is an error of PartnerMfa. Its message and its recommended action say what happened.", "Follow the recommended action of the error. To look at the account and the tenant: {setup}")
        {
            Id = id.Value,
            Generality = 2,
        };

    private static readonly (string Name, ErrorId Value)[] OurIds =
        [.. typeof(ErrorId).GetFields().Where(field => field.IsLiteral).Select(field => (field.Name, (ErrorId)field.GetValue(null)!))];

    private static IEnumerable<Finding> OAuthWords(string text) =>
        from name in OAuthNames
        where IsWord(text, name) && OAuthErrors.Find(name, Suberror(text)) is not null
        let row = OAuthErrors.Find(name, Suberror(text))
        select new Finding(text.IndexOf(name, StringComparison.OrdinalIgnoreCase), name, row.Meaning, row.RemedyFor(FormOf(text))) { Id = row.Id, Generality = 2, Source = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes" };

    private static bool IsWord(string text, string word) => Regex.IsMatch(text, $@"(?<![A-Za-z0-9_]){Regex.Escape(word)}(?![A-Za-z0-9_])");

    private static string Name(int code) => "AADSTS" + code.ToString(CultureInfo.InvariantCulture);

    // The text came through JSON, a URL or HTML.
    private static string Unescape(string text)
    {
        string plain = text.Replace("\\\"", "\"").Replace("\\u0027", "'").Replace("&quot;", "\"").Replace("\\r", " ").Replace("\\n", " ");
        return Regex.IsMatch(plain, "%3[aA]|error_description=") ? Uri.UnescapeDataString(plain.Replace('+', ' ')) : plain;
    }
}
