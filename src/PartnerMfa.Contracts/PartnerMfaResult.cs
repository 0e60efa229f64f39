using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// The answer of every test. Its values are of types that survive jobs, remoting and JSON unchanged: words are strings,
/// times are UTC. Its texts never hold anything that looks like a token or secret.
/// </summary>
public class PartnerMfaResult
{
    /// <summary><c>Yes</c>, <c>No</c>, <c>NotApplicable</c> or <c>Unknown</c>.</summary>
    public required string Result { get; init; }

    /// <summary>The code of the row of the verdict table that decided.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The question of the setup that this answers, <c>SecurityDefaults</c> for example: a part, which counts in the answer of the
    /// whole and not by itself. Null for an answer that stands for itself.
    /// </summary>
    public string? Check { get; init; }

    /// <summary>
    /// What a check of the setup counts for: <c>Condition</c>, <c>Alternative</c> (any one of them is enough) or <c>Advice</c>. Null
    /// for every other answer.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>The checks that decided the answer for the whole setup; null for every other result.</summary>
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

    /// <summary>The client that asked for the token (<c>appid</c> or <c>azp</c>).</summary>
    public string? ApplicationId { get; init => field = Redactor.Value(value); }

    /// <summary>The elements of the <c>amr</c> claim; null when the token has none.</summary>
    public PartnerMfaCollection<string>? AuthenticationMethods { get; init => field = Value(value); }

    /// <summary>What the token is made for (<c>aud</c>).</summary>
    public string? Audience { get; init => field = Redactor.Value(value); }

    /// <summary>When the token was made, UTC.</summary>
    public DateTime? IssuedOn { get; init; }

    /// <summary>When the token ends, UTC.</summary>
    public DateTime? ExpiresOn { get; init; }

    /// <summary>
    /// Whether the token had expired when it was checked. Its verdict stays: it says how the sign-in was done. Null where there is no
    /// token, as in a check of the setup.
    /// </summary>
    public bool? IsExpired { get; init; }

    /// <summary>The name of the environment. <c>Sandbox</c> means simulated services: the answer says nothing of a real tenant.</summary>
    public required string Environment { get; init => field = Redactor.Value(value); }

    /// <summary>Where the token came from.</summary>
    public required string Source { get; init => field = Redactor.Value(value); }

    /// <summary>The status of the last response; null when none came, or nothing was sent.</summary>
    public int? StatusCode { get; init; }

    /// <summary>True when the service itself gave the answer, false when it was asked and did not say, null when it was not asked or not reached.</summary>
    public bool? ServiceConfirmed { get; init; }

    /// <summary>
    /// How many ordinary calls, without the headers that ask for enforcement, showed whether such calls are refused: one after a No, more when
    /// asked for. Null when none did.
    /// </summary>
    public int? OrdinaryCallsTried { get; init; }

    /// <summary>
    /// How many of them were refused for missing MFA. The rollout is gradual: a call that passed says nothing about the next one. Null when
    /// none was tried.
    /// </summary>
    public int? OrdinaryCallsRefused { get; init; }

    /// <summary>The claims request of a claims challenge, as JSON: what the next sign-in must ask for. Null when there was none.</summary>
    public string? ClaimsChallenge { get; init; }

    /// <summary>The correlation ID of the calls: Microsoft's support asks for it.</summary>
    public string? CorrelationId { get; init => field = Redactor.Value(value); }

    /// <summary>The request ID of the last call.</summary>
    public string? RequestId { get; init => field = Redactor.Value(value); }

    /// <summary>How often the request was sent; null when this was no probe.</summary>
    public int? Attempts { get; init; }

    /// <summary>How long the calls took, waits included, in seconds; null when nothing was sent.</summary>
    public double? Duration { get; init; }

    /// <summary>
    /// <c>NotChecked</c>, <c>Valid</c>, <c>Invalid</c>, <c>KeyNotFound</c> or <c>Unsupported</c>; null unless a token was tested without asking the service.
    /// </summary>
    public string? SignatureStatus { get; init; }

    /// <summary>Every claim of the token, its header first; null when they were not asked for.</summary>
    public PartnerMfaCollection<PartnerMfaClaim>? Claims { get; init; }

    /// <summary>When the answer was found, UTC.</summary>
    public required DateTime CheckedOn { get; init; }

    /// <summary>The row of the verdict table that decided, and what else was seen: plain facts, without anything secret.</summary>
    public PartnerMfaCollection<string> Evidence { get; init => field = Value(value) ?? []; } = [];

    private static PartnerMfaCollection<string>? Value(PartnerMfaCollection<string>? texts) =>
        texts is null ? null : [.. texts.Select(text => Redactor.Value(text))];

    /// <summary>The answer and its reason.</summary>
    public override string ToString() => $"{Result} ({Reason}): {Message}";
}
