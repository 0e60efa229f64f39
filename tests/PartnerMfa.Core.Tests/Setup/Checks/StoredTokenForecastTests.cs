using PartnerMfa.Requests;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Stores;
using static PartnerMfa.Setup.GoodSetup;

namespace PartnerMfa.Setup.Checks;

public sealed class StoredTokenForecastTests
{
    private static readonly TokenFacts Fresh = new() { SignedInOn = Now.AddDays(-5), StoredOn = Now.AddDays(-1), Account = Account.UserPrincipalName };

    [Fact]
    public void Without_a_stored_token_nothing_is_forecast() =>
        Assert.DoesNotContain("The refresh token in", MessageOf(Good), StringComparison.Ordinal);

    [Fact]
    public void A_token_that_nothing_ends_early_ends_by_its_age() =>
        Assert.EndsWith(
            " The refresh token in a vault ends on 2026-09-05: it was issued on 2026-06-07 and ends when it is not used for 90 days.",
            MessageOf(Good with { StoredToken = Stored() }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{'isEnabled': true, 'value': 10, 'type': 'days'}", "ends on 2026-06-13: a policy asks for a new sign-in every 10 days.")]
    [InlineData("{'isEnabled': true, 'value': 12, 'type': 'hours'}", "was to end on 2026-06-04: a policy asks for a new sign-in every 12 hours.")]
    public void A_sign_in_frequency_ends_it_counted_from_the_sign_in(string frequency, string forecast) =>
        Assert.EndsWith(forecast, MessageOf(Good with { Policies = Policies(new ConditionalAccess.PolicyText().With("sessionControls", $"{{'signInFrequency': {frequency}}}")), StoredToken = Stored() }), StringComparison.Ordinal);

    [Fact]
    public void Remembered_MFA_ends_it_counted_from_the_sign_in() =>
        Assert.EndsWith(
            "ends on 2026-06-17: per-user MFA remembers a sign-in for 14 days.",
            MessageOf(Good with { MfaService = Read(new MfaServiceFacts(null, 14, false)), StoredToken = Stored() }),
            StringComparison.Ordinal);

    [Fact]
    public void The_secret_that_ends_last_counts_and_a_certificate_in_its_place()
    {
        SetupFacts facts = Good with { Application = Application with { Registration = Read(new RegistrationOfApplication { Credentials = [new("secret", null, Now.AddDays(3)), new("secret", null, Now.AddDays(20))] }) } };

        Assert.Contains("ends on 2026-06-28: the client secret of the app ends", MessageOf(facts with { StoredToken = Stored() }), StringComparison.Ordinal);
        Assert.Contains("ends on 2026-06-18: the certificate of the app ends", MessageOf(facts with { StoredToken = Stored() with { CertificateEndsOn = Now.AddDays(10) } }), StringComparison.Ordinal);
    }

    private static StoredTokenState Stored() => new("a vault", Fresh, null);

    private static string MessageOf(SetupFacts facts) => Result(facts, PartnerMfaSetupCheck.SessionLifetime).Message;
}
