using System.Globalization;
using PartnerMfa.Benchmarks.Figures;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>The measurements, with one figure per line.</summary>
internal sealed class FigureTable
{
    private readonly List<string> _lines = [Line("figure", "median", "floor", "ratio", "target")];

    /// <summary>Whether no measured figure misses its target. A figure that was not measured does not count.</summary>
    public bool AllReached { get; private set; } = true;

    public void Add(IFigure figure, InterleavedTimes times)
    {
        bool reached = times.Ratio <= figure.Target;
        AllReached &= reached;
        _lines.Add(Line(figure.Name, Milliseconds(times.Figure), Milliseconds(times.Floor), Ratio(times.Ratio), Ratio(figure.Target))
            + (reached ? "" : "  MISSED"));
        if (figure.Remark is { } remark) _lines.Add($"  ({remark})");
    }

    public void Skip(IFigure figure, string obstacle) =>
        _lines.Add(Line(figure.Name, "-", "-", "-", Ratio(figure.Target)) + $"  NOT MEASURED: {obstacle}");

    public void Write(TextWriter output)
    {
        foreach (string line in _lines) output.WriteLine(line);
    }

    private static string Line(string figure, string median, string floor, string ratio, string target) =>
        $"{figure,-26}{median,12}{floor,12}{ratio,8}{target,8}";

    private static string Milliseconds(TimeSpan time) => Number(time.TotalMilliseconds, "0.0") + " ms";

    private static string Ratio(double ratio) => Number(ratio, ratio < 0.1 ? "0.0000" : "0.00");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
