using System.Globalization;
using PartnerMfa.Benchmarks.Figures;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>The memory measurements, with one figure per line.</summary>
internal sealed class MemoryTable
{
    private readonly List<string> _lines = [];

    /// <inheritdoc cref="FigureTable.AllReached"/>
    public bool AllReached { get; private set; } = true;

    public void Add(IMemoryFigure figure, MemoryAboveIdle measured)
    {
        bool reached = measured.Above <= figure.Target;
        AllReached &= reached;
        _lines.Add(Line(figure.Name, Mebibytes(measured.Peak), Mebibytes(measured.Idle), Mebibytes(measured.Above), Mebibytes(figure.Target))
            + (reached ? "" : "  MISSED"));
    }

    public void Skip(IMemoryFigure figure, string obstacle) =>
        _lines.Add(Line(figure.Name, "-", "-", "-", Mebibytes(figure.Target)) + $"  NOT MEASURED: {obstacle}");

    public void Write(TextWriter output)
    {
        if (_lines.Count == 0) return;
        output.WriteLine(Line("memory", "peak", "idle", "above", "bound"));
        foreach (string line in _lines) output.WriteLine(line);
    }

    private static string Line(string figure, string peak, string idle, string above, string bound) =>
        $"{figure,-26}{peak,12}{idle,12}{above,10}{bound,10}";

    private static string Mebibytes(long bytes) => ((double)bytes / SampleCaptures.Mebibyte).ToString("0.0", CultureInfo.InvariantCulture) + " MiB";
}
