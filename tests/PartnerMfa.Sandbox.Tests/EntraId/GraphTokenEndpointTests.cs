using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>Our own sign-in, of every kind, gets a token that the simulated Microsoft Graph accepts.</summary>
public sealed class GraphTokenEndpointTests
{
    private const string Policies = "/v1.0/identity/conditionalAccess/policies";

    private static readonly Interactivity Somebody = new();

    private readonly SandboxRun _sandbox = new(autoPass: TimeSpan.Zero);

    public static TheoryData<string> Everybody { get; } =
        [.. SandboxAccounts.All.Where(account => account.Tenant.Refusal is null).Select(account => account.Name)];

    private static BrowserSignIn ByBrowser(string? account = null) => new()
    {
        Environment = PartnerMfaEnvironments.Sandbox,
        Presence = Somebody,
        UserPrincipalName = account,
        GraphPermissions = [GraphPermissions.PolicyRead, GraphPermissions.UserRead],
    };

    public static TheoryData<string> Forms { get; } = ["Browser", "DeviceCode", "RefreshToken", "AuthorizationCode", "ServicePrincipal", "ManagedIdentity"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_gets_a_token_for_the_permissions_it_asks_for(string form)
    {
        // MSAL checks the response for a managed identity against the machine's own clock.
        if (form == "ManagedIdentity") _sandbox.Clock.Advance(TimeSpan.FromDays(36_500));
        Session session = await SignInAsync(RequestOf(form));

        GraphToken token = GraphToken.Of(session, _sandbox.Clock.GetUtcNow());
        Assert.True(token.Has(GraphPermissions.PolicyRead));
        string? account = form switch
        {
            "ServicePrincipal" or "ManagedIdentity" => null,
            // A refresh token continues to belong to the account, whatever it is redeemed for.
            "RefreshToken" => "mfa@sandbox.example",
            _ => "admin@sandbox.example",
        };
        Assert.Equal(account, token.Claims.Account);
        await new GraphCalls(_sandbox).GetAsync(Policies, token.Secret.Reveal());
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task The_administrator_of_every_accounts_tenant_can_sign_in(string account)
    {
        Session session = await SignInAsync(ByBrowser(account + "@sandbox.example"));

        Assert.Equal("admin@sandbox.example", session.Claims.Account);
        (int status, _) = await new GraphCalls(_sandbox).RefusedAsync($"/v1.0/users/{account}@sandbox.example", session.AccessToken.Reveal());
        Assert.Equal(SandboxAccounts.Find(account)!.Tenant.Interruption is { } interruption ? (int)interruption.Status : 200, status);
    }

    [Fact]
    public async Task Permissions_that_were_not_requested_are_not_granted()
    {
        Session session = await SignInAsync(ByBrowser());

        Assert.Equal(
            [GraphPermissions.PolicyRead, GraphPermissions.UserRead], GraphToken.Of(session, _sandbox.Clock.GetUtcNow()).Permissions.Order());
    }

    [Fact]
    public async Task Permissions_that_the_tenant_does_not_grant_are_not_in_the_token()
    {
        Session session = await SignInAsync(ByBrowser("no-permission@"));

        Assert.Equal([GraphPermissions.UserRead], GraphToken.Of(session, _sandbox.Clock.GetUtcNow()).Permissions);
    }

    [Fact]
    public async Task Without_consent_the_refusal_names_the_requested_permissions()
    {
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(
            () => SignInAsync(ByBrowser("no-consent@sandbox.example") with { ApplicationId = TokenRequests.ClientId }));

        Assert.Equal(("ConsentRequired", "AADSTS65001"), (refused.ErrorId, refused.AadstsCode));
        Assert.Contains("Policy.Read.All, User.Read.All", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_not_found_in_the_usual_tenant()
    {
        Session session = await SignInAsync(ByBrowser("nobody@sandbox.example"));

        Assert.Equal(
            (404, "Request_ResourceNotFound"),
            await new GraphCalls(_sandbox).RefusedAsync("/v1.0/users/nobody@sandbox.example", session.AccessToken.Reveal()));
    }

    [Fact]
    public async Task A_user_signed_in_to_Partner_Center_gets_a_Graph_token_without_a_prompt()
    {
        BrowserSignIn forGraph = ByBrowser("excluded@sandbox.example") with { ApplicationId = TokenRequests.ClientId };
        await SignInAsync(forGraph with { GraphPermissions = [] });
        Session session = await SignInAsync(forGraph with { Presence = new Interactivity { WhyNobody = "a job." } });

        Assert.Equal("excluded@sandbox.example", session.Claims.Account);
        await new GraphCalls(_sandbox).GetAsync("/v1.0/users/excluded@sandbox.example", session.AccessToken.Reveal());
    }

    [Fact]
    public async Task A_Graph_token_can_be_renewed()
    {
        Session session = await SignInAsync(ByBrowser("excluded@sandbox.example"));
        _sandbox.Clock.Advance(SandboxTokens.Lifetime);
        Session renewed = await _sandbox.Client.RenewAsync(session, Somebody, _sandbox.Observer, TestContext.Current.CancellationToken);

        await new GraphCalls(_sandbox).GetAsync("/v1.0/users/excluded@sandbox.example", renewed.AccessToken.Reveal());
    }

    private Task<Session> SignInAsync(SignInRequest request) =>
        _sandbox.Client.SignInAsync(request, new PersonAtADevice(_sandbox.Clock), TestContext.Current.CancellationToken);

    private static SignInRequest RequestOf(string form)
    {
        BrowserSignIn like = ByBrowser("mfa@sandbox.example");
        ClientSecretCredential secret = new(new Secret("a-secret"));
        return form switch
        {
            "Browser" => like,
            "DeviceCode" => new DeviceCodeSignIn { Environment = like.Environment, UserPrincipalName = like.UserPrincipalName, GraphPermissions = like.GraphPermissions },
            "RefreshToken" => new RefreshTokenSignIn { Environment = like.Environment, RefreshToken = new Secret(SandboxTokens.RefreshToken(SandboxAccounts.Default)), GraphPermissions = like.GraphPermissions },
            "AuthorizationCode" => new AuthorizationCodeSignIn { Environment = like.Environment, Presence = Somebody, ApplicationId = TokenRequests.ClientId, Credential = secret, GraphPermissions = like.GraphPermissions },
            "ServicePrincipal" => new ServicePrincipalSignIn { Environment = like.Environment, TenantId = "sandbox.example", ApplicationId = TokenRequests.ClientId, Credential = secret, GraphPermissions = like.GraphPermissions },
            _ => new ManagedIdentitySignIn { Environment = like.Environment, ApplicationId = Guid.NewGuid().ToString("D"), GraphPermissions = like.GraphPermissions },
        };
    }
}
