using System.Text.RegularExpressions;
using PartnerMfa.Errors;
using PartnerMfa.Http.Resources;

namespace PartnerMfa.Reports;

/// <summary>One page for many tenants, and one report from many.</summary>
[Collection(nameof(MemoryCollection))]
public sealed class ManyTenantsTests : IDisposable
{
    private const int Tenants = 100;
    private const int Checks = 15;

    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task The_page_begins_with_the_tenants_the_worst_first()
    {
        string page = await _samples.WriteAsync("page.html", Of("Fine", "Yes"), Of("Bad", "No"), Of("Open", "Unknown"), Of("Bad", "Yes"));

        string[] rows = [.. Regex.Matches(page, "<tr class=\"tenant (?<class>\\w+)\">.*?<a href=\"#t(?<number>\\d+)\"><bdi>(?<name>[^<]+)</bdi>").Select(row => $"{row.Groups["class"]} {row.Groups["number"]} {row.Groups["name"]}")];
        Assert.Equal(["no 2 Bad Ltd. (Bad)", "unknown 3 Open Ltd. (Open)", "yes 1 Fine Ltd. (Fine)"], rows);
        Assert.Contains("<h2 id=\"tenants\">3 tenants</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_tenant_has_its_own_section_and_each_result_appears_once()
    {
        string page = await _samples.WriteAsync("page.html", Of("One", "Yes"), Of("Two", "No"), Of("One", "No"), new PartnerMfaResult
        {
            Result = "Yes",
            Reason = "MfaClaimPresent",
            Message = "m",
            Account = "nobody's@contoso.com",
            Environment = "Global",
            Source = "s",
            CheckedOn = SampleResults.Now.UtcDateTime,
        });

        Assert.Matches("(?s)<details class=\"tenant no\"><summary>.*Two.*<div id=\"t2\">.*id=\"a2\".*</details>.*<h2 id=\"other\">Results without a tenant</h2>.*id=\"a4\"", page);
        Assert.Equal(["a1", "a2", "a3", "a4"], Regex.Matches(page, "<article id=\"(a\\d+)\"").Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public async Task The_tenants_are_filtered_without_a_script()
    {
        string page = await _samples.WriteAsync("page.html", Of("One", "Yes"), Of("Two", "No"));

        Assert.Contains("<input class=\"filter\" type=\"radio\" name=\"show\" id=\"show-all\" checked><label for=\"show-all\">All: 2</label>", page, StringComparison.Ordinal);
        Assert.Contains("<input class=\"filter\" type=\"radio\" name=\"show\" id=\"show-no\"><label for=\"show-no\">No: 1</label>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"show-unknown\"", page, StringComparison.Ordinal);
        Assert.Contains("#show-no:checked ~ * .tenant:not(.no)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_lists_the_tenants()
    {
        string report = await _samples.WriteAsync("report.md", Of("One", "Yes"), Of("Two", "No"));

        Assert.Contains("| No | Two Ltd. (Two) | 1 | 0 | 0 | 0 |\n| Yes | One Ltd. (One) | 0 | 0 | 0 | 1 |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_tenants_with_fifteen_checks_each_stay_within_bounds()
    {
        using Report report = _samples.Open("page.html");
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int tenant = 0; tenant < Tenants; tenant++)
        {
            report.Add(Of($"tenant-{tenant}", tenant % 7 == 0 ? "No" : "Yes", decidedBy: ["PerUserMfa"]));
            for (int check = 0; check < Checks; check++) report.Add(Of($"tenant-{tenant}", "Yes", check: ((PartnerMfaSetupCheck)check).ToString()));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        await report.CompleteAsync(TestContext.Current.CancellationToken);
        string page = await File.ReadAllTextAsync(_samples.PathOf("page.html"), TestContext.Current.CancellationToken);
        Assert.InRange(page.Length, 500_000, 4_000_000);
        Assert.Equal(Tenants, Regex.Count(page, "<details class=\"tenant "));
        Assert.Equal(Tenants * (Checks + 1), Regex.Count(page, " id=\"a\\d+\""));
    }

    [Fact]
    public async Task Reports_are_joined_with_their_errors_and_without_loading_them_whole()
    {
        await _samples.WriteAsync("one.json", [Of("One", "Yes")], [new PartnerMfaException(ErrorId.ConsentRequired, "Nobody has consented.", "Consent.", "two@contoso.com")]);
        await _samples.WriteAsync("two.json", Of("Two", "No"));
        List<PartnerMfaException> failed = [];

        using (Report joined = _samples.Open("all.json"))
        {
            foreach (string part in new[] { "one.json", "two.json" }) await joined.AddFileAsync(_samples.PathOf(part), failed.Add, TestContext.Current.CancellationToken);
            await joined.CompleteAsync(TestContext.Current.CancellationToken);
        }

        string together = await _samples.WriteAsync("together.json", [Of("One", "Yes"), Of("Two", "No")], [new PartnerMfaException(ErrorId.ConsentRequired, "Nobody has consented.", "Consent.", "two@contoso.com")]);
        Assert.Equal(together, await File.ReadAllTextAsync(_samples.PathOf("all.json"), TestContext.Current.CancellationToken));
        Assert.Empty(failed);
    }

    [Fact]
    public async Task A_part_that_breaks_off_is_an_error()
    {
        await File.WriteAllTextAsync(_samples.PathOf("part.json"), $$"""{"answer":"Yes","results":[{{ResultJson.Write(Of("One", "Yes"))}},""", TestContext.Current.CancellationToken);
        using Report joined = _samples.Open("all.html");

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => joined.AddFileAsync(_samples.PathOf("part.json"), _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.ReportUnreadable, failure.Id);
    }

    private static PartnerMfaResult Of(string tenant, string answer, string? check = null, string[]? decidedBy = null) => new()
    {
        Result = answer,
        Reason = "MfaConfirmedByService",
        Message = "It is so.",
        Check = check,
        DecidedBy = decidedBy,
        Account = $"jobs@{tenant}.example",
        TenantId = tenant,
        Environment = "Global",
        Source = "Browser",
        CheckedOn = SampleResults.Now.UtcDateTime,
        Evidence = [$"company: {tenant} Ltd."],
    };
}
