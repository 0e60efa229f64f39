using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Comparison;

/// <summary>Compares two reports in a temporary folder.</summary>
internal sealed class Comparisons : IDisposable
{
    public static readonly DateTimeOffset Now = SampleResults.Now;

    private readonly SampleResults _samples = new();

    public RecordingObserver Observer { get; } = new();

    public IEnumerable<string> Warnings => Observer.Told.Where(told => told.StartsWith("warning: ", StringComparison.Ordinal)).Select(told => told["warning: ".Length..]);

    public List<PartnerMfaException> Failures { get; } = [];

    public string PathOf(string name) => _samples.PathOf(name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public async Task<IReadOnlyList<PartnerMfaChange>> RunAsync(PartnerMfaResult[] old, PartnerMfaResult[] current, string? baseline = null) =>
        await RunAsync(old, [], current, [], baseline);

    public async Task<IReadOnlyList<PartnerMfaChange>> RunAsync(
        PartnerMfaResult[] old, PartnerMfaException[] oldErrors, PartnerMfaResult[] current, PartnerMfaException[] errors, string? baseline = null)
    {
        await WriteAsync("old.json", old, oldErrors);
        await WriteAsync("new.json", current, errors);
        return await CompareAsync(PathOf("old.json"), PathOf("new.json"), baseline is null ? null : Write("baseline.json", baseline));
    }

    public Task<IReadOnlyList<PartnerMfaChange>> CompareAsync(string old, string current, string? baseline = null) =>
        new ReportComparer(new FixedClock(), Observer, Failures.Add).RunAsync(
            new ComparisonRequest(old, current) { BaselinePath = baseline }, TestContext.Current.CancellationToken);

    public void Dispose() => _samples.Dispose();

    // A report must contain something, so both reports contain the same unrelated result.
    private Task<string> WriteAsync(string name, PartnerMfaResult[] results, PartnerMfaException[] errors) =>
        results.Length + errors.Length > 0 ? _samples.WriteAsync(name, results, errors) : Task.FromResult(Write(name, """{"answer":"Unknown","results":[]}"""));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
