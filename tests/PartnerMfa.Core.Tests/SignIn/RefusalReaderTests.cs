using Microsoft.Identity.Client;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Exceptions of MSAL other than the service's refusals. Through MSAL itself, these tests would have to wait for real.</summary>
public sealed class RefusalReaderTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_busy_service_is_unavailable(int status)
    {
        MsalServiceException busy = new("service_not_available", "The service is busy.", status);
        PartnerMfaException failure = Explain(busy);

        Assert.Equal(("ServiceUnavailable", "login.microsoftonline.com"), (failure.ErrorId, failure.TargetName));
        Assert.Contains($"HTTP {status}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_browser_is_a_cancelled_sign_in() =>
        Assert.Equal("SignInCancelled", Explain(new MsalClientException(MsalError.AuthenticationCanceledError, "x")).ErrorId);

    [Fact]
    public void The_error_says_that_the_machine_has_no_browser() =>
        Assert.Equal("BrowserUnavailable", Explain(new MsalClientException(MsalError.LinuxXdgOpen, "x")).ErrorId);

    [Fact]
    public void A_device_code_that_ended_is_a_time_out() =>
        Assert.Equal("SignInTimedOut", Explain(new MsalClientException("code_expired", "x")).ErrorId);

    [Fact]
    public void A_network_fault_within_is_a_network_failure() => Assert.Equal(
        ("NetworkFailure", "The sign-in service login.microsoftonline.com could not be reached: Connection refused."),
        Words(Explain(new MsalServiceException("x", "y", new HttpRequestException("z", new IOException("Connection refused"))))));

    [Fact]
    public void A_request_that_took_too_long_is_a_network_failure() => Assert.Equal(
        ("NetworkFailure", "The sign-in service login.microsoftonline.com could not be reached: the connection took too long."),
        Words(Explain(new TaskCanceledException())));

    [Fact]
    public void Another_failure_of_MSAL_keeps_its_code_and_its_words() => Assert.Equal(
        ("SignInFailed", "The sign-in failed (odd_error): Its words."), Words(Explain(new MsalClientException("odd_error", "Its words."))));

    [Fact]
    public void An_unexpected_exception_shows_only_its_type() => Assert.Equal(
        ("UnexpectedFailure", "An unexpected error occurred (InvalidCastException)."),
        Words(Explain(new InvalidCastException(SignIns.ClientSecret))));

    [Fact]
    public void No_failure_wraps_the_exception_it_came_from() =>
        Assert.Null(Explain(new MsalClientException("x", SignIns.ClientSecret)).InnerException);

    private static PartnerMfaException Explain(Exception exception) =>
        new RefusalReader(SignIns.ByWebApp, CommandHints.PowerShell).Explain(exception);

    private static (string, string) Words(PartnerMfaException failure) => (failure.ErrorId, failure.Message);
}
