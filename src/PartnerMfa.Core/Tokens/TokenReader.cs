using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PartnerMfa.Tokens;

/// <summary>Reads the claims of an access token. It does not check the signature.</summary>
internal static class TokenReader
{
    // Entra ID's own tokens stay below 32 KiB; RFC 7519 gives no limit.
    private const int LongestToken = 1024 * 1024;

    private static readonly string[] RefreshTokenBeginnings = ["0.A", "1.A", "M.C", "M.R", "OAQABAA", "AQABAA"];

    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public static AccessTokenClaims Read(Secret token)
    {
        string text = TokenText.Normalize(token.Reveal());
        if (text.Length > LongestToken)
            throw Malformed($"The text is {text.Length:N0} characters long, and no token is longer than {LongestToken:N0}.");

        int parts = text.Length == 0 ? 0 : 1 + text.Count(c => c == '.');
        if (parts == 5 && LooksLikeJson(text))
            throw Failures.TokenEncrypted();
        if (parts != 3 || !LooksLikeJson(text))
            throw NotAnAccessToken(text, parts);

        return Parse(text);
    }

    /// <summary>Reads a token of no meaning: the first one takes long, and can be read while there is other work.</summary>
    public static void WarmUp() => ClaimsOf(new JsonWebToken("eyJhbGciOiJub25lIn0.eyJhbXIiOlsibWZhIl0sImV4cCI6MX0."));

    /// <summary>Whether the text is a token with claims that can be read.</summary>
    public static bool IsReadable(Secret token)
    {
        try
        {
            Read(token);
            return true;
        }
        catch (PartnerMfaException)
        {
            return false;
        }
    }

    // An opening brace in Base64url.
    private static bool LooksLikeJson(string text) => text.Length > 0 && text[0] == 'e';

    private static AccessTokenClaims Parse(string text)
    {
        try
        {
            JsonWebToken token = new(text);
            return token.EncodedPayload.Length > 0 ? ClaimsOf(token) : throw new FormatException();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or JsonException or InvalidOperationException)
        {
            // The library's own words can quote the token.
            throw Malformed("The text has the three parts of a token, but they cannot be read: it is damaged, or part of it is missing.");
        }
    }

    private static PartnerMfaException NotAnAccessToken(string text, int parts)
    {
        if (text.Length == 0)
            return Malformed("There is no token: the text is empty.");
        if (RefreshTokenBeginnings.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal)))
            return Failures.TokenMalformed(
                "This is a refresh token, not an access token: nothing can be read from it.",
                "Redeem it for an access token first: Connect-PartnerMfa -RefreshToken $refreshToken -ApplicationId <app id> -TenantId <tenant> "
                + "(partner-mfa: probe --refresh-token-file).");
        if (LooksLikeJson(text) && parts < 3)
            return Malformed($"The token is cut off: it has {parts} of its three parts.");
        return Malformed("This is an opaque token, or no token at all: an access token for Partner Center is a JWT, three parts separated by dots.");
    }

    private static PartnerMfaException Malformed(string what) => Failures.TokenMalformed(
        what, "Give the whole access token that is sent to Partner Center: the text after 'Authorization: Bearer'.");

    private static AccessTokenClaims ClaimsOf(JsonWebToken token)
    {
        object? methods = Value(token, ClaimNames.AuthenticationMethods);
        return new AccessTokenClaims
        {
            Audiences = ListOf(Value(token, ClaimNames.Audience)) ?? [],
            AuthenticationMethods = ListOf(methods),
            AuthenticationMethodsUnreadable = methods is not null && ListOf(methods) is null,
            Version = VersionOf(token),
            IdentityType = TextOf(token, ClaimNames.IdentityType),
            Scope = TextOf(token, ClaimNames.Scope),
            Account = TextOf(token, ClaimNames.UserPrincipalName)
                ?? TextOf(token, ClaimNames.UniqueName)
                ?? TextOf(token, ClaimNames.PreferredUserName),
            TenantId = TextOf(token, ClaimNames.TenantId),
            ApplicationId = TextOf(token, ClaimNames.ApplicationId) ?? TextOf(token, ClaimNames.AuthorizedParty),
            Issuer = TextOf(token, ClaimNames.Issuer),
            HasNonce = Value(token, ClaimNames.Nonce) is not null,
            IssuedOn = TimeOf(token, ClaimNames.IssuedAt),
            NotBefore = TimeOf(token, ClaimNames.NotBefore),
            ExpiresOn = TimeOf(token, ClaimNames.ExpiresOn),
        };
    }

    private static object? Value(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue(claim, out object value) ? value : null;

    private static string? TextOf(JsonWebToken token, string claim) =>
        Value(token, claim) is string { Length: > 0 } text ? Printable.Of(text) : null;

    // A version that is no text is not an absent one: it decides nothing.
    private static string? VersionOf(JsonWebToken token) =>
        TextOf(token, ClaimNames.Version) ?? (Value(token, ClaimNames.Version) is null ? null : "");

    // The library gives a list of strings for 'aud' and an element for any other array.
    private static IReadOnlyList<string>? ListOf(object? value) => value switch
    {
        string text => [Printable.Of(text)],
        IEnumerable<string> texts => [.. texts.Select(Printable.Of)],
        JsonElement { ValueKind: JsonValueKind.Array } array => TextsIn(array),
        _ => null,
    };

    // A loop, for what LINQ does with a struct is compiled anew in every process.
    private static List<string> TextsIn(JsonElement array)
    {
        List<string> texts = [];
        foreach (JsonElement item in array.EnumerateArray())
            if (item.ValueKind == JsonValueKind.String) texts.Add(Printable.Of(item.GetString()!));
        return texts;
    }

    // RFC 7519, section 2: a NumericDate is seconds since 1970, possibly with a fraction.
    private static DateTimeOffset? TimeOf(JsonWebToken token, string claim)
    {
        double? seconds = Value(token, claim) switch
        {
            long whole => whole,
            int whole => whole,
            double fraction => fraction,
            decimal fraction => (double)fraction,
            _ => null,
        };
        return seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
    }
}
