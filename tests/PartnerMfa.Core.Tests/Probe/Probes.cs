using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>One probe of a scripted Partner Center, at the manual clock's time.</summary>
internal static class Probes
{
    /// <summary>No wait between retries is longer than this; the time limit is.</summary>
    public static readonly TimeSpan AutoPass = TimeSpan.FromSeconds(90);

    // A probe that hangs fails its test; any other never comes near this limit.
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(30);

    public static ProbeOptions Once { get; } = new() { Retry = RetryOptions.Default with { Retries = 0 }, SkipBaseline = true };

    /// <summary>The result of one response, without a retry.</summary>
    public static async Task<PartnerMfaResult> JudgeAsync(HttpResponseMessage reply, Secret? token = null)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => reply);
        return await RunAsync(handler, token ?? TestTokens.With(), Once);
    }

    /// <summary>The answer and the reason for one response, without a retry.</summary>
    public static async Task<(string Result, string Reason)> VerdictAsync(Reply reply, Secret? token = null)
    {
        PartnerMfaResult result = await JudgeAsync(reply.Create(), token);
        return (result.Result, result.Reason);
    }

    public static Task<PartnerMfaResult> RunAsync(HttpMessageHandler handler, Secret token, ProbeOptions? options = null) =>
        RunAsync(new ServiceBackend { Handler = handler, Clock = new ManualClock { AutoPass = AutoPass } }, token, options);

    public static Task<PartnerMfaResult> RunAsync(HttpMessageHandler handler, TokenRequest request) =>
        new PartnerCenterEvaluator(new ServiceBackend { Handler = handler, Clock = new ManualClock() }, CommandHints.PowerShell)
            .RunAsync(request, Once, new RecordingObserver(), TestContext.Current.CancellationToken);

    public static Task<PartnerMfaResult> RunAsync(
        ServiceBackend backend, Secret token, ProbeOptions? options = null, IWorkObserver? observer = null, CancellationToken? stop = null) =>
        new PartnerCenterEvaluator(backend, CommandHints.PowerShell).RunAsync(
            new TokenRequest(token, PartnerMfaEnvironments.Global, "a test"),
            options ?? new ProbeOptions(),
            observer ?? new RecordingObserver(),
            stop ?? TestContext.Current.CancellationToken).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);

    /// <summary>A token whose own verdict is of this kind.</summary>
    public static Secret TokenThatSays(string own) => own switch
    {
        "Yes" => TestTokens.With(),
        "No" => TestTokens.With(("amr", new[] { "pwd" })),
        "No, without amr" => TestTokens.With(("amr", null)),
        "ngcmfa" => TestTokens.With(("amr", new[] { "ngcmfa" })),
        "v2.0" => TestTokens.With(("amr", null), ("ver", "2.0")),
        _ => throw new ArgumentOutOfRangeException(nameof(own), own, null),
    };
}
