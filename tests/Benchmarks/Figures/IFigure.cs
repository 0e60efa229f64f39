using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>A run time that must stay within a multiple of its floor, which is the time of the simplest program for the job.</summary>
internal interface IFigure
{
    string Name { get; }

    /// <summary>The maximum ratio of the figure to its floor.</summary>
    double Target { get; }

    /// <summary>Why it cannot be measured on this machine; null when it can.</summary>
    string? Exclusion { get; }

    /// <summary>Other observations from the measurement; null when there are none.</summary>
    string? Remark => null;

    /// <summary>Builds what is needed, as it is shipped, and measures it.</summary>
    InterleavedTimes Measure();
}
