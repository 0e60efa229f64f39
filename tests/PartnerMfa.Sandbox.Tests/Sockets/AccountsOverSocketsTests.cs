using PartnerMfa.Http;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Sockets;

public sealed class AccountsOverSocketsTests
{
    private const string In2019 = "mfa-required-2019";

    public static TheoryData<string, string> Everywhere { get; } = new(
        from transport in Transport.All
        from row in AccountTable.Answers
        select (transport.Name, row.Account));

    public static TheoryData<string> Accounts { get; } = [.. AccountTable.Answers.Select(row => row.Account)];

    public static TheoryData<string, string> RefusedOverTls { get; } = new(
        from transport in new[] { Transport.Https1, Transport.Https2 }
        from row in AccountTable.Refusals
        select (transport, row.Account));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task An_account_gives_the_same_answer_over_sockets(string transport, string account)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport);
        DateTime signedIn = run.Sandbox.Clock.GetUtcNow().UtcDateTime;

        PartnerMfaResult result = await run.ProbeAsync(account);

        AccountTable.Answer row = RowFor(account, transport);
        Assert.Equivalent(ExpectedResult.Of(row, signedIn, result, "Loopback"), result, strict: true);
        Assert.Equal(CallsOf(row), run.Server.Arrived.Count);
        Assert.All(run.Responses, response => Assert.Equal(Transport.Find(transport).Version, response.Version));
    }

    [Theory]
    [InlineData(Transport.Https1)]
    [InlineData(Transport.Https2)]
    public async Task Over_TLS_the_token_goes_only_to_the_endpoint(string transport)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport);

        PartnerMfaResult result = await run.SignInAndProbeAsync("password");

        Assert.Equal(("No", "MfaRequiredByService", "Browser", "Loopback"), (result.Result, result.Reason, result.Source, result.Environment));
        Assert.Equal(
            ["GET /organizations/oauth2/v2.0/authorize", "POST /organizations/oauth2/v2.0/token", "GET /v1/profiles/organization", "GET /v1/profiles/organization"],
            run.Server.Arrived.Select(request => request.Line));
        ArrivedRequest call = run.Server.Arrived.Last();
        string signature = call.Headers["Authorization"].Split('.')[2];
        Assert.All(run.Server.Arrived.SkipLast(2), request => Assert.DoesNotContain(signature, request.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RefusedOverTls))]
    public async Task A_refused_sign_in_over_TLS_gives_its_error_and_nothing_is_probed(string transport, string account)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => run.SignInAndProbeAsync(account));

        AccountTable.Refusal row = AccountTable.Refusals.Single(row => row.Account == account);
        Assert.Equal((row.ErrorId, row.AadstsCode), (failure.ErrorId, failure.AadstsCode));
        Assert.DoesNotContain(run.Server.Arrived, request => request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task The_handler_of_the_process_gives_the_same_answer_over_plain_http(string account)
    {
        await using SocketRun run = await SocketRun.StartAsync(Transport.Http1);
        DateTime signedIn = run.Sandbox.Clock.GetUtcNow().UtcDateTime;

        PartnerMfaResult result = await run.ProbeAsync(await run.Sandbox.SignInAsync(account), SharedHandler.Instance);

        AccountTable.Answer row = RowFor(account, Transport.Http1);
        Assert.Equivalent(ExpectedResult.Of(row, signedIn, result, "Loopback"), result, strict: true);
        Assert.Equal(CallsOf(row), run.Server.Arrived.Count);
    }

    // A No is followed by the ordinary call.
    private static int CallsOf(AccountTable.Answer row) => (row.Attempts ?? 0) + (row.Result == "No" ? 1 : 0);

    // HTTP/2 has no reason phrase (RFC 9113, section 8.3.2), which was the only content of the refusal of 2019.
    private static AccountTable.Answer RowFor(string account, string transport)
    {
        AccountTable.Answer row = AccountTable.Answers.Single(row => row.Account == account);
        return account == In2019 && (transport is Transport.Http2 or Transport.Https2)
            ? row with { Result = "Unknown", Reason = "TokenRejected", ServiceConfirmed = false }
            : row;
    }
}
