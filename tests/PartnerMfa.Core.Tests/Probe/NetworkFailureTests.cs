using System.Net.Sockets;
using System.Security.Authentication;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

public sealed class NetworkFailureTests
{
    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "dns", "Name or service not known" },
        { "refused", "Connection refused" },
        { "tls", "The remote certificate is invalid" },
        { "reset", "Connection reset by peer" },
        { "unreachable", "No route to host" },
        { "handler timeout", "the connection took too long" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_network_that_fails_is_an_answer_and_no_exception(string fault, string words)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw Fault(fault));
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With(), Probes.Once);

        Assert.Equal(("Unknown", "NetworkFailure"), (result.Result, result.Reason));
        Assert.Equal($"api.partnercenter.microsoft.com did not respond after one try: {words}.", result.Message);
        Assert.Equal((null, null, 1), (result.StatusCode, result.ServiceConfirmed, result.Attempts));
    }

    [Fact]
    public async Task The_result_has_the_ids_that_were_sent()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw Fault("dns"));
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With(), Probes.Once);
        SentRequest sent = Assert.Single(handler.Sent);

        Assert.Equal((sent.Headers["MS-CorrelationId"], sent.Headers["MS-RequestId"]), (result.CorrelationId, result.RequestId));
    }

    [Fact]
    public async Task A_network_that_comes_back_is_used()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw Fault("reset")).Then(Reply.Profile.Create);
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With());

        Assert.Equal(("MfaClaimPresent", 2), (result.Reason, result.Attempts));
    }

    [Fact]
    public async Task The_last_failure_is_reported()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => new Reply(503).Create()).Then(() => throw Fault("dns"));
        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With(), new ProbeOptions { Retry = RetryOptions.Default with { Retries = 1 } });

        Assert.Equal(("NetworkFailure", null), (result.Reason, result.StatusCode));
    }

    [Fact]
    public async Task A_fault_of_the_program_is_not_reported_as_a_network_failure()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw new InvalidCastException("With a secret in it."));

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => Probes.RunAsync(handler, TestTokens.With()));
        string correlationId = Assert.Single(handler.Sent).Headers["MS-CorrelationId"];

        Assert.Equal(("UnexpectedFailure", correlationId), (failure.ErrorId, failure.CorrelationId));
        Assert.Equal($"An unexpected error occurred (InvalidCastException). Correlation ID: {correlationId}.", failure.Message);
    }

    private static Exception Fault(string name) => name switch
    {
        "dns" => new HttpRequestException("No.", new HttpRequestException("Name or service not known")),
        "refused" => new HttpRequestException("No.", new IOException("Connection refused.")),
        "tls" => new AuthenticationException("The remote certificate is invalid."),
        "reset" => new IOException("Broken.", new IOException("Connection reset by peer")),
        "handler timeout" => new TaskCanceledException("ConnectTimeout", new TimeoutException()),
        "unreachable" => new SocketException(0, "No route to host"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
