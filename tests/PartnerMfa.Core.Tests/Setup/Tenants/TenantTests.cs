using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Tenants;

/// <summary>A table of tenants, each with the answer that follows from Entra ID's documented behavior.</summary>
public sealed class TenantTests
{
    /// <summary>The tenants of the table.</summary>
    internal static JsonObject[] Lines { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Setup", "Tenants", "Tenants.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    public static TheoryData<string> Names { get; } = [.. Lines.Select(line => (string)line["name"]!)];

    [Fact]
    public void There_are_at_least_200_tenants_and_each_names_its_source()
    {
        Assert.True(Lines.Length >= 200, $"{Lines.Length}");
        Assert.Equal(Lines.Length, Lines.Select(line => (string)line["name"]!).Distinct().Count());
        Assert.All(Lines, line => Assert.StartsWith("https://learn.microsoft.com/", (string)line["source"]!, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_tenant_is_judged_as_documented(string name)
    {
        JsonObject line = Lines.Single(one => (string)one["name"]! == name);
        IReadOnlyList<PartnerMfaResult> results = await AssessAsync(line);

        Assert.Equal((string)line["answer"]!, $"{results[0].Result} {results[0].Reason}");
        if ((string?)line["says"] is { } words) Assert.Contains(words, results[0].Message, StringComparison.Ordinal);
        foreach ((string check, JsonNode? expected) in line["checks"]?.AsObject() ?? [])
            Assert.Equal((check, (string)expected!), (check, results.Where(result => result.Check == check).Select(result => $"{result.Result} {result.Reason}").Single()));
        if (results[0].Result == "Unknown") Assert.NotNull(results[0].Remedy);
        Assert.True(results.Count(result => result.Remedy?.Contains("consent", StringComparison.Ordinal) == true) <= 1);
    }

    /// <param name="line">The tenant.</param>
    /// <param name="files">Other files to use; null assesses the tenant as it is.</param>
    /// <param name="account">The account to assess.</param>
    /// <param name="witnesses">The second opinions to ask for.</param>
    /// <param name="wrap">Inserts a handler between the work and Graph; null inserts nothing.</param>
    /// <param name="change">Changes Graph's responses; null leaves them as the line says.</param>
    internal static async Task<IReadOnlyList<PartnerMfaResult>> AssessAsync(JsonObject line, SetupFiles? files = null, string account = "integration@contoso.com", PartnerMfaWitness[]? witnesses = null, Action<JsonObject>? change = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        using TenantGraph graph = new(line, change);
        ServiceBackend backend = new() { Handler = wrap?.Invoke(graph) ?? graph, Clock = new ManualClock { AutoPass = TimeSpan.FromSeconds(90) }, Random = () => 0.5 };
        Secret? token = files?.Tenant is null ? TestTokens.With(("aud", "https://graph.microsoft.com"), ("scp", "User.Read.All")) : null;
        SetupRequest request = new(account, PartnerMfaEnvironments.Global, token, "a test")
        {
            Witnesses = witnesses,
            ApplicationId = (string?)line["application"],
            UsesDeviceCode = (bool?)line["deviceCode"] == true,
        };
        IReadOnlyList<PartnerMfaResult> results = await new SetupAssessment(backend, CommandHints.PowerShell)
            .RunAsync(request, files ?? SetupFiles.None, new RecordingObserver(), TestContext.Current.CancellationToken);
        if (token is null) Assert.Empty(graph.Asked);
        return results;
    }
}
