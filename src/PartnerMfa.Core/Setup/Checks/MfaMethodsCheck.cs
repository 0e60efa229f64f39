using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Work;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether the account has registered a method for MFA.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview</remarks>
internal static class MfaMethodsCheck
{
    // Whether each method can be used for MFA, and its name for people.
    private static readonly Dictionary<string, (bool Counts, string Name)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["microsoftAuthenticator"] = (true, "Microsoft Authenticator"),
        ["phone"] = (true, "phone"),
        ["fido2"] = (true, "passkey (FIDO2)"),
        ["windowsHelloForBusiness"] = (true, "Windows Hello for Business"),
        ["softwareOath"] = (true, "authenticator app with codes"),
        ["hardwareOath"] = (true, "hardware token with codes"),
        ["platformCredential"] = (true, "platform credential"),
        ["external"] = (true, "external authentication method"),
        ["password"] = (false, "password"),
        ["email"] = (false, "email (for password reset)"),
        [TemporaryAccessPass.Kind] = (false, "Temporary Access Pass"),
        ["qrCodePin"] = (false, "QR code with PIN"),
    };

    public static CheckResult Judge(SetupFacts facts)
    {
        IReadOnlyList<RegisteredMethod> methods = facts.Methods!.Value ?? [];
        string row = methods.Count == 0 ? "no methods" : string.Join(", ", methods.Select(NameOf).Distinct());
        if (HasMethod(methods)) return WithMethods(facts, methods, row);
        if (facts.Methods.Failure is { } failure)
            return facts.Registration?.Value?.IsMfaCapable == true
                ? new(Yes, MfaMethodRegistered, "isMfaCapable is true", "Microsoft's registration report says that the account can perform MFA.") { HelpUri = SetupPages.Methods }
                : CheckResult.NotRead(failure, SetupResource.Methods);
        return StrengthCheck.Judge(facts) is { Answer: No } stopped ? stopped with { Row = row } : WithoutMethods(facts, methods, row);
    }

    /// <summary>Whether a lasting method is registered.</summary>
    public static bool HasMethod(IEnumerable<RegisteredMethod> methods) => methods.Any(Counts);

    private static CheckResult WithMethods(SetupFacts facts, IReadOnlyList<RegisteredMethod> methods, string row)
    {
        if (facts.Registration?.Value is { IsMfaRegistered: true, IsMfaCapable: false })
            return new(Unknown, MfaMethodNotAllowed, row + "; isMfaCapable is false",
                "The account has methods registered, but Microsoft's registration report says that the authentication methods policy allows none of them.")
            {
                Remedy = "Allow one of them: Entra admin center > Authentication methods > Policies.",
                HelpUri = SetupPages.Methods,
            };
        if (StrengthCheck.Judge(facts) is { } strength) return strength with { Row = $"{row}; {strength.Row}" };
        string names = string.Join(", ", methods.Where(Counts).Select(NameOf).Distinct());
        return new(Yes, MfaMethodRegistered, row, $"The account can perform MFA with: {names}.") { HelpUri = SetupPages.Methods };
    }

    private static CheckResult WithoutMethods(SetupFacts facts, IReadOnlyList<RegisteredMethod> methods, string row)
    {
        if (methods.FirstOrDefault(method => method.Kind == TemporaryAccessPass.Kind && TemporaryAccessPass.IsValid(method, facts.ReadOn) != false) is { } pass)
            return WithPass(pass, facts, row);
        if (methods.FirstOrDefault(method => !Kinds.ContainsKey(method.Kind)) is { } unknown)
            return new(Unknown, MfaMethodNotKnown, row, $"The account has a method registered of which it is not known here whether it can be used for MFA: {NameOf(unknown)}.")
            {
                Remedy = $"Sign in as the account at {SetupPages.SecurityInfo} and add Microsoft Authenticator.",
                HelpUri = SetupPages.Methods,
            };
        if (ModesOfAccount.MayHaveCertificate(facts) || facts.Registration?.Value?.IsMfaCapable == true)
            return new(Unknown, MfaMethodMayBeCertificate, row + "; certificates can be in use",
                "The account has no method registered, but it may sign in with a certificate (certificate-based authentication), which the list of methods does not show.")
            {
                Remedy = $"Sign in as the account with its certificate and ask Partner Center: {facts.Words.AskService(new CommandTarget(facts.Environment, Account: facts.Name))}",
                HelpUri = SetupPages.Certificates,
            };
        return ModesOfAccount.MayHaveMfaElsewhere(facts)
            ? new(Unknown, MfaMethodNotKnown, row + (facts.Domain?.Value?.IsFederated == true ? "; federated domain" : "; the domain may be federated"), facts.Domain?.Value?.IsFederated == true
                ? "The account has no method registered with Entra ID. Its identity provider may perform MFA, which cannot be seen here."
                : "The account has no method registered with Entra ID. Its domain may be federated, with an identity provider that performs MFA.")
            {
                Remedy = $"Sign in as the account and ask Partner Center: {facts.Words.AskService(new CommandTarget(facts.Environment, Account: facts.Name))}",
                HelpUri = SetupPages.Federation,
            }
            : new(No, MfaMethodMissing, row, "The account has no method for MFA registered, so the first sign-in that requires MFA stops to register one.")
            {
                Remedy = $"Sign in as the account at {SetupPages.SecurityInfo} and add a method, such as Microsoft Authenticator.",
                HelpUri = SetupPages.Methods,
            };
    }

    private static CheckResult WithPass(RegisteredMethod pass, SetupFacts facts, string row)
    {
        bool isValid = TemporaryAccessPass.IsValid(pass, facts.ReadOn) == true;
        string until = pass.EndsOn is { } end ? $" until {end.UtcDateTime:u}" : "";
        string message = isValid
            ? $"The account can perform MFA with a Temporary Access Pass{until}, and has nothing else registered."
            : "The account has a Temporary Access Pass and nothing else registered, and Microsoft Graph does not say whether the pass can be used.";
        CheckResult result = new(isValid ? Yes : Unknown, TemporaryAccessPassOnly, row, message)
        {
            Remedy = $"Sign in with the pass at {SetupPages.SecurityInfo} and add a method that lasts, such as Microsoft Authenticator.",
            HelpUri = SetupPages.TemporaryAccessPass,
        };
        return StrengthCheck.Judge(facts) is { } strength ? strength with { Row = $"{row}; {strength.Row}" } : result;
    }

    private static bool Counts(RegisteredMethod method) => Kinds.TryGetValue(method.Kind, out var known) && known.Counts;

    private static string NameOf(RegisteredMethod method) => Kinds.TryGetValue(method.Kind, out var known) ? known.Name : PolicyConstants.Shown(method.Kind);
}
