using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>A run time that is to stay within so many times that of the least program of its kind, its floor.</summary>
internal interface IFigure
{
    string Name { get; }

    /// <summary>How many times its floor the figure may be.</summary>
    double Target { get; }

    /// <summary>Why it cannot be measured on this machine; null when it can.</summary>
    string? Exclusion { get; }

    /// <summary>What else was seen while it was measured; null when nothing.</summary>
    string? Remark => null;

    /// <summary>Builds what is needed and measures it, as it is shipped.</summary>
    InterleavedTimes Measure();
}
