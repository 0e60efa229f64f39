using PartnerMfa.Redaction;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>What Entra ID makes of the MFA of the account's identity provider, when it has one.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/internaldomainfederation</remarks>
internal static class FederatedDomainCheck
{
    public const string Federated = nameof(Federated);
    public const string Reject = "rejectMfaByFederatedIdp";
    private const string Managed = nameof(Managed);

    public static CheckAnswer Judge(SetupFacts facts)
    {
        if (facts.Domain!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Domain);
        DomainFacts domain = facts.Domain.Value!;
        string name = Redactor.Shown(domain.Name, 253);
        CheckAnswer answer = domain.AuthenticationType switch
        {
            Managed => new(NotApplicable, DomainManaged, "authenticationType is Managed", $"{name} is not federated: Entra ID itself does the MFA."),
            Federated => OfFederated(name, domain.FederatedIdpMfaBehavior),
            _ => new(Unknown, FederatedMfaNotKnown, "authenticationType is missing or not known here", $"Graph does not tell whether {name} is federated.")
            {
                Remedy = "Look there: Entra admin center > Domain names.",
            },
        };
        return answer with { HelpUri = SetupPages.Federation };
    }

    private static CheckAnswer OfFederated(string name, string? behavior) => behavior switch
    {
        "acceptIfMfaDoneByFederatedIdp" => Accepted(name, behavior, "and does it itself when the provider has not"),
        "enforceMfaByFederatedIdp" => Accepted(name, behavior, "and sends people back to it for that"),
        Reject => new(Unknown, FederatedMfaRejected, $"federatedIdpMfaBehavior is {behavior}",
            $"{name} is federated, and Entra ID does not take the MFA of its identity provider: only MFA done with Entra ID itself counts.")
        {
            Remedy = "Set the domain's federatedIdpMfaBehavior to enforceMfaByFederatedIdp in Microsoft Graph (domains/{domain}/federationConfiguration). "
                + "Or register a method with Entra ID, sign in once, and look at the token.",
        },
        _ => new(Unknown, FederatedMfaNotKnown,
            $"federatedIdpMfaBehavior is {(behavior is null ? "not set" : ConditionalAccess.PolicyJson.Shown(behavior))}",
            $"{name} is federated, and it is not said whether Entra ID takes the MFA of its identity provider.")
        {
            Remedy = "Set the domain's federatedIdpMfaBehavior in Microsoft Graph (domains/{domain}/federationConfiguration).",
        },
    };

    private static CheckAnswer Accepted(string name, string behavior, string more) => new(
        Yes, FederatedMfaAccepted, $"federatedIdpMfaBehavior is {behavior}",
        $"{name} is federated; Entra ID takes the MFA of its identity provider {more}. The provider must send the claim http://schemas.microsoft.com/claims/multipleauthn.");
}
