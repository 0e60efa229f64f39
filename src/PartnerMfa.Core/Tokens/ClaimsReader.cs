using System.Globalization;
using System.Text.Json;
using PartnerMfa.Evidence;
using PartnerMfa.Json;
using PartnerMfa.Redaction;

namespace PartnerMfa.Tokens;

/// <summary>
/// Reads the claims that a verdict needs from a token's payload in one pass. When a claim is repeated, the last value counts (RFC 7519,
/// section 4), and the repetition is recorded, because other readers use the first value.
/// </summary>
internal static class ClaimsReader
{
    private delegate void Reading(ref Utf8JsonReader value, Draft draft);

    private sealed class Draft
    {
        public List<string>? Audiences, Methods, Roles, Repeated;
        public bool MethodsUnreadable, HasNonce, IsTimeUnreadable, IsFromTrustedNetwork;
        public string? Version, IdentityType, Scope, UserPrincipalName, UniqueName, PreferredUserName, ObjectId, IdentityProvider, TenantId, ApplicationId, AuthorizedParty, Issuer;
        public uint Seen, Similar;
        public DateTimeOffset? IssuedOn, NotBefore, ExpiresOn;
    }

    private sealed class Claim(string name, Reading read)
    {
        /// <summary>Whether the claim decides, names or verifies something, so that it must not be repeated.</summary>
        public bool Decides { get; init; } = true;

        public string Name { get; } = name;

        public byte[] Utf8Name { get; } = System.Text.Encoding.ASCII.GetBytes(name);

        public Reading Read { get; } = read;
    }

    private static readonly Claim[] Claims =
    [
        new(ClaimNames.Audience, static (ref value, draft) => draft.Audiences = TextsOf(ref value)),
        new(ClaimNames.Issuer, static (ref value, draft) => draft.Issuer = TextOf(ref value)),
        new(ClaimNames.IssuedAt, static (ref value, draft) => draft.IssuedOn = NumericDate.Of(ref value)),
        new(ClaimNames.NotBefore, static (ref value, draft) => draft.IsTimeUnreadable |= (draft.NotBefore = NumericDate.Of(ref value)) is null),
        new(ClaimNames.ExpiresOn, static (ref value, draft) => draft.IsTimeUnreadable |= (draft.ExpiresOn = NumericDate.Of(ref value)) is null),
        new(ClaimNames.AuthenticationMethods, ReadMethods),
        new(ClaimNames.ApplicationId, static (ref value, draft) => draft.ApplicationId = TextOf(ref value)),
        new(ClaimNames.AuthorizedParty, static (ref value, draft) => draft.AuthorizedParty = TextOf(ref value)),
        new(ClaimNames.IdentityType, static (ref value, draft) => draft.IdentityType = TextOf(ref value)),
        new(ClaimNames.Nonce, static (ref value, draft) => draft.HasNonce = value.TokenType != JsonTokenType.Null),
        new(ClaimNames.Roles, static (ref value, draft) => draft.Roles = TextsOf(ref value)),
        new(ClaimNames.Scope, static (ref value, draft) => draft.Scope = TextOf(ref value)),
        new(ClaimNames.ObjectId, static (ref value, draft) => draft.ObjectId = TextOf(ref value)),
        new(ClaimNames.IdentityProvider, static (ref value, draft) => draft.IdentityProvider = TextOf(ref value)) { Decides = false },
        new(ClaimNames.InCorporateNetwork, static (ref value, draft) => draft.IsFromTrustedNetwork = value.TokenType == JsonTokenType.True || TextOf(ref value) == "true") { Decides = false },
        new(ClaimNames.Subject, static (ref value, _) => value.Skip()),
        new(ClaimNames.TenantId, static (ref value, draft) => draft.TenantId = TextOf(ref value)),
        new(ClaimNames.UniqueName, static (ref value, draft) => draft.UniqueName = TextOf(ref value)),
        new(ClaimNames.UserPrincipalName, static (ref value, draft) => draft.UserPrincipalName = TextOf(ref value)),
        new(ClaimNames.PreferredUserName, static (ref value, draft) => draft.PreferredUserName = TextOf(ref value)),
        new(ClaimNames.Version, static (ref value, draft) => draft.Version = VersionOf(ref value)),
    ];

    /// <exception cref="JsonException">The bytes are not a JSON object.</exception>
    /// <exception cref="InvalidOperationException">A text in them is not valid Unicode.</exception>
    /// <param name="payload">The decoded payload.</param>
    /// <param name="repeated">The repeated parameters of the header; null when there are none.</param>
    public static AccessTokenClaims Read(ReadOnlySpan<byte> payload, List<string>? repeated = null)
    {
        Utf8JsonReader reader = new(payload);
        Draft draft = new() { Repeated = repeated };
        StrictJson.BeginObject(ref reader);
        while (StrictJson.NextMember(ref reader))
        {
            int claim = Find(ref reader);
            if (claim < 0) draft.Similar |= SimilarTo(ref reader);
            reader.Read();
            if (claim >= 0) Take(claim, ref reader, draft);
            reader.Skip();
        }

        StrictJson.EndObject(ref reader);
        // Readers that ignore case would treat "AMR" as a second amr.
        for (int claim = 0; claim < Claims.Length; claim++)
            if ((draft.Seen & draft.Similar & (1u << claim)) != 0) Repeat(claim, draft);
        return Complete(draft);
    }

