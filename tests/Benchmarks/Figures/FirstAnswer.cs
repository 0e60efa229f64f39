using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// From nothing to the first answer in a fresh process: import, sign-in by MSAL, the enforced request, all against simulated services.
/// Its floor is the import of an empty module: what no module can do without.
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
