using PartnerMfa.Errors;
using PartnerMfa.SignIn;

namespace PartnerMfa.Stores;

public sealed class ForecastTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly Lifelines _lifelines = new();

    public void Dispose() => _lifelines.Dispose();

    [Fact]
    public void The_nearest_cause_comes_first_and_what_can_happen_at_any_time_last()
    {
        TokenFacts facts = new() { SignedInOn = Day.AddDays(-10), StoredOn = Day, IsFromDeviceCode = true };
        TokenLimits limits = new() { SignInFrequency = TimeSpan.FromHours(30), RememberMfaDays = 14, ClientSecretEndsOn = Day.AddDays(5), CertificateEndsOn = Day.AddDays(200) };

        IReadOnlyList<TokenEnd> ends = RefreshTokenForecast.Of(facts, limits);

        Assert.Equal(
            [
                ("2026-05-30", "a policy asks for a new sign-in every 30 hours."),
                ("2026-06-12", "per-user MFA remembers a sign-in for 14 days."),
                ("2026-06-13", "the client secret of the app ends, without which it cannot be redeemed."),
                ("2026-09-06", "it was issued on 2026-06-08 and ends when it is not used for 90 days."),
                ("2026-12-25", "the certificate of the app ends, without which it cannot be redeemed."),
                ("", "it comes from a device code sign-in, and stops working once a policy blocks that flow (AADSTS530036)."),
            ],
            ends.Select(end => (end.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "", end.Cause)));
        Assert.All(ends, end => Assert.EndsWith(".", end.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_facts_there_is_no_forecast()
    {
        Assert.Empty(RefreshTokenForecast.Of(TokenFacts.None, new TokenLimits { SignInFrequency = TimeSpan.FromDays(1), RememberMfaDays = 14 }));
        Assert.Null(RefreshTokenForecast.Nearest(TokenFacts.None with { IsFromDeviceCode = true }, new TokenLimits()));
    }

    [Fact]
    public async Task The_context_shows_the_nearest_end_with_its_cause()
    {
        Session session = (await _lifelines.SignInAsync(_lifelines.File("token.txt", _lifelines.NewToken()))).Session;

        PartnerMfaContext context = _lifelines.Client.Describe(session);

        Assert.Equal(_lifelines.Clock.GetUtcNow().UtcDateTime.AddDays(90), context.RefreshTokenEndsOn);
        Assert.Equal("it was issued on 2026-06-08 and ends when it is not used for 90 days.", context.RefreshTokenEndsBecause);
        Assert.StartsWith("the file '", context.RefreshTokenStore, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_ends_sooner_is_the_cause()
    {
        ClientCredential certificate = Lifelines.Certificate(Day.AddDays(20));
        Session session = (await _lifelines.SignInAsync(_lifelines.File("token.txt", _lifelines.NewToken()), certificate)).Session;

        PartnerMfaException? within30 = _lifelines.Client.EndsSoon(session, 30), within10 = _lifelines.Client.EndsSoon(session, 10);

        Assert.Null(within10);
        Assert.Equal(ErrorId.RefreshTokenEndsSoon, within30!.Id);
        Assert.EndsWith("ends on 2026-06-28: the certificate of the app ends, without which it cannot be redeemed.", within30.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_a_device_code_can_end_at_any_time()
    {
        FileTokenStore store = _lifelines.File("token.txt");
        await store.WriteAsync(new StoredRefreshToken(new Secret(_lifelines.NewToken()), new TokenFacts { IsFromDeviceCode = true }), TestContext.Current.CancellationToken);
        Session session = (await _lifelines.SignInAsync(store)).Session;

        Assert.Contains("ends at any time: it comes from a device code sign-in", _lifelines.Client.EndsSoon(session, 1)!.Message, StringComparison.Ordinal);
        Assert.True((await store.ReadAsync(TestContext.Current.CancellationToken)).Facts.IsFromDeviceCode, "The successor is bound to the same flow.");
    }
}
