using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// The answer of every test. Its values have types that survive jobs, remoting and JSON unchanged: words are strings, and times are UTC.
/// Its texts never contain anything that looks like a token or secret.
/// </summary>
public class PartnerMfaResult
{
    /// <summary><c>Yes</c>, <c>No</c>, <c>NotApplicable</c> or <c>Unknown</c>.</summary>
    public required string Result { get; init; }

    /// <summary>The reason code of the answer.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The setup check that this answers, such as <c>SecurityDefaults</c>. A check counts only as part of the overall answer. Null for an
    /// answer that is not a check.
    /// </summary>
    public string? Check { get; init; }

    /// <summary>
    /// How a check of the setup counts: <c>Condition</c>, <c>Alternative</c> (any one of them is enough) or <c>Advice</c>. Null for every
    /// other answer.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>The checks that decided the overall answer for a setup; null for every other result.</summary>
    public PartnerMfaCollection<string>? DecidedBy { get; init; }

    /// <summary>The answer in one plain sentence.</summary>
    public required string Message { get; init => field = Redactor.Value(value); }

    /// <summary>What to do now; null when there is nothing to do.</summary>
    public string? Remedy { get; init => field = Redactor.Value(value); }

    /// <summary>A page that explains the rule.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The user's name in the token (<c>upn</c>, <c>unique_name</c> or <c>preferred_username</c>); null for an app-only token.</summary>
    public string? Account { get; init => field = Redactor.Value(value); }

    /// <summary>The ID of the tenant that issued the token or was assessed; null when it is not known.</summary>
    public string? TenantId { get; init => field = Redactor.Value(value); }

    /// <summary>The client ID of the app that requested the token (<c>appid</c> or <c>azp</c>).</summary>
    public string? ApplicationId { get; init => field = Redactor.Value(value); }

    /// <summary>The elements of the <c>amr</c> claim; null when the token has none.</summary>
    public PartnerMfaCollection<string>? AuthenticationMethods { get; init => field = Value(value); }

    /// <summary>The audience of the token (<c>aud</c>).</summary>
    public string? Audience { get; init => field = Redactor.Value(value); }

    /// <summary>When the token was issued, UTC.</summary>
    public DateTime? IssuedOn { get; init; }

    /// <summary>When the token expires, UTC.</summary>
    public DateTime? ExpiresOn { get; init; }

    /// <summary>
    /// Whether the token had expired when it was checked. An expired token keeps its verdict, because it still shows how the user signed
    /// in. Null when there is no token, as in a check of the setup.
    /// </summary>
    public bool? IsExpired { get; init; }

    /// <summary>
    /// The name of the environment. <c>Sandbox</c> means simulated services: the answer says nothing about a real tenant.
    /// </summary>
    public required string Environment { get; init => field = Redactor.Value(value); }

    /// <summary>Where the token came from.</summary>
    public required string Source { get; init => field = Redactor.Value(value); }

    /// <summary>The HTTP status of the last response; null when there was no response or nothing was sent.</summary>
    public int? StatusCode { get; init; }

    /// <summary>
    /// True when the service itself gave the answer, false when it was asked but did not say, null when it was not asked or could not be
    /// reached.
    /// </summary>
    public bool? ServiceConfirmed { get; init; }

    /// <summary>
    /// The number of ordinary calls (without the headers that ask for enforcement) that were made to see whether such calls are refused:
    /// one after a No, more on request. Null when there were none.
    /// </summary>
    public int? OrdinaryCallsTried { get; init; }

    /// <summary>
    /// How many of those calls were refused for missing MFA. The rollout is gradual, so a call that passed says nothing about the next one.
    /// Null when there were none.
    /// </summary>
    public int? OrdinaryCallsRefused { get; init; }

    /// <summary>The claims request of a claims challenge, as JSON: what the next sign-in must ask for. Null when there was none.</summary>
    public string? ClaimsChallenge { get; init; }

    /// <summary>The correlation ID of the calls, which Microsoft's support asks for.</summary>
    public string? CorrelationId { get; init => field = Redactor.Value(value); }

    /// <summary>The request ID of the last call.</summary>
    public string? RequestId { get; init => field = Redactor.Value(value); }

    /// <summary>The number of times the request was sent; null when nothing was probed.</summary>
    public int? Attempts { get; init; }

    /// <summary>How long the calls took in seconds, including waits; null when nothing was sent.</summary>
    public double? Duration { get; init; }

    /// <summary>
    /// <c>NotChecked</c>, <c>Valid</c>, <c>Invalid</c>, <c>KeyNotFound</c> or <c>Unsupported</c>; null unless a token was tested without asking the service.
    /// </summary>
    public string? SignatureStatus { get; init; }

    /// <summary>Every claim of the token, starting with its header; null unless requested.</summary>
    public PartnerMfaCollection<PartnerMfaClaim>? Claims { get; init; }

    /// <summary>When the answer was found, UTC.</summary>
    public required DateTime CheckedOn { get; init; }

    /// <summary>The row of the verdict table that decided, and other observations: plain facts without secrets.</summary>
    public PartnerMfaCollection<string> Evidence { get; init => field = Value(value) ?? []; } = [];

    private static PartnerMfaCollection<string>? Value(PartnerMfaCollection<string>? texts) =>
        texts is null ? null : [.. texts.Select(text => Redactor.Value(text))];

    /// <summary>
    /// The headline, as the views show it: the answer in capitals, the check if it is one, and the sentence. Jobs, remoting and CLIXML keep
    /// it.
    /// </summary>
    public override string ToString() => HeadlineOf(Result, Check is null ? Message : $"{Check}: {Message}");

    internal static string HeadlineOf(string result, string sentence) => $"{WordOf(result)}  {sentence}";

    private static string WordOf(string result) => result switch
    {
        "Yes" => "YES",
        "No" => "NO",
        "NotApplicable" => "NOT APPLICABLE",
        _ => "UNKNOWN",
    };
}
