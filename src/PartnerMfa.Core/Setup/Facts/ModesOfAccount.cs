using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Facts;

/// <summary>Translates registered methods into the terms of authentication strengths.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths</remarks>
internal static class ModesOfAccount
{
    private static readonly Dictionary<string, string[]> OfMethods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["microsoftAuthenticator"] = ["microsoftAuthenticatorPush"],
        ["phone"] = ["sms", "voice"],
        ["fido2"] = ["fido2"],
        ["windowsHelloForBusiness"] = ["windowsHelloForBusiness"],
        ["platformCredential"] = ["windowsHelloForBusiness"],
        ["softwareOath"] = ["softwareOath"],
        ["hardwareOath"] = ["hardwareOath"],
        ["email"] = ["email"],
        ["qrCodePin"] = ["qrCodePin"],

        // External methods satisfy the control "Require multifactor authentication", but no authentication strength.
        ["external"] = [],
        ["password"] = ["password"],
    };

    // The registration report names methods that cannot be told apart in the list of methods.
    private static readonly Dictionary<string, string> OfReport = new(StringComparer.OrdinalIgnoreCase)
    {
        ["microsoftAuthenticatorPasswordless"] = "deviceBasedPush",
        ["microsoftAuthenticatorPush"] = "microsoftAuthenticatorPush",
        ["softwareOneTimePasscode"] = "softwareOath",
        ["hardwareOneTimePasscode"] = "hardwareOath",
        ["windowsHelloForBusiness"] = "windowsHelloForBusiness",
        ["mobilePhone"] = "sms",
    };

    // Graph lists Authenticator without saying whether phone sign-in is enabled in the app or whether its codes may be used; the list of
    // software OATH tokens contains only other apps. The registration report says both.
    // https://learn.microsoft.com/graph/api/resources/softwareoathauthenticationmethod
    private static readonly string[] PossibleWithAuthenticator = ["deviceBasedPush", "softwareOath"];

    public static RegisteredModes Of(SetupFacts facts)
    {
        IReadOnlyList<RegisteredMethod> methods = facts.Methods!.Value ?? [];
        IReadOnlyList<string> reported = facts.Registration?.Value?.Methods ?? [];
        List<string> certain = ["password"], possible = [];
        foreach (RegisteredMethod method in methods) certain.AddRange(ModesOf(method, facts.ReadOn));
        if (methods.Any(method => method is { PhoneType: null } && method.Kind.Equals("phone", StringComparison.OrdinalIgnoreCase))) possible.Add("sms");
        bool hasAuthenticator = methods.Any(method => method.Kind.Equals("microsoftAuthenticator", StringComparison.OrdinalIgnoreCase));
        if (hasAuthenticator) possible.AddRange(PossibleWithAuthenticator);
        certain.AddRange(reported.Where(OfReport.ContainsKey).Select(name => OfReport[name])
            .Where(mode => facts.Methods.Failure is not null || (hasAuthenticator && PossibleWithAuthenticator.Contains(mode))));
        if (MayHaveMfaElsewhere(facts)) possible.Add("federatedMultiFactor");
        if (facts.Domain?.Value is { IsFederated: true }) certain.Add("federatedSingleFactor");
        return new RegisteredModes
        {
            Certain = certain,
            Possible = possible,
            Passkeys = [.. methods.Where(method => method.Kind.Equals("fido2", StringComparison.OrdinalIgnoreCase)).Select(method => method.Passkey)],
            HasUnknown = facts.Methods.Failure is not null || methods.Any(method => !IsKnown(method)),
            MayHaveCertificate = MayHaveCertificate(facts),
        };
    }

    /// <summary>
    /// Adds certificate-based authentication when it is on for the account, or may be, because certificates are not in the list of methods.
    /// </summary>
    public static bool MayHaveCertificate(SetupFacts facts) => facts.Certificates switch
    {
        { Value: { } certificates } => certificates.MayBeFor(facts.Memberships?.Value?.Groups, facts.Memberships is { Failure: null, Value.KindsAreKnown: true }),
        { Failure.Kind: not ResourceFailureKind.NotFound } => true,
        _ => false,
    };

    /// <summary>Whether an identity provider outside of Entra ID may perform MFA: the domain is federated, or that is not known.</summary>
    public static bool MayHaveMfaElsewhere(SetupFacts facts) => facts.Domain is not { Value.AuthenticationType: DomainFacts.Managed } and not { Value.MfaBehavior: DomainFacts.Reject } and not null;

    public static bool IsKnown(RegisteredMethod method) => method.Kind == TemporaryAccessPass.Kind || OfMethods.ContainsKey(method.Kind);

    private static IEnumerable<string> ModesOf(RegisteredMethod method, DateTimeOffset now)
    {
        if (method.Kind == TemporaryAccessPass.Kind)
            return TemporaryAccessPass.IsValid(method, now) == true ? [method.IsUsableOnce == false ? "temporaryAccessPassMultiUse" : "temporaryAccessPassOneTime"] : [];
        if (!OfMethods.TryGetValue(method.Kind, out string[]? modes)) return [];
        // Text messages go to the first mobile number only.
        return method.PhoneType == "mobile" ? modes : modes.Where(mode => mode != "sms");
    }
}

/// <summary>A Temporary Access Pass, which satisfies MFA while it is valid.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod</remarks>
internal static class TemporaryAccessPass
{
    public const string Kind = "temporaryAccessPass";

    /// <returns>Null when Graph does not say.</returns>
    public static bool? IsValid(RegisteredMethod pass, DateTimeOffset now)
    {
        if (pass.EndsOn <= now) return false;
        if (pass.IsUsable is { } isUsable) return isUsable;
        if (pass.StartsOn > now) return false;
        return pass.EndsOn is null ? null : true;
    }
}
