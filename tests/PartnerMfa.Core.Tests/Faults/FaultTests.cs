using System.Text.Json;
using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Faults;

/// <summary>The fault table, with real sockets, the real handler and the complete probe. No fault leads to a wrong answer.</summary>
public sealed class FaultTests(FaultRuns runs) : IClassFixture<FaultRuns>
{
    public static TheoryData<string, string> Rows { get; } = new(
        from fault in FaultTable.All
        from token in FaultRuns.TokenNames
        select (fault.Name, token));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_fault_gives_the_answer_in_its_row(string name, string token)
    {
        Fault fault = Find(name);
        FaultRun run = await runs.RunOf(name, token);

        (string, string) expected = token == "Yes" ? fault.Expected.OfYes : fault.Expected.OfNo;
        Assert.True(expected == (run.Result.Result, run.Result.Reason), $"expected {expected}: {run.Result}\n{string.Join('\n', run.Result.Evidence)}");
        Assert.Contains(fault.Says, run.Result.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_takes_no_longer_than_the_time_limit(string name, string token)
    {
        Fault fault = Find(name);
        FaultRun run = await runs.RunOf(name, token);

        // A busy machine may notice late that the time is up.
        Assert.InRange(run.Took, TimeSpan.Zero, FaultRun.LimitOf(fault) + TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_token_goes_only_to_its_own_server_and_is_never_shown(string name, string token)
    {
        Fault fault = Find(name);
        FaultRun run = await runs.RunOf(name, token);
        string secret = FaultRuns.Token(token).Reveal();

        Assert.Equal(fault.TokenComes ?? CameTo(run, secret), CameTo(run, secret));
        string told = JsonSerializer.Serialize(run.Result) + run.Result + string.Concat(run.Told);
        Assert.All(
            Enumerable.Range(0, secret.Length - 20),
            start => Assert.DoesNotContain(secret.Substring(start, 20), told, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(told, char.IsControl);
    }

    [Fact]
    public async Task No_other_host_hears_anything()
    {
        foreach ((string fault, string token) in Rows.Select(row => row.Data)) await runs.RunOf(fault, token);

        Assert.Equal(0, runs.Elsewhere.Connections);
        // The target exists: a client that follows the redirect reaches it.
        using HttpClient following = new();
        await using FaultServer redirecting = new(Find("redirect to another host with 302").Act) { Elsewhere = runs.Elsewhere.Address };
        Assert.Equal(WireText.Profile, await following.GetStringAsync(redirecting.Address, TestContext.Current.CancellationToken));
        Assert.Equal(1, runs.Elsewhere.Connections);
    }

    [Fact]
    public async Task Cookies_are_not_sent_back() => Assert.All(
        (await runs.RunOf("cookies, and cookies again", "Yes")).Arrived,
        request => Assert.DoesNotContain("Cookie:", request, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_table_lists_enough_faults_without_repeats()
    {
        Assert.Equal(FaultTable.All.Count, FaultTable.All.Select(fault => fault.Name).Distinct().Count());
        Assert.InRange(FaultTable.All.Count, 40, int.MaxValue);
    }

    private static bool CameTo(FaultRun run, string token) => run.Arrived.Any(request => request.Contains(token, StringComparison.Ordinal));

    private static Fault Find(string name) => FaultTable.All.Single(fault => fault.Name == name);
}
