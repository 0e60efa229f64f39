using System.Net;
using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Probe;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.PartnerCenter;

public sealed class ProfileEndpointTests
{
    private readonly SandboxRun _sandbox = new();

    [Theory]
    [InlineData("password")]
    [InlineData("refused")]
    [InlineData("mfa")]
    [InlineData("portal")]
    public async Task Without_a_header_that_asks_for_enforcement_the_answer_is_the_ordinary_profile(string account)
    {
        using HttpResponseMessage response = await _sandbox.SendPlainAsync(TokenOf(account));
        byte[] bytes = await WireBody.BytesAsync(response);
        JsonElement body = await WireBody.JsonAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains(PartnerCenterConstants.ComplianceHeader), "The service says nothing of MFA when it is not asked.");
        Assert.True(WireBody.HasByteOrderMark(bytes), "Partner Center's JSON begins with a byte order mark.");
        Assert.Equal("OrganizationProfile", body.GetProperty("profileType").GetString());
    }

    [Theory]
    [InlineData(PartnerCenterConstants.EnforceMfaHeader)]
    [InlineData(PartnerCenterConstants.ValidateMfaHeader)]
    public async Task Either_header_asks_for_enforcement(string header)
    {
        string other = header == PartnerCenterConstants.ValidateMfaHeader ? PartnerCenterConstants.EnforceMfaHeader : PartnerCenterConstants.ValidateMfaHeader;
        Secret token = new(TokenOf("password"));
        using HttpRequestMessage request = ProfileRequest.Enforced(PartnerMfaEnvironments.Sandbox, token, CorrelationIds.New());
        Assert.True(request.Headers.Remove(other));

        using HttpResponseMessage response = await _sandbox.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_app_only_token_is_refused_with_403_and_900329()
    {
        using HttpResponseMessage response = await _sandbox.SendEnforcedAsync(TokenOf("app-only"));
        JsonElement body = await WireBody.JsonAsync(response);

        Assert.Equal((403, "900329"), ((int)response.StatusCode, body.GetProperty("code").GetRawText()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhcHBfZGlzcGxheW5hbWUiOiJtZmEifQ.")]
    public async Task Invalid_and_unsigned_tokens_are_refused(string token) => await AssertRejectedAsync(token);

    [Fact]
    public async Task An_expired_token_is_refused() => await AssertRejectedAsync(TokenOf("expired"));

    [Fact]
    public async Task A_token_of_another_service_is_refused() =>
        await AssertRejectedAsync(new SandboxTokens(_sandbox.Clock).IdToken(SandboxAccounts.Default, TokenRequests.ClientId, nonce: null));

    [Fact]
    public async Task The_ids_of_the_request_come_back()
    {
        CorrelationIds ids = CorrelationIds.New();

        using HttpResponseMessage response = await _sandbox.SendEnforcedAsync(TokenOf("mfa"), ids);

        Assert.Equal(ids.CorrelationId, Assert.Single(response.Headers.GetValues(PartnerCenterConstants.CorrelationIdHeader)));
        Assert.Equal(ids.RequestId, Assert.Single(response.Headers.GetValues(PartnerCenterConstants.RequestIdHeader)));
    }

    [Theory]
    [InlineData("GET", "/v1/profiles")]
    [InlineData("POST", "/v1/profiles/organization")]
    [InlineData("GET", "/organizations/oauth2/v2.0/token")]
    [InlineData("GET", "/")]
    public async Task A_path_or_method_that_is_not_there_is_not_found(string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(PartnerMfaEnvironments.Sandbox.PartnerCenterEndpoint, path));

        using HttpResponseMessage response = await _sandbox.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private string TokenOf(string account) =>
        new SandboxTokens(_sandbox.Clock).AccessToken(SandboxAccounts.Find(account)!, TokenRequests.ClientId);

    private async Task AssertRejectedAsync(string token)
    {
        using HttpRequestMessage request = ProfileRequest.Enforced(PartnerMfaEnvironments.Sandbox, new Secret(token), CorrelationIds.New());
        using HttpResponseMessage response = await _sandbox.SendAsync(request);
        JsonElement body = await WireBody.JsonAsync(response);

        Assert.Equal((401, "900420"), ((int)response.StatusCode, body.GetProperty("code").GetRawText()));
    }
}
