using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>One sign-in is enough for both Partner Center and Microsoft Graph, when the service allows it.</summary>
public sealed class GraphSilentTests : IDisposable
{
    private const string Graph = "https://graph.microsoft.com";

    private readonly ScriptedHandler _handler = new();
    private readonly AnsweringPerson _person = new("code=planted-code");
    private readonly SignInService _service;

    // MSAL remembers refusals for an app and account in the whole process, so each test has its own app.
    private readonly BrowserSignIn _partnerCenter = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        Presence = new Interactivity(),
        TenantId = "contoso.example",
        ApplicationId = Guid.NewGuid().ToString("D"),
    };

    public GraphSilentTests() => _service = new SignInService(
        new ServiceBackend { Handler = _handler, Clock = new ManualClock(), WebUi = _person }, CommandHints.PowerShell);

    private BrowserSignIn Policies => _partnerCenter with { GraphPermissions = ["Policy.Read.All"] };

    [Fact]
    public async Task A_user_signed_in_to_Partner_Center_is_not_asked_again()
    {
        Session first = await SignInAsync(_partnerCenter, SignIns.Granted());
        Session second = await SignInAsync(Policies, ForGraph("Policy.Read.All"));

        Assert.Single(_person.Asked);
        Assert.Equal(["authorization_code", "refresh_token"], _handler.Sent.Select(sent => sent.Form["grant_type"]));
        Assert.Contains($"{Graph}/Policy.Read.All", _handler.Sent[1].Form["scope"].Split(' '));
        Assert.True(first.Claims.IsFor(first.Environment) && second.Claims.IsForGraph(second.Environment));
    }

    [Fact]
    public async Task A_token_without_MFA_does_for_Graph_and_the_next_for_Partner_Center_is_asked_for()
    {
        await SignInAsync(Policies, ForGraph("Policy.Read.All"));
        await SignInAsync(Policies);
        Assert.Single(_handler.Sent);

        Session session = await SignInAsync(
            _partnerCenter, SignIns.Granted(TestTokens.With(("amr", new[] { "pwd" }))), SignIns.Granted());

        Assert.True(session.HasMfa);
        Assert.Equal(2, _person.Asked.Count);
    }

    [Fact]
    public async Task A_stored_token_with_other_permissions_is_not_used()
    {
        await SignInAsync(Policies, ForGraph("Policy.Read.All"));
        Session session = await SignInAsync(Policies with { GraphPermissions = ["Domain.Read.All"] }, ForGraph("Domain.Read.All"));

        Assert.Equal((2, 1), (_handler.Sent.Count, _person.Asked.Count));
        Assert.Equal(["Domain.Read.All"], GraphToken.Of(session, new ManualClock().GetUtcNow()).Permissions);
    }

    [Fact]
    public async Task A_user_who_has_not_consented_is_asked()
    {
        await SignInAsync(_partnerCenter, SignIns.Granted());
        Session session = await SignInAsync(
            Policies, SignIns.Refused("invalid_grant", "AADSTS65001: No consent.", "consent_required"), ForGraph("Policy.Read.All"));

        Assert.Equal(2, _person.Asked.Count);
        Assert.Contains($"{Graph}/Policy.Read.All", _person.Asked[1].Authorize.Query["scope"].Split(' '));
        Assert.True(session.Claims.IsForGraph(session.Environment));
    }

    [Fact]
    public async Task A_renewal_without_MFA_needs_no_prompt_when_only_Graph_is_read()
    {
        Session session = await SignInAsync(
            Policies, ForGraph("Policy.Read.All", ("amr", new[] { "pwd", "mfa" }), ("exp", 1780910000L)));
        _handler.Then(ForGraph("Policy.Read.All").Create);

        Session renewed = await _service.RenewAsync(
            session, new Interactivity { WhyNobody = "a job." }, new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (session.HasMfa, renewed.HasMfa));
        Assert.Single(_person.Asked);
    }

    public void Dispose() => _handler.Dispose();

    private Task<Session> SignInAsync(SignInRequest request, params Reply[] replies)
    {
        foreach (Reply reply in replies) _handler.Then(reply.Create);
        return _service.SignInAsync(request);
    }

    // Entra ID names the permissions that it granted.
    private static Reply ForGraph(string permission, params (string Claim, object? Value)[] changes)
    {
        Reply reply = SignIns.Granted(GraphTokenTests.Token([("scp", permission), ("amr", new[] { "pwd" }), .. changes]));
        JsonObject body = JsonNode.Parse(reply.Body)!.AsObject();
        body["scope"] = $"{Graph}/{permission} openid profile";
        return reply with { Body = body.ToJsonString() };
    }
}
