using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Errors;

/// <summary>What AADSTS codes mean for a partner, and what to do about them.</summary>
/// <param name="Id">The error ID for the codes.</param>
/// <param name="Meaning">What went wrong, in one sentence.</param>
/// <param name="Remedy">What a user who signs in should do: a template of <see cref="Verdicts.RemedyTemplate"/>.</param>
/// <param name="Codes">The codes, without their prefix.</param>
internal sealed record AadstsError(ErrorId Id, string Meaning, string Remedy, params int[] Codes)
{
    /// <summary>The most likely causes beyond the meaning, in order; empty when the meaning says it all.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>
    /// The meaning when the service's text states the allowed lifetime of a refresh token, with the period as <c>{period}</c>.
    /// </summary>
    public string? MeaningWithPeriod { get; init; }

    /// <summary>What to do when a stored refresh token was redeemed; null means the same.</summary>
    public string? ForKeptToken { get; init; }

    /// <summary>What to do after a sign-in with a device code; null means the same.</summary>
    public string? ForDeviceCode { get; init; }

    /// <summary>What to do when an app signed in as itself; null means the same.</summary>
    public string? ForApplication { get; init; }

    // An app that signs in as itself has no user who could sign in.
    private const string NoUser = "This code concerns the sign-in of a user, and an app that signs in as itself has none. Check which sign-in the program really "
        + "uses; the sign-in log of the Entra admin center (service principal sign-ins) has the details.";

    /// <param name="text">The text from the service.</param>
    public string MeaningOf(string text) =>
        MeaningWithPeriod is { } template && AadstsText.PeriodOf(text) is { } period ? template.Replace("{period}", period) : Meaning;

    public string RemedyFor(SignInForm form) => form switch
    {
        SignInForm.RefreshToken => ForKeptToken ?? Remedy,
        SignInForm.DeviceCode => ForDeviceCode ?? Remedy,
        SignInForm.ServicePrincipal or SignInForm.ManagedIdentity => ForApplication ?? (Verdicts.RemedyTemplate.AsksForUser(Remedy) ? NoUser : Remedy),
        _ => Remedy,
    };
}
