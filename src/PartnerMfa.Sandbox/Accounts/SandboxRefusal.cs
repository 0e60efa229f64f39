namespace PartnerMfa.Sandbox.Accounts;

/// <summary>An error answer of the token endpoint (RFC 6749, section 5.2, with Entra ID's own fields).</summary>
/// <param name="Error">The OAuth error.</param>
/// <param name="Code">The number after <c>AADSTS</c>.</param>
/// <param name="Description">The sentence after the number.</param>
/// <param name="Suberror">Entra ID's suberror; null when it sends none.</param>
internal sealed record SandboxRefusal(string Error, int Code, string Description, string? Suberror = null);
