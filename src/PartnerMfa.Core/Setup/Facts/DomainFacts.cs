using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>How the users of the account's domain sign in.</summary>
/// <param name="Name">The domain.</param>
/// <param name="AuthenticationType"><c>Managed</c> or <c>Federated</c>.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/domain and …/internaldomainfederation</remarks>
internal sealed record DomainFacts(string Name, string? AuthenticationType)
{
    public const string Managed = nameof(Managed);
    public const string Federated = nameof(Federated);
    public const string Accept = "acceptIfMfaDoneByFederatedIdp";
    public const string Enforce = "enforceMfaByFederatedIdp";
    public const string Reject = "rejectMfaByFederatedIdp";

    /// <summary>
    /// How Entra ID treats the identity provider's MFA; null when it was never set, when there is more than one setting, or when the domain
    /// is not federated.
    /// </summary>
    public string? MfaBehavior { get; init; }

    /// <summary>The ID of the federation; null when it is not known.</summary>
    public Guid? FederationId { get; init; }

    public bool IsFederated => AuthenticationType == Federated;

    public DomainFacts With(IReadOnlyList<(Guid? Id, string? Behavior)> federations) => federations.Select(one => one.Behavior).Distinct().Count() == 1
        ? this with { MfaBehavior = federations[0].Behavior, FederationId = federations[0].Id }
        : this;

    public static (Guid? Id, string? Behavior) ReadFederation(JsonElement json) =>
        (Guid.TryParse(json.Text("id"), out Guid id) ? id : null, json.Text("federatedIdpMfaBehavior"));
}
