using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// The time from the start of a fresh process to the first answer: import, sign-in by MSAL, and the enforced request, all against simulated
/// services. Its floor is the import of an empty module, which no module can avoid.
/// </summary>
internal sealed class FirstAnswer : IFigure
{
    private const int Runs = 11;

    public string Name => "First answer";

    public double Target => 20;

    public string? Exclusion => new ImportModule().Exclusion;

    public InterleavedTimes Measure() => ImportModule.InModules((module, emptyModule) => InterleavedTimes.Of(
        Runs,
        () => ImportModule.Time($"Import-Module '{module}'; if (-not (Test-PartnerCenterMfa -Environment Sandbox -Quiet)) {{ throw 'There was no Yes.' }}"),
        () => ImportModule.Time($"Import-Module '{emptyModule}'")));
}
