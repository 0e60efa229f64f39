using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens;

/// <summary>The access tokens in a JSON document: an answer of the token endpoint, the output of a tool, or MSAL's cache.</summary>
internal static class TokenDocument
{
    private static readonly string[] Names = ["access_token", "accessToken", "secret", "token", "AccessToken", "Token"];

    /// <returns>Nothing when the text is not JSON.</returns>
    public static IEnumerable<string> Find(string text)
    {
        using JsonDocument? document = StrictJson.Parse(text);
        return document is null ? [] : [.. Find("", document.RootElement)];
    }

    private static IEnumerable<string> Find(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Find(member.Name, member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Find(name, element)),
        JsonValueKind.String when Array.IndexOf(Names, name) >= 0 && value.GetString() is { } token && IsAccessToken(token) => [token],
        _ => [],
    };

    private static bool IsAccessToken(string token) =>
        token.StartsWith("eyJ", StringComparison.Ordinal) && TokenReader.IsReadable(new Secret(token)) && !TokenReader.Read(new Secret(token)).IsIdToken;
}
