namespace PartnerMfa.Captures.Evidence;

/// <summary>What tokens are written with.</summary>
internal static class TokenCharacters
{
    /// <summary>A character of Base64url (RFC 4648, section 5).</summary>
    public static bool IsBase64Url(char c) => IsLetterOrDigit(c) || c is '-' or '_';

    /// <summary>A character of a JWT in its compact form (RFC 7515, section 3.1).</summary>
    public static bool IsJwt(char c) => IsBase64Url(c) || c == '.';

    /// <summary>A character of a bearer token (RFC 6750, section 2.1).</summary>
    public static bool IsToken68(char c) => IsJwt(c) || c is '~' or '+' or '/' or '=';

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
