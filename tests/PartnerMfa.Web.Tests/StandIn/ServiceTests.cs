using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.StandIn;

/// <summary>The stand-in's responses, request by request.</summary>
public sealed class ServiceTests
{
    // More names than a form may have, and an endless name.
    [Theory]
    [InlineData("a&", 5000)]
    [InlineData("a", 3_000_000)]
    public async Task A_form_that_is_too_large_is_a_bad_request(string part, int count)
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        using StringContent form = new(string.Concat(Enumerable.Repeat(part, count)), System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using HttpResponseMessage response = await stage.Http.PostAsync(new Uri(stage.SignIn, "contoso.com/oauth2/v2.0/token"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task ID_tokens_are_valid_by_the_published_metadata_and_keys()
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        ConfigurationManager<OpenIdConnectConfiguration> metadata = new(
            new Uri(stage.SignIn, $"{SandboxAccounts.TenantId}/v2.0/.well-known/openid-configuration").AbsoluteUri, new OpenIdConnectConfigurationRetriever(), stage.Http);
        OpenIdConnectConfiguration published = await metadata.GetConfigurationAsync(TestContext.Current.CancellationToken);
        JsonObject answer = await stage.RedeemAsync("mfa");

        TokenValidationResult token = await new JsonWebTokenHandler().ValidateTokenAsync(answer["id_token"]!.GetValue<string>(), new TokenValidationParameters
        {
            ValidIssuer = published.Issuer,
            ValidAudience = ClientSettings.Application,
            IssuerSigningKeys = published.SigningKeys,
        });

        Assert.True(token.IsValid, token.Exception?.Message);
        Assert.All(
            new[] { published.AuthorizationEndpoint, published.TokenEndpoint, published.JwksUri, published.DeviceAuthorizationEndpoint, published.Issuer },
            address => Assert.StartsWith(stage.SignIn.AbsoluteUri, address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/user_impersonation", "https://api.partnercenter.microsoft.com/user_impersonation", "https://api.partnercenter.sandbox.example")]
    [InlineData("openid profile offline_access https://api.partnercenter.microsoft.com/.default", "https://api.partnercenter.microsoft.com/user_impersonation", "https://api.partnercenter.sandbox.example")]
    [InlineData("https://graph.microsoft.com/Policy.Read.All openid", "https://graph.microsoft.com/Policy.Read.All", "https://graph.sandbox.example")]
    [InlineData("User.Read.All", "GRAPH/User.Read.All", "https://graph.sandbox.example")]
    [InlineData("GRAPH/User.Read.All", "GRAPH/User.Read.All", "https://graph.sandbox.example")]
    [InlineData("PARTNERCENTER/user_impersonation", "PARTNERCENTER/user_impersonation", "https://api.partnercenter.sandbox.example")]
    [InlineData("00000003-0000-0000-c000-000000000000/User.Read.All", "00000003-0000-0000-c000-000000000000/User.Read.All", "https://graph.sandbox.example")]
    public async Task Scopes_are_granted_by_the_names_they_were_asked_for(string scope, string granted, string audience)
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        string Named(string text) => text
            .Replace("PARTNERCENTER", stage.Addresses.ResourceOf(Service.PartnerCenter), StringComparison.Ordinal).Replace("GRAPH", stage.Addresses.ResourceOf(Service.Graph), StringComparison.Ordinal);

        JsonObject answer = await stage.RedeemAsync("mfa", scope: Named(scope));

        Assert.Equal(Named(granted), answer["scope"]!.GetValue<string>());
        Assert.Equal([audience], new JsonWebToken(answer["access_token"]!.GetValue<string>()).Audiences);
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com", "https://api.partnercenter.sandbox.example")]
    [InlineData("https://graph.microsoft.com/", "https://graph.sandbox.example")]
    public async Task The_endpoint_of_version_1_takes_a_resource(string resource, string audience)
    {
        await using StandInStage stage = await StandInStage.StartAsync();

        JsonObject answer = await stage.RedeemAsync("mfa", "oauth2/token", resource);

        Assert.Equal([audience], new JsonWebToken(answer["access_token"]!.GetValue<string>()).Audiences);
    }

    [Fact]
    public async Task A_refused_sign_in_is_refused_as_Entra_ID_does()
    {
        await using StandInStage stage = await StandInStage.StartAsync();

        JsonObject answer = await stage.RedeemAsync("blocked");

        Assert.Equal(("invalid_grant", 53003), (answer["error"]!.GetValue<string>(), answer["error_codes"]![0]!.GetValue<int>()));
        Assert.StartsWith(stage.SignIn.AbsoluteUri, answer["error_uri"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"400 Sign-in POST /{SandboxAccounts.TenantId}/oauth2/v2.0/token refresh_token, invalid_grant, AADSTS53003", Assert.Single(stage.Log));
    }

    [Fact]
    public async Task Each_service_answers_on_its_own_port_only()
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        string partnerCenter = (await stage.RedeemAsync("mfa"))["access_token"]!.GetValue<string>();
        string graph = (await stage.RedeemAsync("mfa", scope: "https://graph.microsoft.com/.default"))["access_token"]!.GetValue<string>();

        async Task<int> StatusAsync(Uri service, string path, string token)
        {
            using HttpResponseMessage response = await stage.CallAsync(service, path, token);
            return (int)response.StatusCode;
        }

        Assert.Equal(200, await StatusAsync(stage.PartnerCenter, "v1/profiles/organization", partnerCenter));
        Assert.Equal(200, await StatusAsync(stage.PartnerCenter, "v1/customers", partnerCenter));
        Assert.Equal(200, await StatusAsync(stage.PartnerCenter, "v1/applicationmfaadoptionstatus", partnerCenter));
        Assert.Equal(200, await StatusAsync(stage.Graph, "v1.0/policies/identitySecurityDefaultsEnforcementPolicy", graph));
        Assert.Equal(200, await StatusAsync(stage.Graph, "v1.0/identity/conditionalAccess/policies", graph));
        Assert.Equal(404, await StatusAsync(stage.Graph, "v1/profiles/organization", partnerCenter));
        Assert.Equal(404, await StatusAsync(stage.PartnerCenter, "v1.0/users/mfa@sandbox.example", graph));
        Assert.Equal(404, await StatusAsync(stage.SignIn, "v1/profiles/organization", partnerCenter));
        Assert.Equal(401, await StatusAsync(stage.Graph, "v1.0/users/mfa@sandbox.example", partnerCenter));
        Assert.Equal(401, await StatusAsync(stage.PartnerCenter, "v1/profiles/organization", graph));
    }

    [Fact]
    public async Task Links_to_the_next_page_of_Graph_point_to_the_stand_in()
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        string token = (await stage.RedeemAsync("many-policies", scope: "https://graph.microsoft.com/.default"))["access_token"]!.GetValue<string>();

        using HttpResponseMessage first = await stage.CallAsync(stage.Graph, "v1.0/identity/conditionalAccess/policies", token);
        string next = JsonNode.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["@odata.nextLink"]!.GetValue<string>();

        Assert.StartsWith(stage.Graph.AbsoluteUri, next, StringComparison.Ordinal);
        using HttpResponseMessage second = await stage.CallAsync(new Uri(next), "", token);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task No_token_code_or_secret_is_logged()
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        JsonObject answer = await stage.RedeemAsync("password");
        string token = answer["access_token"]!.GetValue<string>();
        using HttpResponseMessage call = await stage.CallAsync(stage.PartnerCenter, $"v1/customers/{token[..60]}?code={token[..60]}", token, ("ValidateMfa", "true"));
        using HttpResponseMessage authorize = await stage.Http.GetAsync(new Uri(stage.SignIn, $"organizations/oauth2/v2.0/authorize?redirect_uri=http://localhost&state={token[^50..]}"), TestContext.Current.CancellationToken);
        await stage.PostAsync("oauth2/v2.0/token", ("grant_type", token[..80]), ("client_secret", "Xyz8Q~abcDEF123.ghi_JKL456"));

        string log = string.Join('\n', stage.Log);

        Assert.Equal(4, stage.Log.Count);
        Assert.Contains("password@sandbox.example, no MFA, enforcement asked for", log, StringComparison.Ordinal);
        foreach (string secret in new[] { token[..40], token[^40..], answer["refresh_token"]!.GetValue<string>()[..30], "Xyz8Q~abcDEF123" }) Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_is_for_this_machine_only_and_its_key_is_not_written()
    {
        await using StandInStage stage = await StandInStage.StartAsync();
        string text = await File.ReadAllTextAsync(stage.CertificateFile, TestContext.Current.CancellationToken);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(text);

        Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        X509SubjectAlternativeNameExtension names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], names.EnumerateIPAddresses());
        Assert.InRange(certificate.NotAfter - DateTime.Now, TimeSpan.FromDays(29), TimeSpan.FromDays(31));
    }

    [Fact]
    public async Task Plain_http_is_served_on_request_and_no_certificate_made()
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { UseHttp = true });

        using HttpResponseMessage metadata = await stage.Http.GetAsync(new Uri(stage.SignIn, "organizations/v2.0/.well-known/openid-configuration"), TestContext.Current.CancellationToken);

        Assert.Equal("http", stage.SignIn.Scheme);
        Assert.Equal(HttpStatusCode.OK, metadata.StatusCode);
        Assert.False(File.Exists(stage.CertificateFile));
    }

    [Fact]
    public async Task Another_host_name_is_not_answered()
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { UseHttp = true });
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(stage.SignIn, "organizations/v2.0/.well-known/openid-configuration"));
        request.Headers.Host = "rebind.example";

        using HttpResponseMessage response = await stage.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_port_in_use_is_reported()
    {
        await using StandInStage stage = await StandInStage.StartAsync();

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => StandInStage.StartAsync(options => options with { Port = stage.SignIn.Port }));

        Assert.Equal("PortInUse", failure.ErrorId);
    }
}
