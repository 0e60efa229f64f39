using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>A stored token spares the user the next sign-in if it is good enough and its use was not declined.</summary>
public sealed class SilentReuseTests : IDisposable
{
    private static readonly BrowserSignIn Request = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        Presence = new Interactivity(),
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
    };

    private readonly ScriptedHandler _handler = new();
    private readonly AnsweringPerson _person = new("code=planted-code");
    private readonly SignInService _service;

    public SilentReuseTests() => _service = new SignInService(
        new ServiceBackend { Handler = _handler, Clock = new ManualClock(), WebUi = _person }, CommandHints.PowerShell);

    [Fact]
    public async Task The_next_sign_in_of_the_same_app_sends_nothing_and_does_not_prompt()
    {
        Session first = await SignInAsync(Request, SignIns.Granted());
        Session second = await SignInAsync(Request);

        Assert.Equal(first.AccessToken.Reveal(), second.AccessToken.Reveal());
        Assert.Equal((1, 1), (_handler.Sent.Count, _person.Asked.Count));
    }

    [Fact]
    public async Task A_device_code_sign_in_of_the_same_app_reuses_the_token()
    {
        await SignInAsync(Request, SignIns.Granted());
        Session second = await SignInAsync(new DeviceCodeSignIn
        {
            Environment = Request.Environment,
            TenantId = Request.TenantId,
            ApplicationId = Request.ApplicationId,
        });

        Assert.Equal(("DeviceCode", 1), (second.Request.Method, _handler.Sent.Count));
    }

    [Fact]
    public async Task Reuse_needs_no_user()
    {
        await SignInAsync(Request, SignIns.Granted());
        Session second = await SignInAsync(Request with { Presence = new Interactivity { WhyNobody = "a job." } });

        Assert.True(second.HasMfa);
    }

    public static TheoryData<string> Others => ["force", "challenge", "tenant", "app", "scope", "account"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Another_request_does_not_reuse_the_token(string difference)
    {
        await SignInAsync(Request, SignIns.Granted());
        await SignInAsync(
            difference switch
            {
                "force" => Request with { Force = true },
                "challenge" => Request with { ClaimsChallenge = """{"access_token":{"acrs":{"value":"c1"}}}""" },
                "tenant" => Request with { TenantId = "fabrikam.example" },
                "app" => Request with { ApplicationId = "c0ffee00-0000-4000-8000-000000000201" },
                "scope" => Request with { ContextScope = PartnerMfaContextScope.CurrentUser },
                _ => Request with { UserPrincipalName = "somebody.else@contoso.example" },
            },
            SignIns.Granted());

        Assert.Equal(2, _person.Asked.Count);
    }

    [Fact]
    public async Task One_without_MFA_is_not_used_again()
    {
        await SignInAsync(Request, SignIns.Granted(TestTokens.With(("amr", new[] { "pwd" }))));
        Session second = await SignInAsync(Request, SignIns.Granted());

        Assert.True(second.HasMfa);
        Assert.Equal(2, _person.Asked.Count);
    }

    [Theory]
    [InlineData("integration@contoso.example", 1)]
    [InlineData("INTEGRATION@contoso.example", 1)]
    [InlineData("integration", 2)]
    [InlineData("integration@", 2)]
    [InlineData("integration@fabrikam.example", 2)]
    public async Task The_account_that_is_named_is_used_and_no_other(string name, int asked)
    {
        await SignInAsync(Request, SignIns.Granted());
        await SignInAsync(Request with { UserPrincipalName = name }, asked == 2 ? [SignIns.Granted()] : []);

        Assert.Equal(asked, _person.Asked.Count);
    }

    [Fact]
    public async Task With_two_accounts_and_no_name_nothing_is_used_again()
    {
        using RecordingHandler handler = new(new SandboxHandler(new ManualClock()));
        SignInService service = SignIns.Simulated(handler, new ManualClock());
        BrowserSignIn request = Request with { Environment = PartnerMfaEnvironments.Sandbox, TenantId = null };
        await service.SignInAsync(request with { UserPrincipalName = "mfa@sandbox.example" });
        await service.SignInAsync(request with { UserPrincipalName = "unconfirmed@sandbox.example" });
        int before = handler.Sent.Count;

        Session named = await service.SignInAsync(request with { UserPrincipalName = "unconfirmed@sandbox.example" });
        Assert.Equal((before, "unconfirmed@sandbox.example"), (handler.Sent.Count, named.Claims.Account));

        await service.SignInAsync(request);
        Assert.Equal(before + 2, handler.Sent.Count);
    }

    [Fact]
    public async Task A_session_that_was_forgotten_is_not_used_again()
    {
        await PartnerMfaClient.ForgetAsync(await SignInAsync(Request, SignIns.Granted()));
        await SignInAsync(Request, SignIns.Granted());

        Assert.Equal(2, _person.Asked.Count);
    }

    [Fact]
    public async Task A_refresh_token_is_always_redeemed()
    {
        await SignInAsync(SignIns.ByRefreshToken, SignIns.Granted());
        await SignInAsync(SignIns.ByRefreshToken, SignIns.Granted());

        Assert.Equal(2, _handler.Sent.Count);
    }

    public void Dispose() => _handler.Dispose();

    private Task<Session> SignInAsync(SignInRequest request, params Reply[] replies)
    {
        foreach (Reply reply in replies) _handler.Then(reply.Create);
        return _service.SignInAsync(request);
    }
}
