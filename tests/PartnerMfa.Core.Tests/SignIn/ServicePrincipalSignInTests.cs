using PartnerMfa.Environments;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The requests of an app that signs in as itself with its secret, and how the requirement applies to it.</summary>
public sealed class ServicePrincipalSignInTests
{
    internal static ServicePrincipalSignIn Request { get; } = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
        Credential = new ClientSecretCredential(new Secret(SignIns.ClientSecret)),
    };

    [Theory]
    [InlineData("Global", "https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com")]
    [InlineData("China", "https://login.partner.microsoftonline.cn", "https://partner.partnercenterapi.microsoftonline.cn")]
    public async Task The_whole_request_is_as_expected(string environment, string host, string resource)
    {
        SentRequest sent = Assert.Single((await SignInAsync(Request with { Environment = PartnerMfaEnvironments.Find(environment) })).Sent);

        Assert.Equal(("POST", $"{host}/contoso.example/oauth2/v2.0/token"), (sent.Method, sent.Uri));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "2",
                ["client_secret"] = SignIns.ClientSecret,
                ["grant_type"] = "client_credentials",
                ["scope"] = $"{resource}/.default",
            },
            sent.Form);
        Assert.DoesNotContain("Authorization", sent.Headers.Keys);
    }

    [Fact]
    public async Task The_context_says_that_the_requirement_does_not_apply()
    {
        (_, Session session) = await SignInAsync(Request);
        PartnerMfaContext context = SessionContext.Of(session, new ManualClock(), CommandHints.PowerShell);

        Assert.Equal(
            ("NotApplicable", "AppOnlyToken", "ServicePrincipal", null, TestTokens.ApplicationId),
            (context.Result, context.Reason, context.SignInMethod, context.Account, context.ApplicationId));
        Assert.Null(context.GetRefreshToken());
        Assert.False(await PartnerMfaClient.ForgetAsync(session));
    }

    [Fact]
    public async Task A_service_principal_is_renewed_without_a_user()
    {
        Secret ended = TestTokens.With(("idtyp", "app"), ("scp", null), ("upn", null), ("unique_name", null), ("amr", null), ("exp", 1780910000L));
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.GrantedToApp(ended, expiresIn: 1).Create).Then(SignIns.GrantedToApp(SignIns.AppToken).Create);
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(Request);
        Session renewed = await service.RenewAsync(
            session, new Interactivity { WhyNobody = "a job." }, new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal((SignIns.AppToken.Reveal(), "client_credentials"), (renewed.AccessToken.Reveal(), handler.Sent[1].Form["grant_type"]));
    }

    [Fact]
    public async Task A_missing_tenant_is_reported_before_anything_is_sent()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request with { TenantId = null });

        Assert.Equal(
            ("TenantRequired", "The sign-in method ServicePrincipal requires the partner tenant, because no account implies it."), (refused.ErrorId, refused.Message));
    }

    [Fact]
    public async Task A_secret_that_is_echoed_is_not_printed()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            Request, SignIns.Refused("invalid_client", $"AADSTS7000215: Invalid client secret '{SignIns.ClientSecret}' provided."));

        Assert.Equal("The client secret is wrong. AADSTS7000215: Invalid client secret '(secret)' provided.", refused.Message);
        Assert.DoesNotContain(SignIns.ClientSecret, refused + refused.Remedy, StringComparison.Ordinal);
    }

    private static async Task<(List<SentRequest> Sent, Session Session)> SignInAsync(SignInRequest request)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.GrantedToApp(SignIns.AppToken).Create);
        Session session = await SignIns.Service(handler).SignInAsync(request);
        return (handler.Sent, session);
    }
}
