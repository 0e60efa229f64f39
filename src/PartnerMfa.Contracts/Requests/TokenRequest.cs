using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Evidence;
using PartnerMfa.SignIn;

namespace PartnerMfa.Requests;

/// <summary>A token to judge, with or without asking Partner Center.</summary>
/// <param name="Token">An access token.</param>
/// <param name="Environment">
/// The environment that the token must be issued for, and whose Partner Center is the only one it is sent to.
/// </param>
/// <param name="Source">Where the token came from, in words.</param>
internal sealed record TokenRequest(Secret Token, PartnerMfaEnvironment Environment, string Source)
{
    /// <summary>A description of this input among many; null when it is the only one.</summary>
    public string? Input { get; init; }

    /// <summary>The user principal name or object ID of the account that the token must belong to; null accepts any account.</summary>
    public string? Account { get; init; }

    /// <summary>How the token was obtained.</summary>
    public SignInForm Form { get; init; }

    /// <summary>Whether the sign-in asked for MFA. If so, the token does not show whether a policy would have required it.</summary>
    public bool AskedForMfa { get; init; }

    /// <summary>Creates a request for the token of a sign-in.</summary>
    /// <param name="token">The access token that the sign-in returned.</param>
    /// <param name="signIn">The sign-in.</param>
    public static TokenRequest Of(Secret token, SignInRequest signIn) => new(token, signIn.Environment, signIn.Method)
    {
        Account = AccountOf(signIn),
        Form = signIn.Form,
        AskedForMfa = signIn.AsksForMfa,
    };

    /// <summary>Creates a request for the token of a connection.</summary>
    public static TokenRequest Of(PartnerMfaContext connection) => new(connection.GetAccessToken(), connection.TokenEnvironment, connection.SignInMethod)
    {
        Form = Enum.TryParse(connection.SignInMethod, out SignInForm form) ? form : SignInForm.Unknown,
        AskedForMfa = connection.AskedForMfa,
    };

    // The sandbox's accounts may be named without their domain.
    private static string? AccountOf(SignInRequest signIn) =>
        signIn is { Environment.IsSandbox: true, UserPrincipalName: { } name } && (name.IndexOf('@') < 0 || name.EndsWith("@", StringComparison.Ordinal))
            ? name.TrimEnd('@') + Environments.PartnerMfaEnvironments.SandboxDomain
            : signIn.UserPrincipalName;

    /// <summary>Whether to list every claim with its meaning.</summary>
    public bool Explain { get; init; }

    /// <summary>The source of the keys that verify the signature; null when it is not verified.</summary>
    public SignatureKeys? SignatureKeys { get; init; }

    /// <summary>Partner Center's response to the token, as found in a capture; null when it is not known.</summary>
    public ProbeResponse? CapturedResponse { get; init; }

    /// <summary>Why the capture does not support a Yes; null when nothing in it argues against one.</summary>
    public CaptureDoubt? CaptureDoubt { get; init; }

    /// <summary>Creates a request for the token of a captured call, whose source is an entry in a file.</summary>
    public static TokenRequest Of(PartnerMfaCapture capture, PartnerMfaEnvironment? environment = null) =>
        new(capture.GetAccessToken(), environment ?? capture.TokenEnvironment, capture.File is null ? capture.Entry : $"{capture.File}, {capture.Entry}")
        {
            CapturedResponse = capture.Response,
            CaptureDoubt = capture.Doubt,
        };
}

/// <summary>The public keys that a signature is verified with.</summary>
internal sealed record SignatureKeys
{
    /// <summary>The keys that the token's tenant publishes, fetched from the environment's sign-in service.</summary>
    public static SignatureKeys Published { get; } = new();

    /// <summary>A JSON Web Key, a key set, or a public key or certificate in PEM; null when something else is given.</summary>
    public string? Text { get; init; }

    public X509Certificate2? Certificate { get; init; }

    public bool ArePublished => Text is null && Certificate is null;
}
