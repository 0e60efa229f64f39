using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>The account that the user named, and the account to which the token belongs.</summary>
public sealed class DifferentAccountTests
{
    [Theory]
    [InlineData("{}", "integration@contoso.example")]
    [InlineData("{}", "INTEGRATION@Contoso.Example")]
    [InlineData("{}", " integration@contoso.example ")]
    [InlineData("{}", "4988e250-5aee-482a-9136-6d269cb755c0")]
    [InlineData("{}", "4988E250-5AEE-482A-9136-6D269CB755C0")]
    [InlineData("""{"upn":"someone@contoso.example"}""", "integration@contoso.example")]
    [InlineData("""{"upn":null,"unique_name":null,"preferred_username":"integration@contoso.example"}""", "integration@contoso.example")]
    [InlineData("""{"upn":null,"unique_name":"live.com#bob@outlook.example"}""", "bob@outlook.example")]
    public async Task The_token_of_the_named_account_is_sent(string changes, string account)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.Create);

        Assert.Equal("MfaClaimPresent", (await RunAsync(handler, TestTokens.Changed(changes), account)).Reason);
    }

    [Theory]
    [InlineData("{}", "admin@contoso.example")]
    [InlineData("{}", "integration@fabrikam.example")]
    [InlineData("{}", "integration")]
    [InlineData("{}", "4988e250-5aee-482a-9136-000000000000")]
    [InlineData("""{"oid":null}""", "4988e250-5aee-482a-9136-6d269cb755c0")]
    [InlineData("""{"upn":null,"unique_name":null}""", "integration@contoso.example")]
    public async Task The_token_of_another_account_is_not_sent(string changes, string account)
    {
        using ScriptedHandler handler = new();
        PartnerMfaResult answer = await RunAsync(handler, TestTokens.Changed(changes), account);

        Assert.Equal(("Unknown", "DifferentAccount"), (answer.Result, answer.Reason));
        Assert.Contains(account, answer.Message, StringComparison.Ordinal);
        Assert.Contains(answer.Account ?? "4988e250-5aee-482a-9136-6d269cb755c0", answer.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Sent);
    }

    private static Task<PartnerMfaResult> RunAsync(HttpMessageHandler handler, Secret token, string account) =>
        new PartnerCenterEvaluator(new ServiceBackend { Handler = handler, Clock = new ManualClock() }, CommandHints.PowerShell).RunAsync(
            new TokenRequest(token, PartnerMfaEnvironments.Global, "a test") { Account = account },
            Probes.Once,
            new RecordingObserver(),
            TestContext.Current.CancellationToken);
}
