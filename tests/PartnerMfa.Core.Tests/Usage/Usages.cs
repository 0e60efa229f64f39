using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Usage;

/// <summary>A Partner Center with three scripted resources, queried at the manual clock's time: 8 June 2026, noon.</summary>
internal sealed class Usages
{
    public const string App = "14f38d7d-c4fc-448a-b2df-0fc60e75465a";
    public const string OtherApp = "60a00bf2-0644-4279-83b3-87ddf96f2509";
    public const string UserId = "adc77aa5-7968-4c57-9f48-361018265c1a";
    public const string Query = "?startDate=2026-06-02&endDate=2026-06-08";

    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(30);

    public Reply Counts { get; init; } = new(200, "[]");

    public Reply Calls { get; init; } = List();

    public Reply Principals { get; init; } = List();

    /// <summary>What else is requested from Graph.</summary>
    public IReadOnlyList<Reply> Scores { get; init; } = [];

    public RecordingObserver Observer { get; } = new();

    public IReadOnlyList<SentRequest> Sent { get; private set; } = [];

    /// <summary>A row of the daily counts, as documented.</summary>
    public static string Day(string date, object compliant, object total, string application = App, string name = "Nightly") =>
        JsonSerializer.Serialize(new { loginDate = date, mfaCompliantRequestCount = compliant, totalRequestCount = total, applicationId = application, applicationName = name });

    /// <summary>A row of the list of calls, as documented.</summary>
    public static string Call(string time, object compliant, string application = App, string user = "job@contoso.example", string operation = "Get /v{version}/customers") =>
        JsonSerializer.Serialize(new
        {
            requestId = "6c583d8d-46cd-420c-ae3d-35b6dfdcdb21",
            correlationId = "",
            operationName = operation,
            requestDateTime = time,
            ipAddress = "192.0.2.1",
            objectId = UserId,
            tenantId = TestTokens.TenantId,
            upn = user,
            applicationId = application,
            mfaCompliant = compliant,
        });

    /// <summary>A row of the list of users, as documented.</summary>
    public static string Principal(string user, string objectId, string last) =>
        JsonSerializer.Serialize(new { objectId, tenantId = TestTokens.TenantId, upn = user, lastNonMfaCompliantRequestDateTime = last });

    public static Reply Array(params string[] rows) => new(200, $"[{string.Join(",", rows)}]");

    public static Reply List(params string[] rows) => ListOf(rows.Length, rows);

    public static Reply ListOf(int total, params string[] rows) =>
        new(200, $$$"""{"totalCount":{{{total}}},"items":[{{{string.Join(",", rows)}}}],"attributes":{"objectType":"Collection"}}""");

    public async Task<IReadOnlyList<PartnerMfaResult>> AskAllAsync(Func<UsageRequest, UsageRequest>? change = null)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in new[] { Counts, Calls, Principals }.Concat(Scores)) handler.Then(reply.Create);
        ServiceBackend backend = new() { Handler = handler, Clock = new ManualClock { AutoPass = TimeSpan.FromSeconds(90) }, Random = () => 0.5 };
        UsageRequest question = new(TestTokens.With(), PartnerMfaEnvironments.Global, "a test");
        IReadOnlyList<PartnerMfaResult> answers = await new UsageAnalyzer(backend, CommandHints.PowerShell)
            .RunAsync(change is null ? question : change(question), Observer, TestContext.Current.CancellationToken)
            .WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
        Sent = [.. handler.Sent];
        return answers;
    }

    public async Task<PartnerMfaUsage[]> AskAsync(Func<UsageRequest, UsageRequest>? change = null) =>
        [.. (await AskAllAsync(change)).OfType<PartnerMfaUsage>()];

    /// <summary>Each answer as application, result and reason.</summary>
    public async Task<string[]> VerdictsAsync(Func<UsageRequest, UsageRequest>? change = null) =>
        [.. (await AskAsync(change)).Select(answer => $"{(answer.ApplicationId is null ? "rest" : answer.ApplicationId == App ? "app" : "other")} {answer.Result} {answer.Reason}")];
}
