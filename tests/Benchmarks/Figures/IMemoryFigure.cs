using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>A memory use that must stay within a limit above that of the idle process.</summary>
internal interface IMemoryFigure
{
    string Name { get; }

    /// <summary>The limit, in bytes.</summary>
    long Target { get; }

    /// <inheritdoc cref="IFigure.Exclusion"/>
    string? Exclusion { get; }

    MemoryAboveIdle Measure();
}
