using PartnerMfa.Captures;
using PartnerMfa.Http.Responses;
using PartnerMfa.Probe;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>Everything known when a verdict is put into words.</summary>
internal sealed record VerdictContext
{
    public required AccessTokenClaims Token { get; init; }

    /// <summary>What the token alone says.</summary>
    public required Verdict TokenVerdict { get; init; }

    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>Where the token came from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset CheckedOn { get; init; }

    /// <summary>The account that the token had to belong to; null when none was named.</summary>
    public string? NamedAccount { get; init; }

    /// <summary>What the service answered; null when it was not asked.</summary>
    public CallResult? Probe { get; init; }

    /// <summary>The same call without the wish for enforcement; null when it was not made.</summary>
    public CallResult? Baseline { get; init; }

    /// <inheritdoc cref="PartnerMfaResult.BlockedToday"/>
    public bool? BlockedToday => OrdinaryCall.IsBlocked(Baseline?.Response);

    /// <summary>What Partner Center answered to somebody else's call, as a capture has it; null when that is not known.</summary>
    public ProbeResponse? CapturedResponse { get; init; }

    /// <inheritdoc cref="Requests.TokenRequest.CaptureDoubt"/>
    public CaptureDoubt? CaptureDoubt { get; init; }

    /// <summary>What came of looking at the signature; null when this is no test of a token alone.</summary>
    public SignatureFinding? Signature { get; init; }

    public PartnerMfaClaim[]? Claims { get; init; }

    public required CommandHints Words { get; init; }

    /// <summary>The sign-in that would mend it, with this user's own tenant and app filled in.</summary>
    public string SignInCommand => Words.SignIn(
        Environment, Token.TenantId, Token.ApplicationId == KnownApplications.Default ? null : Token.ApplicationId);
}
