using System.Text.Json;
using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>Which tokens the environment's Microsoft Graph may see, and the permissions that they contain.</summary>
public sealed class GraphTokenTests
{
    private static readonly DateTimeOffset Now = new ManualClock().GetUtcNow();

    internal static Secret Token(params (string Claim, object? Value)[] changes) => TestTokens.With(
        [("aud", "https://graph.microsoft.com"), ("scp", "openid User.Read.All Policy.Read.All"), .. changes]);

    [Theory]
    [InlineData("Global", "https://graph.microsoft.com")]
    [InlineData("Global", "https://graph.microsoft.com/")]
    [InlineData("Global", "00000003-0000-0000-c000-000000000000")]
    [InlineData("USGovernment", "https://graph.microsoft.us")]
    [InlineData("China", "https://microsoftgraph.chinacloudapi.cn/")]
    [InlineData("China", "00000003-0000-0000-C000-000000000000")]
    public void A_token_for_the_environments_Graph_is_taken(string environment, string audience)
    {
        Secret token = Token(("aud", audience));

        Assert.Same(token, GraphToken.Read(token, PartnerMfaEnvironments.Find(environment), Now).Secret);
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com", "it is for Partner Center.")]
    [InlineData("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", "it is for Partner Center.")]
    [InlineData("https://graph.microsoft.us", "it is for https://graph.microsoft.us, not for https://graph.microsoft.com.")]
    [InlineData("https://graph.microsoft.com.evil.example", "it is for https://graph.microsoft.com.evil.example, not for https://graph.microsoft.com.")]
    [InlineData("https://management.azure.com/", "it is for https://management.azure.com/, not for https://graph.microsoft.com.")]
    [InlineData(null, "it is for no service, not for https://graph.microsoft.com.")]
    public void A_token_for_another_service_is_refused_and_the_error_names_the_service(string? audience, string why)
    {
        PartnerMfaException refused = Refused(Token(("aud", audience)));

        Assert.Equal(
            ("GraphTokenInvalid", $"This is not an access token for Microsoft Graph: {why}", "https://graph.microsoft.com"),
            (refused.ErrorId, refused.Message, refused.TargetName));
        Assert.StartsWith("Leave it out and sign in when asked, or give another one for https://graph.microsoft.com: ", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EwBwA8l6BAAU-opaque")]
    [InlineData(SignIns.RefreshToken)]
    public void An_unreadable_token_is_refused_without_repeating_it(string text)
    {
        PartnerMfaException refused = Refused(new Secret(text));

        Assert.Equal(
            ("GraphTokenInvalid", "This is not an access token for Microsoft Graph: it cannot be read. An access token is a JWT: three parts separated by dots."),
            (refused.ErrorId, refused.Message));
    }

    [Fact]
    public void An_expired_token_is_refused()
    {
        PartnerMfaException refused = Refused(Token(("exp", 1780910000L)));

        Assert.Equal(
            ("GraphTokenExpired", "The access token for Microsoft Graph expired at 2026-06-08 09:13:20Z.", TestTokens.Account),
            (refused.ErrorId, refused.Message, refused.TargetName));
    }

    [Fact]
    public void A_users_token_has_its_scopes_as_permissions()
    {
        GraphToken token = GraphToken.Read(Token(), PartnerMfaEnvironments.Global, Now);

        Assert.Equal(["openid", "User.Read.All", "Policy.Read.All"], token.Permissions);
        Assert.Equal((true, true, false), (token.Has("Policy.Read.All"), token.Has("user.read.all"), token.Has("Policy.Read")));
    }

    [Fact]
    public void An_apps_token_has_its_roles_as_permissions()
    {
        GraphToken token = GraphToken.Read(
            Token(("idtyp", "app"), ("scp", null), ("upn", null), ("unique_name", null), ("roles", new[] { "Policy.Read.All" })),
            PartnerMfaEnvironments.Global,
            Now);

        Assert.Equal(["Policy.Read.All"], token.Permissions);
    }

    // A user's roles in an app of their own are not permissions of Graph.
    [Fact]
    public void Roles_in_a_persons_token_are_none() =>
        Assert.Empty(GraphToken.Read(Token(("scp", null), ("roles", new[] { "Policy.Read.All" })), PartnerMfaEnvironments.Global, Now).Permissions);

    [Fact]
    public void Printing_a_Graph_token_shows_no_secret()
    {
        Secret secret = Token();
        GraphToken token = GraphToken.Read(secret, PartnerMfaEnvironments.Global, Now);

        Assert.DoesNotContain(secret.Reveal(), token + JsonSerializer.Serialize(token), StringComparison.Ordinal);
    }

    private static PartnerMfaException Refused(Secret token) =>
        Assert.Throws<PartnerMfaException>(() => GraphToken.Read(token, PartnerMfaEnvironments.Global, Now));
}
