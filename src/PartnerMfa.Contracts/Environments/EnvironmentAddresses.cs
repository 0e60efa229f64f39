namespace PartnerMfa.Environments;

/// <summary>The addresses that make an environment.</summary>
/// <param name="AuthorityHost">The sign-in service: https.</param>
/// <param name="PartnerCenterEndpoint">The Partner Center API: https, or http on loopback.</param>
/// <param name="GraphEndpoint">Microsoft Graph: https, or http on loopback.</param>
/// <param name="Resource">What tokens must be made for; null means the Partner Center address.</param>
internal sealed record EnvironmentAddresses(Uri AuthorityHost, Uri PartnerCenterEndpoint, Uri GraphEndpoint, string? Resource = null);
