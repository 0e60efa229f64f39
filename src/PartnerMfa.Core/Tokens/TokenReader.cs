using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens;

/// <summary>Reads the claims of an access token. It does not check the signature.</summary>
internal static class TokenReader
{
    // Entra ID's own tokens are shorter than 32 KiB; RFC 7519 sets no limit.
    private const int LongestToken = 1024 * 1024;

    private const string WholeToken = "Give the whole access token that is sent to Partner Center: the text after 'Authorization: Bearer'.";

    // What people give in place of a token, by how it begins or what is in it.
    private static readonly (Regex Form, string Message, string? Remedy)[] NotTokens =
    [
        (new(@"^\s*(?:eyJ[\w-]*\s*)?\{(?=[\s\S]*(?:alg|aud|amr|iss|appid|scp))"), "This is the decoded text of a token, not the token itself. Anyone can write such text, so nothing follows from it.", null),
        (new(@"System\.Security\.SecureString"), "This is the name of a PowerShell type, not the token in it.", "Give the text that the secure string contains, not the name of its type."),
        (new(@"\beyJ[\w.-]+(?:\.\.\.|\u2026)"), "The token is cut off: a table or a terminal printed only its beginning.", "Print the whole value, such as with Select-Object -ExpandProperty, and give that."),
        (new(@"^\s*<"), "This is HTML or XML, not a token.", null),
    ];

    private static readonly string[] RefreshTokenBeginnings = ["0.A", "1.A", "M.C", "M.R", "OAQABAA", "AQABAA"];

    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public static AccessTokenClaims Read(Secret token) => Read(PartsOf(token.Reveal()));

    /// <summary>Returns the parts of the token within the pasted text.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public static TokenParts PartsOf(string pasted)
    {
        if (pasted.Length > LongestToken)
            throw Malformed($"The text is {InWords(pasted.Length)} characters long, and no token is longer than {InWords(LongestToken)}.");

        string text = TokenText.Normalize(pasted);
        int parts = TokenParts.Count(text);
        if (parts == 5 && IsEncrypted(text)) throw Failures.TokenEncrypted();
        return parts == 3 && !BeginsLikeRefreshToken(text) ? TokenParts.Of(text) : throw NotAnAccessToken(pasted, text, parts);
    }

    /// <summary>Whether the text is a token with readable claims.</summary>
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

    // RFC 7516, section 4.1.2: the header of an encrypted token has enc. A signed token with additional text does not.
    private static bool IsEncrypted(string text)
    {
        byte[] header = new byte[Base64UrlText.RoomFor(text.IndexOf('.'))];
        return Base64UrlText.TryDecode(text.AsSpan(0, text.IndexOf('.')), header, out ReadOnlySpan<byte> json)
            && StrictJson.Parse(json.ToArray()) is { RootElement: { ValueKind: JsonValueKind.Object } root } && root.TryGetProperty("enc", out _);
    }

    // An opening brace in Base64url.
    private static bool LooksLikeJson(string text) => text.Length > 0 && text[0] == 'e';

    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c>.</exception>
    public static AccessTokenClaims Read(TokenParts parts)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(Base64UrlText.RoomFor(Math.Max(parts.Header.Length, parts.Payload.Length)));
        try
        {
            if (!Base64UrlText.TryDecode(parts.Header, room, out ReadOnlySpan<byte> header)) throw Unreadable(parts);
            List<string>? repeated = null;
            HeaderFacts facts = HeaderReader.Read(header, ref repeated);
            if (facts.IsEncodedOtherwise && repeated is null) throw Malformed("The header says that the payload is encrypted, compressed or not in Base64url, which it never is in an access token for Partner Center.");
            if (!Base64UrlText.TryDecode(parts.Payload, room, out ReadOnlySpan<byte> payload)) throw Unreadable(parts);
            return ClaimsReader.Read(payload, repeated) with
            {
                IsUnsigned = !facts.IsSigned || parts.Signature.IsEmpty,
                IsScrubbed = RemovedSignature.IsIn(parts.Signature),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The library's own message can quote the token.
            throw Unreadable(parts);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static PartnerMfaException Unreadable(TokenParts parts) => LooksLikeJson(parts.Text)
        ? Malformed("The text has the three parts of a token, but they cannot be read: it is damaged, or part of it is missing.")
        : Opaque(parts.Text);

    private static PartnerMfaException? OtherThanToken(string text) => NotTokens.FirstOrDefault(other => other.Form.IsMatch(text)) is { Message: not null } other
        ? Failures.TokenMalformed(other.Message, other.Remedy ?? WholeToken)
        : null;

    private static PartnerMfaException Opaque(string text) => OtherThanToken(text)
        ?? Malformed("This is an opaque token, or no token at all: an access token for Partner Center is a JWT, three parts separated by dots.");

    private static bool BeginsLikeRefreshToken(string text) =>
        Array.Exists(RefreshTokenBeginnings, beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    private static string InWords(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static PartnerMfaException NotAnAccessToken(string pasted, string text, int parts)
    {
        if (text.Length == 0)
            return Malformed("There is no token: the text is empty.");
        if (BeginsLikeRefreshToken(text))
            return Failures.RefreshTokenGiven();
        if (OtherThanToken(pasted) is { } other) return other;
        if (LooksLikeJson(text) && parts < 3)
            return Malformed($"The token is cut off: it has {parts} of its three parts.");
        return Opaque(pasted);
    }

    private static PartnerMfaException Malformed(string what) => Failures.TokenMalformed(what, WholeToken);
}
