using System.Text.Json;
using PartnerMfa.Http;

namespace PartnerMfa.Probe;

/// <summary>A server that sends the token back wherever it can: it never gets into a result or a message.</summary>
public sealed class TokenEchoTests
{
    private static readonly Secret Token = TestTokens.With();

    private static readonly Dictionary<string, Func<string, Reply>> Echoes = new()
    {
        ["in the body"] = token => new Reply(401, token),
        ["in a profile"] = token => new Reply(200, $$"""{"profileType":"OrganizationProfile","companyName":"{{token}}","isMfaCompliant":"{{token}}"}"""),
        ["as the code"] = token => new Reply(401, $$"""{"code":"{{token}}"}"""),
        ["as the description"] = token => new Reply(401, $$"""{"code":"1","description":"The token {{token}} is not valid.","message":"{{token}}"}"""),
        ["in the reason phrase"] = token => new Reply(401) { ReasonPhrase = $"Unauthorized: Bearer {token}" },
        ["in pieces that invisible characters part"] = token => new Reply(401, $$"""{"code":"{{string.Join('\u200b', token.Chunk(20).Select(part => new string(part)))}}"}"""),
        ["after a long beginning"] = token => new Reply(401, $$"""{"description":"{{new string('-', 190)}} {{token}}"}"""),
        ["as isMfaCompliant"] = token => Reply.Profile.With($"isMfaCompliant: {token}"),
        ["as the correlation id"] = token => new Reply(503).With($"MS-CorrelationId: {token}", $"MS-RequestId: Bearer {token}"),
        ["in WWW-Authenticate"] = token => new Reply(401).With($"WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"{token}\""),
        ["in Location"] = token => new Reply(302).With($"Location: https://user:{token}@elsewhere.example/{token}?access_token={token}"),
        ["as a host"] = token => new Reply(302).With($"Location: https://{token}.example/"),
        ["in other headers"] = token => new Reply(200).With($"Server: {token}", $"Via: 1.1 {token}", $"MS-CV: {token}", $"MS-ServerId: {token}", $"Retry-After: {token}"),
        ["as the content type"] = token => new Reply(200).With() with { MediaType = $"text/{new string([.. token.Where(char.IsAsciiLetter)])}" },
    };

    public static TheoryData<string> Names { get; } = [.. Echoes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_token_gets_into_a_result_or_a_message(string where)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Echoes[where](Token.Reveal()).Create);
        RecordingObserver observer = new();
        PartnerMfaResult result = await Probes.RunAsync(
            new ServiceBackend { Handler = handler, Clock = new ManualClock() }, Token, Probes.Once, observer);

        AssertNoToken(JsonSerializer.Serialize(result) + result + string.Concat(observer.Told));
    }

    [Fact]
    public async Task A_token_in_place_of_a_response_is_not_repeated()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(() => throw new HttpRequestException($"Received an invalid status line: 'Bearer {Token.Reveal()}'."));
        RecordingObserver observer = new();
        PartnerMfaResult result = await Probes.RunAsync(
            new ServiceBackend { Handler = handler, Clock = new ManualClock() }, Token, Probes.Once, observer);

        Assert.Contains("Received an invalid status line: 'Bearer (secret)'", result.Message, StringComparison.Ordinal);
        AssertNoToken(JsonSerializer.Serialize(result) + result + string.Concat(observer.Told));
    }

    // Any part of it, because even a piece of the token must not be shown.
    private static void AssertNoToken(string told)
    {
        Assert.NotEmpty(told);
        string token = Token.Reveal();
        Assert.All(
            Enumerable.Range(0, token.Length - 20),
            start => Assert.DoesNotContain(token.Substring(start, 20), told, StringComparison.OrdinalIgnoreCase));
    }
}
