using System.Text.Json;

namespace PartnerMfa.Http.Resources;

/// <summary>A service that sends the token back: it never gets into a failure or a message.</summary>
public sealed class ResourceEchoTests
{
    private static readonly Dictionary<string, Func<string, Reply>> Echoes = new()
    {
        ["in the body"] = token => new Reply(401, token),
        ["in Graph's error"] = token => new Reply(403, $$"""{"error":{"code":"{{token}}","message":"The token {{token}}.","innerError":{"request-id":"{{token}}" } } }"""),
        ["in Partner Center's error"] = token => new Reply(403, $$"""{"code":"{{token}}","description":"{{token}}"}"""),
        ["in the ids"] = token => new Reply(403).With($"request-id: {token}", $"client-request-id: {token}", $"MS-CorrelationId: {token}", $"MS-RequestId: {token}"),
        ["in the reason phrase"] = token => new Reply(401) { ReasonPhrase = $"Bearer {token}" },
        ["in Location"] = token => new Reply(302).With($"Location: https://{token}.example/{token}"),
        ["as the next link's host"] = token => new Reply(200, $$"""{"value":[1],"@odata.nextLink":"https://{{token}}/"}"""),
        ["as the next link's user"] = token => new Reply(200, $$"""{"value":[1],"@odata.nextLink":"https://{{token}}@graph.microsoft.com/"}"""),
        ["as the next link's scheme"] = token => new Reply(200, $$"""{"value":[1],"@odata.nextLink":"{{new string([.. token.Where(char.IsAsciiLetter)])}}://x.example/"}"""),
    };

    public static TheoryData<string> Names { get; } = [.. Echoes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_token_is_shown(string where)
    {
        using Reads reads = new Reads().Then(Echoes[where](Reads.Token.Reveal()));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.NotNull(fetched.Failure);
        string told = JsonSerializer.Serialize(fetched) + fetched + string.Concat(reads.Observer.Told);
        string token = Reads.Token.Reveal();
        string letters = new([.. token.Where(char.IsAsciiLetter)]);
        foreach (string secret in new[] { token, letters })
            Assert.All(
                Enumerable.Range(0, secret.Length - 20),
                start => Assert.DoesNotContain(secret.Substring(start, 20), told, StringComparison.OrdinalIgnoreCase));
    }
}
