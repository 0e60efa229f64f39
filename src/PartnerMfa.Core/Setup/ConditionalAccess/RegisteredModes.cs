using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The ways in which the account can authenticate, in the terms of authentication strengths.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationstrengthroot (authenticationMethodModes)</remarks>
internal sealed record RegisteredModes
{
    private const string Fido2 = "fido2";

    private static readonly string[] Certificates = ["x509CertificateMultiFactor", "x509CertificateSingleFactor"];

    private static readonly string[] Known =
    [
        "password", "voice", "hardwareOath", "softwareOath", "sms", Fido2, "windowsHelloForBusiness", "microsoftAuthenticatorPush", "deviceBasedPush",
        "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "email", "federatedSingleFactor", "federatedMultiFactor", "qrCodePin", .. Certificates,
    ];

    // A strength can allow only certain models of passkeys, and only certain issuers of certificates.
    private static readonly string[] Restrictable = [Fido2, .. Certificates];

    /// <summary>The modes that the account has for certain.</summary>
    public required IReadOnlyCollection<string> Certain { get; init; }

    /// <summary>The modes that it may have, because the data does not say.</summary>
    public IReadOnlyCollection<string> Possible { get; init; } = [];

    /// <summary>The models of its passkeys, by AAGUID; null for a passkey whose model is not known.</summary>
    public IReadOnlyList<Guid?> Passkeys { get; init; } = [];

    /// <summary>Whether the account has a method that is not known here, or not all methods could be read.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>Whether the account can sign in with certificates; false unless something says so.</summary>
    public bool MayHaveCertificate { get; init; }

    /// <summary>Whether the account can satisfy an authentication strength with its registered methods.</summary>
    public Ternary Satisfies(AuthenticationStrength strength) =>
        strength.Combinations is { } combinations ? combinations.Max(one => Has(one, strength)) : Ternary.Unknown;

    private Ternary Has(string combination, AuthenticationStrength strength)
    {
        Ternary all = combination.Split(',').Min(part => HasMode(part.Trim(), strength));
        return all == Ternary.Yes && IsAny(combination, strength.Restricted) ? Ternary.Unknown : all;
    }

    private Ternary HasMode(string mode, AuthenticationStrength strength)
    {
        if (!IsAny(mode, Known)) return Ternary.Unknown;
        if (IsWord(mode, Fido2) && strength.AllowedPasskeys is { } allowed) return Passkeys.Select(key => IsAllowed(key, allowed)).Append(HasUnknown ? Ternary.Unknown : Ternary.No).Max();
        if (IsAny(mode, Certain)) return strength.TellsRestrictions || !IsAny(mode, Restrictable) ? Ternary.Yes : Ternary.Unknown;
        bool isPossible = HasUnknown || IsAny(mode, Possible) || (MayHaveCertificate && IsAny(mode, Certificates));
        return isPossible ? Ternary.Unknown : Ternary.No;
    }

    private static Ternary IsAllowed(Guid? passkey, IReadOnlyList<Guid> allowed) =>
        passkey is not { } model ? Ternary.Unknown : allowed.Contains(model) ? Ternary.Yes : Ternary.No;
}
