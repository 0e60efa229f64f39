using System.Reflection;
using PartnerMfa.Pester.Running;
using Xunit.Sdk;
using Xunit.v3;

namespace PartnerMfa.Pester;

/// <summary>Runs a Pester file when its tests start, and returns one row for each <c>It</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterFileAttribute(string file) : DataAttribute
{
    /// <summary>The name of the file in tests/Pester.</summary>
    public string File { get; } = file;

    public override bool SupportsDiscoveryEnumeration() => false;

    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyList<PesterResult> results = await PesterRun.OfAsync("tests/Pester/" + File, TestContext.Current.CancellationToken);
        return [.. results.Select(Row)];
    }

    // The names of a cmdlet's tests already begin with its name.
    private static string DisplayName(string subject, string name) => name.StartsWith(subject, StringComparison.Ordinal) ? name : $"{subject}: {name}";

    private TheoryDataRow<PesterResult> Row(PesterResult result) => new(result)
    {
        TestDisplayName = DisplayName(File.Replace(".Tests.ps1", "", StringComparison.Ordinal), result.Name),
        Label = "",
        Skip = result.Outcome == PesterOutcome.Skipped ? result.Message ?? "The test gives no reason." : null,
    };
}
