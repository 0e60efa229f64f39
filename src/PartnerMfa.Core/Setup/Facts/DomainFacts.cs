namespace PartnerMfa.Setup.Facts;

/// <summary>Who signs the account's domain in.</summary>
/// <param name="Name">The domain.</param>
/// <param name="AuthenticationType"><c>Managed</c> or <c>Federated</c>.</param>
/// <param name="FederatedIdpMfaBehavior">What Entra ID makes of the identity provider's MFA; null when it is not set, or not federated.</param>
internal sealed record DomainFacts(string Name, string? AuthenticationType, string? FederatedIdpMfaBehavior);
