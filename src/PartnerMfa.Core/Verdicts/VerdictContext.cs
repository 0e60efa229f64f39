using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>Everything that is known when a verdict is put into words.</summary>
internal sealed record VerdictContext
{
    public required AccessTokenClaims Token { get; init; }

    /// <summary>The verdict based on the token alone.</summary>
    public required Verdict TokenVerdict { get; init; }

    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>Where the token came from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset CheckedOn { get; init; }

    /// <summary>The account that the token had to belong to; null when the user named none.</summary>
    public string? NamedAccount { get; init; }

    /// <summary>How the token was obtained.</summary>
    public SignInForm Form { get; init; }

    /// <inheritdoc cref="Requests.TokenRequest.AskedForMfa"/>
    public bool AskedForMfa { get; init; }

    /// <summary>The service's response; null when the service was not asked.</summary>
    public CallResult? Probe { get; init; }

    /// <summary>The outcomes of ordinary calls; empty when none were made.</summary>
    public IReadOnlyList<OrdinaryCalls> Ordinary { get; init; } = [];

    /// <summary>How long the ordinary calls took.</summary>
    public TimeSpan OrdinaryDuration { get; init; }

    /// <summary>Partner Center's response to the captured call; null when it is not known.</summary>
    public ProbeResponse? CapturedResponse { get; init; }

    /// <inheritdoc cref="Requests.TokenRequest.CaptureDoubt"/>
    public CaptureDoubt? CaptureDoubt { get; init; }

    /// <summary>The outcome for the signature; null when the test is not about a token alone.</summary>
    public SignatureFinding? Signature { get; init; }

    /// <summary>The overall answer of a setup assessment that explains the lack of MFA; null when none is known.</summary>
    public PartnerMfaResult? KnownSetup { get; init; }

    public PartnerMfaClaim[]? Claims { get; init; }

    public required CommandHints Words { get; init; }

    /// <summary>The subject of suggested commands. Microsoft's own client need not be named.</summary>
    public CommandTarget Target => new(
        Environment, Token.TenantId, Token.ApplicationId == KnownApplications.Default ? null : Token.ApplicationId, NamedAccount ?? Token.Account);

    /// <summary>The commands for this user.</summary>
    public RemedyCommands Commands => new(Words, Target, Form);

    /// <summary>The command that signs the user in again.</summary>
    public string SignInCommand => Commands.Of("signIn");

    /// <summary>The command that assesses what the tenant requires of the account.</summary>
    public string SetupCommand => Commands.Of("setup");

    /// <summary>The command that asks the service about this exact token.</summary>
    public string AskCommand => Form is SignInForm.Unknown or SignInForm.AccessToken ? Words.AskAboutToken(Target) : Words.AskService(Target);
}
