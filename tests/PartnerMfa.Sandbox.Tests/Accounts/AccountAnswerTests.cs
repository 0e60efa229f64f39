using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.Accounts;

public sealed class AccountAnswerTests
{
    public static TheoryData<string> Answering { get; } = [.. AccountTable.Answers.Select(row => row.Account)];

    public static TheoryData<string> Refused { get; } = [.. AccountTable.Refusals.Select(row => row.Account)];

    [Theory]
    [MemberData(nameof(Answering))]
    public async Task An_account_gives_its_answer_from_sign_in_to_verdict(string account)
    {
        AccountTable.Answer row = AccountTable.Answers.Single(row => row.Account == account);
        SandboxRun sandbox = new();
        DateTime signedIn = sandbox.Clock.GetUtcNow().UtcDateTime;

        PartnerMfaResult result = await sandbox.AnswerAsync(account + "@sandbox.example");

        Assert.Equivalent(ExpectedResult.Of(row, signedIn, result), result, strict: true);
        Assert.Equal(row.Attempts is null, result.CorrelationId is null);
        Assert.Equal(row.Attempts is null, result.RequestId is null);
        Assert.Equal(row.Attempts - 1 ?? 0, sandbox.Clock.Waits.Count);
        Assert.Equal(row.Attempts is null ? null : (sandbox.Clock.GetUtcNow() - signedIn).TotalSeconds, result.Duration);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_account_whose_sign_in_is_refused_gives_the_error_of_that_refusal(string account)
    {
        AccountTable.Refusal row = AccountTable.Refusals.Single(row => row.Account == account);
        string user = account + "@sandbox.example";

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => new SandboxRun().AnswerAsync(user));

        Assert.Equal((row.ErrorId, row.AadstsCode, user), (failure.ErrorId, failure.AadstsCode, failure.TargetName));
        Assert.True(Guid.TryParse(failure.CorrelationId, out _), "The correlation id of the refusal is kept.");
        Assert.True(Guid.TryParse(failure.TraceId, out _), "The trace id of the refusal is kept.");
        Assert.Contains(row.AadstsCode, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
        Assert.Null(failure.InnerException);
    }

    public static TheoryData<string> WithKeptToken { get; } = [.. AccountTable.Kept.Select(row => row.Account)];

    [Theory]
    [MemberData(nameof(WithKeptToken))]
    public async Task The_refresh_token_that_a_job_keeps_has_its_outcome_and_a_new_one_is_good(string account)
    {
        SandboxRun sandbox = new();

        Assert.Equal(AccountTable.Kept.Single(row => row.Account == account).Outcome, await RedeemAsync(sandbox, "kept-" + account));
        Assert.Equal("MfaConfirmedByService", await RedeemAsync(sandbox, SandboxTokens.RefreshToken(SandboxAccounts.Find(account)!)));
    }

    [Fact]
    public async Task When_MFA_is_not_requested_only_policies_decide()
    {
        SandboxRun sandbox = new();
        Session session = await sandbox.Client.SignInAsync(
            new BrowserSignIn { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = "only-when-asked", WithoutAskingForMfa = true, Force = true },
            sandbox.Observer,
            TestContext.Current.CancellationToken);

        Assert.False(session.HasMfa);
    }

    [Theory]
    [InlineData("session-revoked", "nbf")]
    [InlineData("authentication-context", "acrs")]
    public async Task A_sign_in_with_the_challenge_answers_it(string account, string claim)
    {
        SandboxRun sandbox = new();
        string challenge = (await sandbox.AnswerAsync(account)).ClaimsChallenge!;
        Session session = await sandbox.Client.SignInAsync(
            new BrowserSignIn { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = account, ClaimsChallenge = challenge },
            sandbox.Observer,
            TestContext.Current.CancellationToken);
        PartnerMfaResult result = await sandbox.Client.TestPartnerCenterAsync(
            TokenRequest.Of(session.AccessToken, session.Request), new ProbeOptions(), sandbox.Observer, TestContext.Current.CancellationToken);

        Assert.Contains($"\"{claim}\"", challenge, StringComparison.Ordinal);
        Assert.Equal("MfaConfirmedByService", result.Reason);
    }

    private static async Task<string> RedeemAsync(SandboxRun sandbox, string refreshToken)
    {
        try
        {
            Session session = await sandbox.Client.SignInAsync(
                new RefreshTokenSignIn { Environment = PartnerMfaEnvironments.Sandbox, RefreshToken = new Secret(refreshToken), ApplicationId = TokenRequests.ClientId },
                sandbox.Observer,
                TestContext.Current.CancellationToken);
            return (await sandbox.Client.TestPartnerCenterAsync(
                TokenRequest.Of(session.AccessToken, session.Request), new ProbeOptions(), sandbox.Observer, TestContext.Current.CancellationToken)).Reason;
        }
        catch (PartnerMfaException refusal)
        {
            return refusal.AadstsCode!;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mfa")]
    [InlineData("MFA@Sandbox.Example")]
    [InlineData("mfa@")]
    public async Task The_default_account_and_any_spelling_of_a_name_find_the_same_account(string? user)
    {
        PartnerMfaResult result = await new SandboxRun().AnswerAsync(user);

        Assert.Equal(("Yes", "mfa@sandbox.example"), (result.Result, result.Account));
    }

    [Theory]
    [InlineData("nobody@sandbox.example")]
    [InlineData("mfa@contoso.example")]
    public async Task An_unknown_account_is_refused_without_a_word_of_tokens_or_keys(string user)
    {
        SandboxRun sandbox = new();

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => sandbox.SignInAsync(user));

        Assert.Equal(("AccountNotInTenant", "AADSTS50034"), (failure.ErrorId, failure.AadstsCode));
        Assert.StartsWith("The sandbox has no such account. AADSTS50034: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Likely accounts: mfa, ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Use one of the accounts that the message lists, such as mfa@sandbox.example.", failure.Remedy);
        string told = string.Join(' ', sandbox.Observer.Told.Append(failure.ToString()).Append(failure.Remedy));
        foreach (string secret in new[] { "eyJ", "0.Asandbox", "code_verifier", "refresh_token" })
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }
}
