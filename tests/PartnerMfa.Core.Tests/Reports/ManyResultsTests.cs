using PartnerMfa.Http.Resources;

namespace PartnerMfa.Reports;

[Collection(nameof(MemoryCollection))]
public sealed class ManyResultsTests : IDisposable
{
    private const int Many = 10_000;

    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task Many_results_start_with_a_summary_and_fold_the_list()
    {
        PartnerMfaResult[] results = [.. Enumerable.Range(0, 100).Select(i => SampleResults.Result(i % 10 == 0 ? "No" : "Yes", $"user{i}@contoso.com"))];

        string page = await _samples.WriteAsync("page.html", results);

        Assert.Contains("<main class=many>", page, StringComparison.Ordinal);
        Assert.Matches("(?s)10 of 100 results: No.*Results by reason.*<a href=\"#a1\">.*<h2 id=\"no\">No: 10 results</h2>.*id=\"a91\".*<details class=\"list\"><summary>List of all 100 results</summary>.*<h2 id=\"yes\">.*id=\"a2\"", page);
        Assert.Contains("user0@contoso.com</bdi>, <bdi>user1@contoso.com</bdi>, <bdi>user2@contoso.com</bdi> and 97 more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_not_held_in_memory()
    {
        using Report report = _samples.Open("page.html");
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int i = 0; i < Many; i++) report.Add(SampleResults.Result("Yes", $"user{i}@contoso.com"));

        // Only the position of each result is in memory; the result itself is ten times as large. Garbage from other tests may be collected
        // in the meantime.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Many * 512);
        await report.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.InRange(new FileInfo(_samples.PathOf("page.html")).Length, 10_000_000, 40_000_000);
    }
}
