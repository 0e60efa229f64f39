using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <summary>The whole of Core, as the cmdlets and the tool use it, on the sandbox.</summary>
public sealed class PartnerMfaClientTests
{
    private readonly ManualClock _clock = new() { AutoPass = TimeSpan.FromSeconds(90) };
    private readonly PartnerMfaClient _client;

    public PartnerMfaClientTests()
    {
        ServiceBackend sandbox = SandboxRegistration.CreateBackend(_clock);
        _client = new PartnerMfaClient(environment => environment.IsSandbox ? sandbox : throw new InvalidOperationException("Not here."), CommandHints.Tool);
    }

    [Theory]
    [InlineData("mfa", "Yes", "MfaConfirmedByService")]
    [InlineData("password", "No", "MfaRequiredByService")]
    [InlineData("app-only", "NotApplicable", "AppOnlyToken")]
    [InlineData("portal", "Unknown", "UnexpectedResponse")]
    public async Task An_account_signs_in_and_gets_its_answer(string account, string result, string reason)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        BrowserSignIn request = new() { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = account + "@sandbox.example" };
        Session session = await _client.SignInAsync(request, new RecordingObserver(), stop);
        Session renewed = await _client.RenewAsync(session, new Interactivity(), new RecordingObserver(), stop);
        PartnerMfaResult answer = await _client.TestPartnerCenterAsync(
            new TokenRequest(renewed.AccessToken, renewed.Environment, "the connection"), Probes.Once, new RecordingObserver(), stop);

        Assert.Equal((result, reason, "Sandbox", "the connection"), (answer.Result, answer.Reason, answer.Environment, answer.Source));
        Assert.Equal("Browser", _client.Describe(session).SignInMethod);
    }

    [Fact]
    public void A_token_is_tested_by_the_clock_of_its_environment() => Assert.Equal(
        _clock.GetUtcNow().UtcDateTime, _client.TestToken(new(TestTokens.With(), PartnerMfaEnvironments.Sandbox, "a test")).CheckedOn);
}
