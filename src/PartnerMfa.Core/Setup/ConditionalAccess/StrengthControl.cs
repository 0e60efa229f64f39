using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether an authentication strength implies MFA.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy</remarks>
internal static class StrengthControl
{
    // Multifactor authentication, passwordless MFA, phishing-resistant MFA: Entra ID's own.
    private static readonly string[] BuiltIn =
    [
        "00000000-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000003", "00000000-0000-0000-0000-000000000004",
    ];

    private static readonly string[] OneFactor = ["password", "sms", "voice", "email", "softwareOath", "hardwareOath", "qrCodePin", "federatedSingleFactor", "x509CertificateSingleFactor"];

    public static PolicyFinding ImpliesMfa(JsonElement strength)
    {
        string name = Shown(strength.Text(DisplayName) ?? strength.Text(Id) ?? "without a name");
        IReadOnlyList<string> ways = strength.Words(AllowedCombinations);
        bool letsOneFactorIn = ways.Any(way => OneFactor.Any(one => IsWord(way, one)));
        string? satisfies = strength.Text(RequirementsSatisfied);
        if (satisfies is not null && IsWord(satisfies, Mfa))
            return letsOneFactorIn
                ? new(Ternary.Open, $"asks for the authentication strength '{name}', which is said to be MFA and lets one factor in")
                : PolicyFinding.Holds;
        if (satisfies is not null && IsWord(satisfies, None))
            return new(Ternary.No, $"asks for the authentication strength '{name}', which is no MFA", ExclusionReason.OtherControls);
        return satisfies is null && !letsOneFactorIn && strength.Text(Id) is { } id && BuiltIn.Any(known => IsWord(id, known))
            ? PolicyFinding.Holds
            : new(Ternary.Open, $"asks for the authentication strength '{name}', of which it is not known whether it is MFA");
    }
}
