using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The domain of the account, and the identity provider of its users.</summary>
/// <param name="FederatedIdpMfaBehavior">
/// How MFA at the identity provider is treated; null for a domain without an identity provider.
/// </param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/domain and …/internaldomainfederation</remarks>
internal sealed record GraphDomain(string? FederatedIdpMfaBehavior = null)
{
    public const string Name = "sandbox.example";

    public JsonObject ToJson() => new()
    {
        ["id"] = Name,
        ["authenticationType"] = FederatedIdpMfaBehavior is null ? "Managed" : "Federated",
        ["availabilityStatus"] = null,
        ["isAdminManaged"] = true,
        ["isDefault"] = true,
        ["isInitial"] = false,
        ["isRoot"] = true,
        ["isVerified"] = true,
        ["supportedServices"] = GraphJson.Texts(["Email", "OfficeCommunicationsOnline"]),
        ["passwordValidityPeriodInDays"] = 2147483647,
        ["passwordNotificationWindowInDays"] = 14,
        ["state"] = null,
    };

    /// <returns>Null for a domain without federation, for which the service answers 404.</returns>
    public JsonArray? FederationToJson(DateTimeOffset now) => FederatedIdpMfaBehavior is null ? null : GraphJson.Objects(
    [
        new()
        {
            ["@odata.type"] = "#microsoft.graph.internalDomainFederation",
            ["id"] = GraphIds.Of("federation"),
            ["displayName"] = "Sandbox AD FS",
            ["issuerUri"] = "http://sts.sandbox.example/adfs/services/trust",
            ["metadataExchangeUri"] = "https://sts.sandbox.example/adfs/services/trust/mex",
            ["signingCertificate"] = "MIIsandbox",
            ["passiveSignInUri"] = "https://sts.sandbox.example/adfs/ls",
            ["preferredAuthenticationProtocol"] = "wsFed",
            ["activeSignInUri"] = "https://sts.sandbox.example/adfs/services/trust/2005/usernamemixed",
            ["signOutUri"] = "https://sts.sandbox.example/adfs/ls",
            ["promptLoginBehavior"] = "nativeSupport",
            ["isSignedAuthenticationRequestRequired"] = false,
            ["nextSigningCertificate"] = null,
            ["federatedIdpMfaBehavior"] = FederatedIdpMfaBehavior,
            ["signingCertificateUpdateStatus"] = new JsonObject
            {
                ["certificateUpdateResult"] = "Success",
                ["lastRunDateTime"] = GraphJson.Time(now.AddDays(-30)),
            },
        },
    ]);
}
