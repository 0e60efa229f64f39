using PartnerMfa.Redaction;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks how Entra ID treats MFA that was performed at the account's identity provider.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/internaldomainfederation</remarks>
internal static class FederatedDomainCheck
{
    private const string MultipleAuthentication = "http://schemas.microsoft.com/claims/multipleauthn";

    public static CheckResult Judge(SetupFacts facts)
    {
        if (facts.Domain!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Domain);
        DomainFacts domain = facts.Domain.Value!;
        string name = Redactor.Shown(domain.Name, 253);
        CheckResult result = domain.AuthenticationType switch
        {
            DomainFacts.Managed => new(NotApplicable, DomainManaged, "authenticationType is Managed", $"{name} is not federated: Entra ID performs MFA itself."),
            DomainFacts.Federated => OfFederated(facts, domain, name),
            _ => new(Unknown, FederatedMfaNotKnown, "authenticationType is missing, or its value is not known here", $"Microsoft Graph does not say whether {name} is federated.")
            {
                Remedy = "Look it up: Entra admin center > Domain names.",
            },
        };
        return result with { HelpUri = SetupPages.Federation };
    }

    private static CheckResult OfFederated(SetupFacts facts, DomainFacts domain, string name)
    {
        string row = $"federatedIdpMfaBehavior is {(domain.MfaBehavior is null ? "not set" : PolicyConstants.Shown(domain.MfaBehavior))}";
        return domain.MfaBehavior switch
        {
            DomainFacts.Accept => new(Yes, FederatedMfaAccepted, row,
                $"{name} is federated. Entra ID accepts MFA from the identity provider, which must send the claim {MultipleAuthentication}, and performs MFA itself otherwise."),
            DomainFacts.Enforce => new(Yes, FederatedMfaAccepted, row,
                $"{name} is federated. Entra ID sends users back to the identity provider for MFA, which must send the claim {MultipleAuthentication}."),
            DomainFacts.Reject => new(Yes, FederatedMfaRejected, row, $"{name} is federated. Entra ID always performs MFA itself, whatever the identity provider did."),
            _ => new(Unknown, FederatedMfaNotKnown, row,
                $"{name} is federated, and nothing says whether Entra ID accepts MFA from the identity provider: an older setting (SupportsMfa), which Graph does not show, decides.")
            {
                Remedy = $"State it: {facts.Words.SetFederatedMfa(domain.Name, domain.FederationId, DomainFacts.Enforce)}",
            },
        };
    }
}
