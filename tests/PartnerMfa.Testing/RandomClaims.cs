using System.Text;

namespace PartnerMfa.Testing;

/// <summary>A claim as it is written.</summary>
internal sealed record WrittenClaim(string Name, string Json);

/// <summary>Creates payloads of every form, good and odd. The same seed creates the same payloads.</summary>
internal sealed class RandomClaims(Random random)
{
    private static readonly WrittenClaim[] Good =
        [.. TestTokens.Claims().Select(claim => new WrittenClaim(claim.Key, System.Text.Json.JsonSerializer.Serialize(claim.Value)))];

    private static readonly string[] Methods =
    [
        """["pwd","mfa"]""", """["pwd"]""", """["mfa"]""", "\"mfa\"", "\"pwd\"", """["ngcmfa"]""", """["rsa","ngcmfa","mfa"]""", "[]", "\"\"", "null",
        """[["mfa"]]""", """[{"mfa":true}]""", """{"mfa":true}""", """["wiaormfa"]""", """["MFA"]""", """["mfa "]""", """["pwd",7,null,true,"mfa"]""",
        """["m\u0066a"]""", """["mfa\u0000"]""", "1", "true", """["pwd","fido"]""",
    ];

    private static readonly string[] Audiences =
    [
        "\"https://api.partnercenter.microsoft.com\"", "\"https://api.partnercenter.microsoft.com/\"", "\"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd\"",
        "\"https://graph.microsoft.com\"", """["https://graph.microsoft.com","https://api.partnercenter.microsoft.com"]""", """["a"]""", "[]", "null",
    ];

    private static readonly string[] Times =
        ["1780920000", "1780924000", "-1", "0", "1780924000.5", "1.78e9", "253402300799", "253402300800", "-62135596801", "9223372036854775807", "\"1780924000\""];

    private static readonly string[] Texts =
        ["\"\"", "\"1.0\"", "\"2.0\"", "\"app\"", "\"user\"", "\"user_impersonation\"", "\"a@contoso.example\"", "\"J\\u00f6rg\"", "\"\u540d\u524d\"", "\"a\\u001b[31m\\u202eb\"", "null", "7", "true", "[\"x\"]", "{\"a\":{\"b\":[1,2]}}"];

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["amr"] = Methods,
        ["aud"] = Audiences,
        ["exp"] = Times,
        ["nbf"] = Times,
        ["iat"] = Times,
        ["ver"] = Texts,
        ["idtyp"] = Texts,
        ["scp"] = Texts,
        ["upn"] = Texts,
        ["unique_name"] = Texts,
        ["preferred_username"] = Texts,
        ["tid"] = Texts,
        ["appid"] = Texts,
        ["azp"] = Texts,
        ["iss"] = Texts,
        ["nonce"] = Texts,
        ["xms_tcdt"] = Times,
        ["acr"] = Texts,
        ["AMR"] = Methods,
        ["roles"] = Audiences,
        ["mfa"] = Texts,
    };

#pragma warning disable CA5394 // A test must be the same every time, and nothing secret is generated.
    public RandomClaims(int seed)
        : this(new Random(seed))
    {
    }

    private static readonly string[] AllNames = [.. Values.Keys];

    public static IReadOnlyCollection<string> Names => AllNames;

    /// <summary>The usual good token with a few of its claims changed, removed, or added.</summary>
    public List<WrittenClaim> Next()
    {
        List<WrittenClaim> claims = [.. Good];
        for (int changes = random.Next(6); changes > 0; changes--)
        {
            string name = Pick(AllNames);
            claims.RemoveAll(claim => claim.Name == name);
            if (random.Next(4) > 0) claims.Add(Any(name));
        }

        return claims;
    }

    /// <summary>A claim with this name and any value.</summary>
    public WrittenClaim Any(string name) => new(name, Pick(Values.TryGetValue(name, out string[]? values) ? values : Texts));

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public int Below(int limit) => random.Next(limit);

    public List<WrittenClaim> Shuffled(IEnumerable<WrittenClaim> claims) => [.. claims.OrderBy(_ => random.Next())];

    /// <summary>The claims as JSON, with any white space between them.</summary>
    public string Spaced(IEnumerable<WrittenClaim> claims) => Write(claims, () => new string(Pick(" \t\r\n".ToCharArray()), random.Next(3)));
#pragma warning restore CA5394

    public static string Plain(IEnumerable<WrittenClaim> claims) => Write(claims, () => "");

    private static string Write(IEnumerable<WrittenClaim> claims, Func<string> space)
    {
        StringBuilder json = new();
        json.Append(space()).Append('{');
        string comma = "";
        foreach (WrittenClaim claim in claims)
        {
            json.Append(comma).Append(space()).Append('"').Append(claim.Name).Append('"').Append(space()).Append(':').Append(space()).Append(claim.Json).Append(space());
            comma = ",";
        }

        return json.Append('}').Append(space()).ToString();
    }
}
