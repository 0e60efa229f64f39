using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>A memory use that is to stay within a bound above that of the idle process.</summary>
internal interface IMemoryFigure
{
    string Name { get; }

    /// <summary>The bound, in bytes.</summary>
    long Target { get; }

    /// <inheritdoc cref="IFigure.Exclusion"/>
    string? Exclusion { get; }

    MemoryAboveIdle Measure();
}
