using System.Net;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Signatures;

/// <summary>Signatures verified with the keys that the tenant publishes.</summary>
public sealed class PublishedKeyTests : IDisposable
{
    private const string Tenant = TestTokens.TenantId;
    private const string Issuer = $"https://sts.windows.net/{Tenant}/";
    private const string Host = "https://login.microsoftonline.com";

    private readonly ManualClock _clock = new();
    private readonly ScriptedHandler _network = new();
    private readonly TenantKeys _keys;

    public PublishedKeyTests() => _keys = new TenantKeys(new ServiceBackend { Handler = _network, Clock = _clock });

    public void Dispose() => _network.Dispose();

    [Fact]
    public async Task The_keys_come_from_the_tenants_own_metadata()
    {
        Publish(SignedTokens.Key);

        Assert.Equal(("Yes", "Valid"), await TestAsync(SignedTokens.With()));
        Assert.Equal(
            [$"GET {Host}/{Tenant}/.well-known/openid-configuration", $"GET {Host}/{Tenant}/discovery/keys"],
            _network.Sent.Select(sent => $"{sent.Method} {sent.Uri}"));
        Assert.All(_network.Sent, sent => Assert.DoesNotContain(sent.Headers, header => header.Key == "Authorization"));
    }

    [Fact]
    public async Task A_v2_token_is_verified_by_the_metadata_of_v2()
    {
        Publish(new Metadata($$"""{"issuer":"{{Host}}/{{Tenant}}/v2.0","jwks_uri":"{{Host}}/{{Tenant}}/discovery/v2.0/keys"}"""), SignedTokens.Key);

        Assert.Equal(("Yes", "Valid"), await TestAsync(SignedTokens.With(("ver", "2.0"), ("iss", $"{Host}/{Tenant}/v2.0"))));
        Assert.Equal($"{Host}/{Tenant}/v2.0/.well-known/openid-configuration", _network.Sent[0].Uri);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_tokens()
    {
        Publish(SignedTokens.Key);

        for (int i = 0; i < 5; i++) Assert.Equal(("Yes", "Valid"), await TestAsync(SignedTokens.With(("oid", $"{i}"))));
        Assert.Equal(2, _network.Sent.Count);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_looked_for_once_more_and_not_for_each_token()
    {
        RsaSecurityKey old = SignedTokens.NewKey("old");
        Publish(old);

        Assert.Equal(("Unknown", "KeyNotFound"), await TestAsync(SignedTokens.With()));
        Assert.Equal(("Unknown", "KeyNotFound"), await TestAsync(SignedTokens.With()));
        Assert.Equal(2, _network.Sent.Count);

        _clock.Advance(TimeSpan.FromMinutes(5));
        Publish(old, SignedTokens.Key);
        Assert.Equal(("Yes", "Valid"), await TestAsync(SignedTokens.With()));
        Assert.Equal(4, _network.Sent.Count);
    }

    [Theory]
    [InlineData("https://evil.example/keys")]
    [InlineData("http://login.microsoftonline.com/keys")]
    [InlineData("https://login.microsoftonline.com.evil.example/keys")]
    [InlineData("https://login.microsoftonline.com@evil.example/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task Keys_of_another_host_are_never_fetched(string address)
    {
        _network.Then(() => new Reply(200, $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{address}}"}""").Create());

        await FailsAsync();
        Assert.Single(_network.Sent);
    }

    [Theory]
    [InlineData("https://sts.windows.net/00000000-0000-0000-0000-000000000001/")]
    [InlineData("https://sts.windows.net/{tenantid}/")]
    [InlineData("")]
    public async Task Keys_of_another_issuer_verify_nothing(string issuer)
    {
        Publish(new Metadata($$"""{"issuer":"{{issuer}}","jwks_uri":"{{Host}}/keys"}"""), SignedTokens.Key);

        Assert.Contains("another issuer", (await FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task An_answer_that_is_not_metadata_is_an_error_with_advice(int status)
    {
        _network.Then(() => new Reply(status).With("Location: https://evil.example/").Create());

        PartnerMfaException failure = await FailsAsync();
        Assert.Equal($"The keys of the token's tenant could not be fetched from login.microsoftonline.com: it answered HTTP {status}.", failure.Message);
        Assert.Contains("-KeySetPath", failure.Remedy, StringComparison.Ordinal);
        Assert.Single(_network.Sent);
    }

    [Theory]
    [InlineData("<html>sign in to the network</html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task So_is_a_page(string body)
    {
        _network.Then(() => new Reply(200, body).Create());

        await FailsAsync();
    }

    [Fact]
    public async Task So_is_an_answer_without_an_end()
    {
        _network.Then(() => new Reply(200, new string(' ', 2 * 1024 * 1024)).Create());

        Assert.Contains("far too large", (await FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_is_a_network_that_fails_and_the_next_try_is_a_new_one()
    {
        _network.Then((_, _) => throw new HttpRequestException("no route to host"));
        Assert.EndsWith("no route to host.", (await FailsAsync()).Message, StringComparison.Ordinal);

        Publish(SignedTokens.Key);
        Assert.Equal(("Yes", "Valid"), await TestAsync(SignedTokens.With()));
    }

    [Fact]
    public async Task Stopping_is_not_a_failure()
    {
        using CancellationTokenSource stop = new();
        _network.Then(async (_, cancelled) =>
        {
            await stop.CancelAsync();
            cancelled.ThrowIfCancellationRequested();
            return new HttpResponseMessage(HttpStatusCode.OK);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(SignedTokens.With(), stop.Token));
    }

    [Fact]
    public async Task Nothing_is_fetched_for_a_token_that_cannot_verify()
    {
        await TestAsync(SignedTokens.Written("""{"alg":"none"}""", ""));
        await TestAsync(SignedTokens.With(("tid", "evil.example/?")));
        await TestAsync(SignedTokens.With(("iss", "https://evil.example/")));

        Assert.Empty(_network.Sent);
    }

    private void Publish(params RsaSecurityKey[] keys) =>
        Publish(new Metadata($$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Host}}/{{Tenant}}/discovery/keys"}"""), keys);

    private void Publish(Metadata metadata, params RsaSecurityKey[] keys)
    {
        _network.Then(() => new Reply(200, metadata.Json).Create());
        _network.Then(() => new Reply(200, SignedTokens.KeySet(keys)).Create());
    }

    private async Task<PartnerMfaException> FailsAsync()
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => TestAsync(SignedTokens.With()));
        Assert.Equal(("SigningKeysUnavailable", "login.microsoftonline.com"), (failure.ErrorId, failure.TargetName));
        return failure;
    }

    private async Task<(string Result, string? Signature)> TestAsync(Secret token)
    {
        PartnerMfaResult result = await RunAsync(token, TestContext.Current.CancellationToken);
        return (result.Result, result.SignatureStatus);
    }

    private async Task<PartnerMfaResult> RunAsync(Secret token, CancellationToken stop)
    {
        TokenRequest request = TokenTests.Question(token) with { SignatureKeys = SignatureKeys.Published };
        SignatureFinding? finding = await new SignatureVerifier(_keys).RunAsync(request, stop);
        return new TokenInspector(_clock, CommandHints.PowerShell).Run(request, finding);
    }

    private sealed record Metadata(string Json);
}
