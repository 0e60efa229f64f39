using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The requests of every kind of sign-in when the token is for Microsoft Graph.</summary>
public sealed class GraphSignInTests
{
    private const string GraphTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    private static readonly string[] Asked = ["User.Read.All", "Policy.Read.All"];

    // The environment, its sign-in service, and its Graph.
    public static TheoryData<string, string, string> Environments { get; } = new()
    {
        { "Global", "https://login.microsoftonline.com", "https://graph.microsoft.com" },
        { "USGovernment", "https://login.microsoftonline.us", "https://graph.microsoft.us" },
        { "China", "https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn" },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_browser_is_asked_for_the_permissions_and_not_for_MFA(string environment, string host, string graph)
    {
        AnsweringPerson person = new("code=planted-code");
        List<SentRequest> sent = await SignInAsync(
            new BrowserSignIn { Environment = PartnerMfaEnvironments.Find(environment), Presence = new Interactivity(), GraphPermissions = Asked },
            person,
            SignIns.Granted(GraphTokenTests.Token()));

        SentRequest authorize = Assert.Single(person.Asked).Authorize;
        Assert.Equal($"{host}/organizations/oauth2/v2.0/authorize", authorize.Uri.Split('?')[0]);
        Assert.Equal((Scopes(graph), GraphTools), (Sorted(authorize.Query["scope"]), authorize.Query["client_id"]));
        Assert.DoesNotContain("amr_values", authorize.Query.Keys);
        Assert.DoesNotContain("claims", authorize.Query.Keys);
        SentRequest redemption = Assert.Single(sent);
        Assert.Equal($"{host}/organizations/oauth2/v2.0/token", redemption.Uri.Split('?')[0]);
        Assert.Equal((Scopes(graph), GraphTools), (Sorted(redemption.Form["scope"]), redemption.Form["client_id"]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_device_code_is_asked_for_the_permissions_and_not_for_MFA(string environment, string host, string graph)
    {
        List<SentRequest> sent = await SignInAsync(
            DeviceCodes.Request with { Environment = PartnerMfaEnvironments.Find(environment), GraphPermissions = Asked },
            person: null,
            DeviceCodes.Given(),
            SignIns.Granted(GraphTokenTests.Token()));

        Assert.Equal(
            [$"{host}/{TestTokens.TenantId}/oauth2/v2.0/devicecode", $"{host}/{TestTokens.TenantId}/oauth2/v2.0/token"],
            sent.Select(request => request.Uri.Split('?')[0]));
        Assert.All(sent, request =>
        {
            Assert.Equal(Scopes(graph), Sorted(request.Form["scope"]));
            Assert.DoesNotContain("claims", request.Form.Keys);
        });
    }

    [Fact]
    public async Task A_device_code_says_who_is_to_sign_in()
    {
        RecordingObserver observer = new();
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(DeviceCodes.Given().Create).Then(SignIns.Granted(GraphTokenTests.Token()).Create);
        await SignIns.Service(handler, new PollClock()).SignInAsync(DeviceCodes.Request with { GraphPermissions = Asked }, observer);

        Assert.EndsWith(
            "Sign in as an administrator who can read the tenant's settings, such as a Global Reader.",
            Assert.Single(observer.DeviceCodes).Instruction,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_refresh_token_of_Partner_Center_is_redeemed_for_the_permissions(string environment, string host, string graph)
    {
        SentRequest sent = Assert.Single(await SignInAsync(
            SignIns.ByWebApp with { Environment = PartnerMfaEnvironments.Find(environment), GraphPermissions = Asked },
            person: null,
            SignIns.Granted(GraphTokenTests.Token())));

        Assert.Equal($"{host}/contoso.example/oauth2/v2.0/token", sent.Uri.Split('?')[0]);
        Assert.Equal(
            (Scopes(graph), "refresh_token", SignIns.RefreshToken, TestTokens.ApplicationId),
            (Sorted(sent.Form["scope"]), sent.Form["grant_type"], sent.Form["refresh_token"], sent.Form["client_id"]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_app_for_itself_asks_for_all_it_was_given(string environment, string host, string graph)
    {
        SentRequest sent = Assert.Single(await SignInAsync(
            ServicePrincipalSignInTests.Request with { Environment = PartnerMfaEnvironments.Find(environment), GraphPermissions = Asked },
            person: null,
            SignIns.GrantedToApp(SignIns.AppToken)));

        Assert.Equal(
            ($"{host}/contoso.example/oauth2/v2.0/token", $"{graph}/.default", "client_credentials"),
            (sent.Uri, sent.Form["scope"], sent.Form["grant_type"]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_managed_identity_asks_for_Graph(string environment, string host, string graph)
    {
        SentRequest sent = Assert.Single(await SignInAsync(
            new ManagedIdentitySignIn { Environment = PartnerMfaEnvironments.Find(environment), ApplicationId = Guid.NewGuid().ToString("D"), GraphPermissions = Asked },
            person: null,
            new Reply(200, new JsonObject { ["access_token"] = SignIns.AppToken.Reveal(), ["expires_in"] = "3900", ["expires_on"] = "1999999999", ["token_type"] = "Bearer" }.ToJsonString())));

        Assert.Equal(graph, sent.Query["resource"]);
        Assert.DoesNotContain(host, sent.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_user_has_is_taken_when_it_is_for_Graph()
    {
        AccessTokenSignIn request = new() { Environment = PartnerMfaEnvironments.Global, AccessToken = GraphTokenTests.Token(), GraphPermissions = Asked };
        using ScriptedHandler handler = new();
        Session session = await SignIns.Service(handler).SignInAsync(request);

        Assert.Same(request.AccessToken, GraphToken.Of(session, new ManualClock().GetUtcNow()).Secret);
        Assert.Equal("GraphTokenInvalid", (await SignIns.RefusedAsync(request with { AccessToken = TestTokens.With() })).ErrorId);
        Assert.Equal("GraphTokenExpired", (await SignIns.RefusedAsync(request with { AccessToken = GraphTokenTests.Token(("exp", 1780910000L)) })).ErrorId);
    }

    private static string Scopes(string graph) => $"{graph}/Policy.Read.All {graph}/User.Read.All offline_access openid profile";

    // MSAL sends them in any order.
    private static string Sorted(string scope) => string.Join(' ', scope.Split(' ').Order(StringComparer.Ordinal));

    private static async Task<List<SentRequest>> SignInAsync(SignInRequest request, AnsweringPerson? person, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        SignInService service = new(new ServiceBackend { Handler = handler, Clock = new PollClock(), WebUi = person }, CommandHints.PowerShell);
        Session session = await service.SignInAsync(request);
        Assert.Equal(Asked, session.Request.GraphPermissions);
        return handler.Sent;
    }
}
