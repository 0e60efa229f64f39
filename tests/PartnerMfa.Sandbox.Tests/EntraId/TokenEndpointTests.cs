using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using PartnerMfa.Sandbox.Support;
using static PartnerMfa.Sandbox.Support.TokenRequests;

namespace PartnerMfa.Sandbox.EntraId;

public sealed class TokenEndpointTests
{
    // The pair of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly SandboxRun _sandbox = new();
    private readonly TokenRequests _service;

    public TokenEndpointTests() => _service = new TokenRequests(_sandbox);

    [Fact]
    public async Task A_code_with_its_verifier_gives_a_token_of_the_account() =>
        Assert.Equal("mfa@sandbox.example", AccountOf(await RedeemAsync(Verifier)));

    [Theory]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_code_with_a_wrong_or_missing_verifier_is_refused(string? verifier) =>
        AssertRefused(await RedeemAsync(verifier), "invalid_grant", 70000);

    [Fact]
    public async Task A_code_for_another_redirect_is_refused() =>
        AssertRefused(await RedeemAsync(Verifier, redirect: "http://localhost:8401"), "invalid_grant", 70000);

    [Theory]
    [InlineData("not-a-code")]
    [InlineData("")]
    public async Task An_invalid_code_is_refused(string code) => AssertRefused(
        await _service.PostAsync("token", ("grant_type", "authorization_code"), ("code", code)), "invalid_grant", 70000);

    [Fact]
    public async Task A_refresh_token_gives_a_new_one_of_the_same_account_at_each_use()
    {
        JsonElement first = await RedeemAsync(Verifier, account: "password@sandbox.example");
        JsonElement second = await RefreshAsync(Text(first, "refresh_token"));
        JsonElement third = await RefreshAsync(Text(second, "refresh_token"));

        string[] refreshTokens = [Text(first, "refresh_token"), Text(second, "refresh_token"), Text(third, "refresh_token")];
        Assert.Equal(3, refreshTokens.Distinct().Count());
        Assert.All([first, second, third], answer => Assert.Equal("password@sandbox.example", AccountOf(answer)));
    }

    [Theory]
    [InlineData("0.Aanother-tenant-s")]
    [InlineData("0.Asandbox-00000000000000000000000000000000")]
    [InlineData("")]
    public async Task A_refresh_token_from_elsewhere_is_refused(string refreshToken) =>
        AssertRefused(await RefreshAsync(refreshToken), "invalid_grant", 9002313);

    [Fact]
    public async Task A_grant_type_that_it_does_not_know_is_refused() =>
        AssertRefused(await _service.PostAsync("token", ("grant_type", "password")), "unsupported_grant_type", 70003);

    private async Task<JsonElement> RedeemAsync(
        string? verifier, string redirect = "http://localhost:8400", string account = "mfa@sandbox.example")
    {
        string code = await _service.AuthorizeAsync(account, Challenge);
        (string, string)[] form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect)];
        return await _service.PostAsync("token", verifier is null ? form : [.. form, ("code_verifier", verifier)]);
    }

    private Task<JsonElement> RefreshAsync(string refreshToken) =>
        _service.PostAsync("token", ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    private static string AccountOf(JsonElement answer) => new JsonWebToken(Text(answer, "access_token")).GetPayloadValue<string>("upn");

    private static void AssertRefused(JsonElement answer, string error, int code)
    {
        Assert.Equal(error, Text(answer, "error"));
        Assert.Equal(code, Assert.Single(answer.GetProperty("error_codes").EnumerateArray()).GetInt32());
        Assert.StartsWith($"AADSTS{code}: ", Text(answer, "error_description"), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("access_token", out _), "A refusal has no token in it.");
    }
}
