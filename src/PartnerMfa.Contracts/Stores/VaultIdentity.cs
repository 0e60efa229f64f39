using PartnerMfa.SignIn;

namespace PartnerMfa.Stores;

/// <summary>The identity that signs in to a key vault.</summary>
/// <param name="ApplicationId">The app that signs in with the credential.</param>
/// <param name="Credential">The credential of the app; null means the managed identity of this machine or job.</param>
internal sealed record VaultIdentity(string? ApplicationId, ClientCredential? Credential);
