namespace PartnerMfa.Tokens.Claims;

/// <summary>The pages that document claims.</summary>
internal static class ClaimPages
{
    public const string AccessToken = "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference";
    public const string Optional = "https://learn.microsoft.com/entra/identity-platform/optional-claims-reference";
    public const string IdToken = "https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference";
    public const string Roles = "https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference";

    /// <summary>The words for sign-in methods (amr).</summary>
    public const string Methods = "https://www.rfc-editor.org/rfc/rfc8176#section-2";

    /// <summary>The registered claims of every JWT.</summary>
    public const string Jwt = "https://www.rfc-editor.org/rfc/rfc7519#section-4.1";

    /// <summary>The header of every signed token.</summary>
    public const string Jws = "https://www.rfc-editor.org/rfc/rfc7515#section-4.1";
}
