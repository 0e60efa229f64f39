using PartnerMfa.Resources;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the account has something registered to do MFA with.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview</remarks>
internal static class MfaMethodsCheck
{
    private const string Prefix = "#microsoft.graph.";
    private const string Suffix = "AuthenticationMethod";

    // Whether a method does for MFA, and what people call it.
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
        ["email"] = (false, "e-mail (for resetting the password)"),
        ["temporaryAccessPass"] = (false, "Temporary Access Pass (ends by itself)"),
        ["qrCodePin"] = (false, "QR code with PIN"),
    };

    public static CheckAnswer Judge(SetupFacts facts)
    {
        ResourceResult<IReadOnlyList<string>> read = facts.Methods!;
        if (read.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Methods);
        string[] kinds = [.. read.Value!.Select(KindOf)];
        string[] counting = [.. kinds.Where(kind => Kinds.TryGetValue(kind, out var known) && known.Counts)];
        string[] unknown = [.. kinds.Where(kind => !Kinds.ContainsKey(kind))];
        string row = kinds.Length == 0 ? "no methods" : string.Join(", ", kinds.Select(NameOf).Distinct());
        if (counting.Length > 0)
            return new(Yes, MfaMethodRegistered, row, $"The account can do MFA with: {string.Join(", ", counting.Select(NameOf).Distinct())}.") { HelpUri = SetupPages.Methods };
        if (unknown.Length > 0)
            return new(Unknown, MfaMethodNotKnown, row, $"The account has a method of which it is not known here whether it does for MFA: {NameOf(unknown[0])}.")
            {
                Remedy = "Sign in as the account and see whether MFA can be done; or register another method: https://aka.ms/mysecurityinfo.",
                HelpUri = SetupPages.Methods,
            };
        return IsFederated(facts)
            ? new(Unknown, MfaMethodNotKnown, row + "; federated domain", "The account has nothing registered with Entra ID to do MFA with; its identity provider may do it, which cannot be seen here.")
            {
                Remedy = "Sign in as the account once with MFA and look at the token, or register a method with Entra ID, too: https://aka.ms/mysecurityinfo.",
                HelpUri = SetupPages.Federation,
            }
            : new(No, MfaMethodMissing, row, "The account has nothing registered to do MFA with, so the first sign-in that asks for it stops there.")
            {
                Remedy = "Sign in as the account at https://aka.ms/mysecurityinfo and add a method, such as Microsoft Authenticator.",
                HelpUri = SetupPages.Methods,
            };
    }

    // The MFA of a provider that Entra ID does not take is no help.
    private static bool IsFederated(SetupFacts facts) =>
        facts.Domain?.Value is { AuthenticationType: FederatedDomainCheck.Federated, FederatedIdpMfaBehavior: not FederatedDomainCheck.Reject };

    private static string KindOf(string type)
    {
        string kind = type.StartsWith(Prefix, StringComparison.Ordinal) ? type.Substring(Prefix.Length) : type;
        return kind.EndsWith(Suffix, StringComparison.Ordinal) ? kind.Substring(0, kind.Length - Suffix.Length) : kind;
    }

    private static string NameOf(string kind) => Kinds.TryGetValue(kind, out var known) ? known.Name : ConditionalAccess.PolicyJson.Shown(kind);
}