    private static void Take(int claim, ref Utf8JsonReader value, Draft draft)
    {
        uint flag = 1u << claim;
        if ((draft.Seen & flag) != 0) Repeat(claim, draft);
        draft.Seen |= flag;
        Claims[claim].Read(ref value, draft);
    }

    private static void Repeat(int claim, Draft draft)
    {
        if (Claims[claim].Decides) (draft.Repeated ??= []).Add(Claims[claim].Name);
    }

    private static AccessTokenClaims Complete(Draft draft) => new()
    {
        Audiences = draft.Audiences ?? [],
        AuthenticationMethods = draft.Methods,
        AuthenticationMethodsUnreadable = draft.MethodsUnreadable,
        Version = draft.Version,
        IdentityType = draft.IdentityType,
        Scope = draft.Scope,
        Roles = draft.Roles ?? [],
        Account = draft.UserPrincipalName ?? draft.UniqueName ?? draft.PreferredUserName,
        AccountNames = [.. new[] { draft.UserPrincipalName, draft.UniqueName, draft.PreferredUserName }.OfType<string>()],
        ObjectId = draft.ObjectId,
        IsFromTrustedNetwork = draft.IsFromTrustedNetwork,
        IdentityProvider = draft.IdentityProvider,
        RepeatedClaims = draft.Repeated?.Distinct().ToArray() ?? [],
        IsLifetimeUnreadable = draft.ExpiresOn is null || draft.IsTimeUnreadable,
        TenantId = draft.TenantId,
        ApplicationId = draft.ApplicationId ?? draft.AuthorizedParty,
        Issuer = draft.Issuer,
        HasNonce = draft.HasNonce,
        IssuedOn = draft.IssuedOn,
        NotBefore = draft.NotBefore,
        ExpiresOn = draft.ExpiresOn,
    };

    private static int Find(ref Utf8JsonReader name)
    {
        if (name.ValueIsEscaped)
        {
            string written = name.GetString()!;
            return Array.FindIndex(Claims, claim => claim.Name == written);
        }

        for (int i = 0; i < Claims.Length; i++)
            if (name.ValueSpan.SequenceEqual(Claims[i].Utf8Name)) return i;
        return -1;
    }

    // Marks a claim whose name differs only in case.
    private static uint SimilarTo(ref Utf8JsonReader name)
    {
        string? written = name.ValueIsEscaped ? name.GetString() : null;
        for (int i = 0; i < Claims.Length; i++)
            if (written is null ? DiffersInCase(name.ValueSpan, Claims[i].Utf8Name) : written.Equals(Claims[i].Name, StringComparison.OrdinalIgnoreCase)) return 1u << i;
        return 0;
    }

    private static bool DiffersInCase(ReadOnlySpan<byte> written, byte[] name)
    {
        const int LowerCase = 0x20;
        if (written.Length != name.Length) return false;
        for (int i = 0; i < name.Length; i++)
            if ((written[i] | LowerCase) != (name[i] | LowerCase)) return false;
        return true;
    }

    private static void ReadMethods(ref Utf8JsonReader value, Draft draft)
    {
        draft.Methods = TextsOf(ref value);
        draft.MethodsUnreadable = draft.Methods is null;
    }

    private static string? TextOf(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.String && value.GetString() is { Length: > 0 } text ? Redactor.Printable(text) : null;

    // A version that is not text is not the same as an absent one, so it decides nothing.
    private static string? VersionOf(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.Null ? null : TextOf(ref value) ?? "";

    /// <summary>Returns a text, or the texts that are direct elements of an array; null for anything else.</summary>
    private static List<string>? TextsOf(ref Utf8JsonReader value)
    {
        if (value.TokenType == JsonTokenType.String) return [Redactor.Printable(value.GetString()!)];
        if (value.TokenType != JsonTokenType.StartArray) return null;
        List<string> texts = [];
        while (value.Read() && value.TokenType != JsonTokenType.EndArray)
        {
            if (value.TokenType == JsonTokenType.String) texts.Add(Redactor.Printable(value.GetString()!));
            else value.Skip();
        }

        return texts;
    }
}

/// <summary>Reads a number of seconds since 1970, possibly with a fraction (RFC 7519, section 2). Some issuers put it in quotes.</summary>
internal static class NumericDate
{
    public static DateTimeOffset? Of(ref Utf8JsonReader value) => value.TokenType switch
    {
        JsonTokenType.Number when value.TryGetDouble(out double seconds) => Of(seconds),
        JsonTokenType.String => Of(value.GetString()),
        _ => null,
    };

    public static DateTimeOffset? Of(string? text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double seconds) ? Of(seconds) : null;

    // A value before the year 1 or after the year 9999 is not a time.
    private static DateTimeOffset? Of(double seconds) =>
        seconds is >= -62_135_596_800 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
