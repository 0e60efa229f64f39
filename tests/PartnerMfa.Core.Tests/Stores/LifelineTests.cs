using PartnerMfa.Errors;
using PartnerMfa.SignIn;

namespace PartnerMfa.Stores;

/// <summary>
/// A year in the life of a token. Whatever happens, the user ends up with a working token, or with a clear error and the last good token
/// still stored.
/// </summary>
public sealed class LifelineTests : IDisposable
{
    private readonly Lifelines _lifelines = new();

    public void Dispose() => _lifelines.Dispose();

    [Fact]
    public async Task A_token_that_is_used_daily_lives_for_years()
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken());
        HashSet<string> tokens = [];
        for (int day = 0; day < 2 * 365; day++)
        {
            StoredSignIn signIn = await _lifelines.SignInAsync(store);

            Assert.Null(signIn.NotStored);
            Assert.True(signIn.Session.HasMfa);
            Assert.True(tokens.Add(await Lifelines.StoredAsync(store)), "Each use must store a successor.");
            _lifelines.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task A_token_that_is_not_used_for_91_days_ends_and_stays_in_its_place()
    {
        string token = _lifelines.NewToken();
        FileTokenStore store = _lifelines.File("token.txt", token);
        _lifelines.Clock.Advance(TimeSpan.FromDays(91));

        PartnerMfaException refusal = await _lifelines.RefusedAsync(store);

        Assert.Equal((ErrorId.RefreshTokenExpired, "AADSTS700082"), (refusal.Id, refusal.AadstsCode));
        Assert.Equal(token, await Lifelines.StoredAsync(store));
    }

    [Theory]
    [InlineData("remember-mfa", 14, "AADSTS50076")]
    [InlineData("weekly-sign-in", 7, "AADSTS70043")]
    public async Task A_policy_ends_a_token_that_is_used_daily(string account, int days, string code)
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken(account));
        for (int day = 0; day <= days; day++)
        {
            Assert.Null((await _lifelines.SignInAsync(store)).NotStored);
            _lifelines.Clock.Advance(TimeSpan.FromDays(1));
        }

        string last = await Lifelines.StoredAsync(store);
        PartnerMfaException refusal = await _lifelines.RefusedAsync(store);

        Assert.Equal(code, refusal.AadstsCode);
        Assert.NotEmpty(refusal.Remedy);
        Assert.Equal(last, await Lifelines.StoredAsync(store));
    }

    [Fact]
    public async Task A_token_of_a_device_code_ends_with_a_policy_against_that_flow()
    {
        string token = _lifelines.NewToken("no-device-code", isFromDeviceCode: true);
        FileTokenStore store = _lifelines.File("token.txt", token);

        PartnerMfaException refusal = await _lifelines.RefusedAsync(store);

        Assert.Equal("AADSTS530036", refusal.AadstsCode);
        Assert.Equal(token, await Lifelines.StoredAsync(store));
        Assert.Null((await _lifelines.SignInAsync(_lifelines.File("browser.txt", _lifelines.NewToken("no-device-code")))).NotStored);
    }

    [Fact]
    public async Task An_expired_client_secret_leaves_the_stored_token_unchanged()
    {
        string token = _lifelines.NewToken();
        FileTokenStore store = _lifelines.File("token.txt", token);

        PartnerMfaException refusal = await _lifelines.RefusedAsync(store, new ClientSecretCredential(new Secret("expired-secret")));

        Assert.Equal(ErrorId.ClientSecretExpired, refusal.Id);
        Assert.Equal(token, await Lifelines.StoredAsync(store));
        Assert.Null((await _lifelines.SignInAsync(store)).NotStored);
    }

    [Fact]
    public async Task A_successor_without_MFA_never_replaces_a_token_with_MFA()
    {
        string token = _lifelines.NewToken("loses-mfa");
        FileTokenStore store = _lifelines.File("token.txt", token);

        StoredSignIn signIn = await _lifelines.SignInAsync(store);

        Assert.False(signIn.Session.HasMfa);
        Assert.Equal(ErrorId.RefreshTokenNotSaved, signIn.NotStored!.Id);
        Assert.Equal(
            $"The new refresh token was not stored in {store.Name}: its sign-in did not use MFA, as the access token shows. The one that is stored stays, and works until it ends.", signIn.NotStored.Message);
        Assert.Equal(token, await Lifelines.StoredAsync(store));
    }

    [Fact]
    public async Task A_vault_that_is_down_at_the_wrong_moment_keeps_the_last_token()
    {
        IRefreshTokenStore store = _lifelines.Vault("down-on-write--mfa");
        string token = await Lifelines.StoredAsync(store);

        StoredSignIn signIn = await _lifelines.SignInAsync(store);

        Assert.True(signIn.Session.HasMfa);
        Assert.Equal(ErrorId.RefreshTokenNotSaved, signIn.NotStored!.Id);
        Assert.Contains("HTTP 503", signIn.NotStored.Message, StringComparison.Ordinal);
        Assert.Equal(token, await Lifelines.StoredAsync(store));
    }

    [Fact]
    public async Task A_token_of_another_account_never_replaces_the_stored_one()
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken());
        Assert.Null((await _lifelines.SignInAsync(store)).NotStored);
        StoredRefreshToken stored = await store.ReadAsync(TestContext.Current.CancellationToken);
        Session other = (await _lifelines.SignInAsync(_lifelines.File("other.txt", _lifelines.NewToken("unconfirmed")))).Session;

        StoredSignIn kept = await new StoredTokenSignIn(new SignInService(_lifelines.Backend, Work.CommandHints.Tool), _lifelines.Clock)
            .KeepAsync(other with { Store = store, StoredFacts = stored.Facts }, _lifelines.Observer);

        Assert.Contains("it belongs to unconfirmed@sandbox.example, and the stored one to mfa@sandbox.example.", kept.NotStored!.Message, StringComparison.Ordinal);
        Assert.Equal(stored.Token.Reveal(), await Lifelines.StoredAsync(store));
    }

    [Fact]
    public async Task Two_jobs_at_once_both_succeed()
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken());

        StoredSignIn[] both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _lifelines.SignInAsync(_lifelines.File("token.txt", clock: TimeProvider.System)))));

        Assert.All(both, signIn => Assert.Null(signIn.NotStored));
        Assert.Contains(await Lifelines.StoredAsync(store), both.Select(signIn => signIn.Session.RefreshToken!.Reveal()));
    }

    [Fact]
    public async Task A_renewed_connection_does_not_overwrite_what_another_sign_in_stored()
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken());
        Session session = (await _lifelines.SignInAsync(store)).Session;
        string newer = _lifelines.NewToken();
        await store.WriteAsync(new StoredRefreshToken(new Secret(newer), TokenFacts.None with { StoredOn = _lifelines.Clock.GetUtcNow() }), TestContext.Current.CancellationToken);
        _lifelines.Clock.Advance(TimeSpan.FromHours(2));

        Session renewed = await _lifelines.Client.RenewAsync(session, new Interactivity(), _lifelines.Observer, TestContext.Current.CancellationToken);

        Assert.NotSame(session, renewed);
        Assert.Equal(newer, await Lifelines.StoredAsync(store));
        Assert.Contains($"verbose: Another job stored a refresh token in {store.Name}. That one stays.", _lifelines.Observer.Told);
    }

    [Fact]
    public async Task A_renewed_connection_stores_its_successor_as_well()
    {
        FileTokenStore store = _lifelines.File("token.txt", _lifelines.NewToken());
        Session session = (await _lifelines.SignInAsync(store)).Session;
        string before = await Lifelines.StoredAsync(store);
        _lifelines.Clock.Advance(TimeSpan.FromHours(2));

        Session renewed = await _lifelines.Client.RenewAsync(session, new Interactivity(), _lifelines.Observer, TestContext.Current.CancellationToken);

        Assert.NotEqual(before, await Lifelines.StoredAsync(store));
        Assert.Equal(renewed.RefreshToken!.Reveal(), await Lifelines.StoredAsync(store));
    }

    [Fact]
    public async Task Nothing_shown_contains_the_token()
    {
        string token = _lifelines.NewToken();
        StoredSignIn signIn = await _lifelines.SignInAsync(_lifelines.File("token.txt", token));

        Assert.All(_lifelines.Observer.Told.Append(signIn.Session.ToString()), told => Assert.DoesNotContain(token[..40], told, StringComparison.Ordinal));
    }
}
