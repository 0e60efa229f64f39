using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.EntraId;

public sealed class SigningTests
{
    private readonly SandboxRun _sandbox = new();

    [Theory]
    [InlineData("mfa", SandboxTokens.IssuerV1)]
    [InlineData("v2", SandboxTokens.IssuerV2)]
    [InlineData("app-only", SandboxTokens.IssuerV1)]
    public async Task A_token_verifies_with_the_key_set_that_the_metadata_names(string account, string issuer)
    {
        Session session = await _sandbox.SignInAsync(account);

        TokenValidationResult verified = await VerifyAsync(session.AccessToken.Reveal());

        Assert.True(verified.IsValid, verified.Exception?.Message);
        Assert.Equal(issuer, verified.Issuer);
    }

    [Fact]
    public async Task A_token_with_a_changed_claim_verifies_no_more_and_is_refused()
    {
        Session session = await _sandbox.SignInAsync("password");
        string tampered = WithMethods(session.AccessToken.Reveal(), """["pwd","mfa"]""");

        TokenValidationResult verified = await VerifyAsync(tampered);
        using HttpResponseMessage response = await _sandbox.SendEnforcedAsync(tampered);
        JsonElement body = await WireBody.JsonAsync(response);

        Assert.False(verified.IsValid);
        Assert.Equal((401, "900420"), ((int)response.StatusCode, body.GetProperty("code").GetRawText()));
    }

    [Fact]
    public async Task The_published_key_set_has_no_private_part()
    {
        JsonElement keys = await KeysAsync();

        JsonElement key = Assert.Single(keys.GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], key.EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public async Task Claims_keep_their_names_and_JSON_types()
    {
        Session session = await _sandbox.SignInAsync("mfa");
        string[] parts = session.AccessToken.Reveal().Split('.');

        Assert.Equal(
            "alg:String kid:String typ:String", Members(parts[0]));
        Assert.Equal(
            "acr:String amr:Array app_displayname:String appid:String appidacr:String aud:String exp:Number family_name:String given_name:String "
            + "iat:Number ipaddr:String iss:String name:String nbf:Number oid:String scp:String sub:String tenant_region_scope:String tid:String "
            + "unique_name:String upn:String ver:String",
            Members(parts[1]));
    }

    private static string Members(string part) => string.Join(
        " ",
        JsonDocument.Parse(Base64UrlEncoder.Decode(part)).RootElement.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}:{member.Value.ValueKind}"));

    private async Task<JsonElement> KeysAsync()
    {
        TokenRequests service = new(_sandbox);
        JsonElement metadata = await service.GetAsync(
            new Uri("https://login.sandbox.example/organizations/v2.0/.well-known/openid-configuration"));
        return await service.GetAsync(new Uri(TokenRequests.Text(metadata, "jwks_uri")));
    }

    private async Task<TokenValidationResult> VerifyAsync(string token)
    {
        JsonWebKeySet keys = new((await KeysAsync()).GetRawText());
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
            ValidAudiences = [PartnerMfaEnvironments.Sandbox.Resource, PartnerMfaEnvironment.PartnerCenterApplicationId],
            ValidIssuers = [SandboxTokens.IssuerV1, SandboxTokens.IssuerV2],
            LifetimeValidator = (notBefore, expires, _, _) => _sandbox.Clock.GetUtcNow() >= notBefore && _sandbox.Clock.GetUtcNow() < expires,
        });
    }

    private static string WithMethods(string token, string methods)
    {
        string[] parts = token.Split('.');
        string payload = Base64UrlEncoder.Decode(parts[1]);
        string changed = payload.Replace("""["pwd"]""", methods, StringComparison.Ordinal);
        Assert.NotEqual(payload, changed);
        return $"{parts[0]}.{TestTokens.Encode(changed)}.{parts[2]}";
    }
}
