using PartnerMfa.Captures;
using PartnerMfa.Environments;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>
/// <c>ServiceConfirmed</c> is true only in these cases: a response over TLS from the environment's Partner Center; a response from the
/// address that the user chose, which is then named; or a captured response that certainly answers the call to the environment's host.
/// </summary>
public sealed class ServiceConfirmedTests
{
    private const string Named = "the address that you chose";
    private const string Captured = "In the captured response";

    private static readonly PartnerMfaClient Client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);
    private static readonly PartnerMfaEnvironment Own = OwnOf("http://127.0.0.1:8080");

    [Fact]
    public async Task A_response_over_TLS_from_the_environments_host_confirms()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.With("isMfaCompliant: true").Create);
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With());

        Assert.Equal(("Yes", true), (result.Result, result.ServiceConfirmed));
        Assert.DoesNotContain(Named, result.Message, StringComparison.Ordinal);
        Assert.Equal("https://api.partnercenter.microsoft.com/v1/profiles/organization", Assert.Single(handler.Sent).Uri);
    }

    [Theory]
    [InlineData("isMfaCompliant: true", "Yes")]
    [InlineData("isMfaCompliant: false", "No")]
    public async Task A_response_from_the_address_that_the_user_chose_names_it(string header, string answer)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.With(header).Create);
        PartnerMfaResult result = await Probes.RunAsync(handler, new TokenRequest(TestTokens.With(), Own, "a test"));

        Assert.Equal((answer, true), (result.Result, result.ServiceConfirmed));
        Assert.Contains($"The answer came from http://127.0.0.1:8080, {Named}.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://partner.example")]
    [InlineData("ftp://partner.example")]
    public void No_environment_has_a_Partner_Center_without_TLS_but_on_this_machine(string address) =>
        Assert.Throws<PartnerMfaException>(() => OwnOf(address));

    // Redirects are not followed, so only the environment's host can have sent it.
    [Theory]
    [InlineData(200, "X-Other: 1")]
    [InlineData(407, "isMfaCompliant: true")]
    [InlineData(511, "isMfaCompliant: true")]
    [InlineData(302, "Location: https://evil.example")]
    [InlineData(403, "X-Other: 1")]
    public async Task Nothing_else_confirms(int status, string header)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => new Reply(status).With(header).Create());
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With(), Probes.Once);

        Assert.NotEqual(true, result.ServiceConfirmed);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public void A_token_by_itself_is_never_confirmed_by_the_service() =>
        Assert.Null(Client.TestToken(new TokenRequest(TestTokens.With(), PartnerMfaEnvironments.Global, "a test")).ServiceConfirmed);

    [Fact]
    public async Task A_capture_confirms_by_a_response_that_answers_the_call_to_the_environments_host()
    {
        PartnerMfaResult result = (await Reading.OfTextAsync(Call("api.partnercenter.microsoft.com"))).Result;

        Assert.Equal(("Yes", true), (result.Result, result.ServiceConfirmed));
        Assert.StartsWith(Captured, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.partnercenter.microsoft.com.evil.example")]
    [InlineData("evil.example")]
    [InlineData("graph.microsoft.com")]
    public async Task A_capture_of_another_host_confirms_nothing(string host)
    {
        foreach (PartnerMfaCapture call in (await Reading.OfTextAsync(Call(host), allHosts: true)).Calls)
            Assert.NotEqual(true, Client.TestToken(TokenRequest.Of(call)).ServiceConfirmed);
    }

    [Fact]
    public async Task A_confirmation_that_could_belong_to_another_call_confirms_nothing()
    {
        string request = $"> GET /v1/customers HTTP/1.1\n> Host: api.partnercenter.microsoft.com\n> Authorization: Bearer {TestTokens.With().Reveal()}\n>\n";
        string other = $"> GET /v1/customers HTTP/1.1\n> Host: api.partnercenter.microsoft.com\n> Authorization: Bearer {TestTokens.With(("uti", "other")).Reveal()}\n>\n";

        Reading reading = await Reading.OfTextAsync(request + other + "< HTTP/1.1 200 OK\n< isMfaCompliant: true\n<\n");

        Assert.NotEmpty(reading.Calls);
        Assert.All(reading.Calls, call => Assert.NotEqual(true, Client.TestToken(TokenRequest.Of(call)).ServiceConfirmed));
    }

    private static PartnerMfaEnvironment OwnOf(string address) => PartnerMfaEnvironments.Custom(
        "Own", PartnerMfaEnvironments.Global.Addresses with { PartnerCenterEndpoint = new Uri(address), Resource = "https://api.partnercenter.microsoft.com" });

    private static string Call(string host) =>
        $"> GET /v1/customers HTTP/1.1\n> Host: {host}\n> Authorization: Bearer {TestTokens.With().Reveal()}\n>\n< HTTP/1.1 200 OK\n< isMfaCompliant: true\n< Content-Length: 0\n<\n";
}
