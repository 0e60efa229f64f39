namespace PartnerMfa.Resources;

/// <summary>A GET to be made, as often as it takes.</summary>
/// <param name="Service">Where it goes.</param>
/// <param name="Address">What it asks for: a place of the service's own.</param>
/// <param name="Token">Who asks.</param>
/// <param name="Name">What it is, for whoever watches.</param>
internal sealed record ResourceCall(ResourceService Service, Uri Address, Secret Token, string Name);
