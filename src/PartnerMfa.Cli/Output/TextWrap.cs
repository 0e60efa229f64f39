namespace PartnerMfa.Cli.Output;

/// <summary>Writes text in lines that are broken between words.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="width">The width of a line in characters; null for lines of any length.</param>
internal sealed class TextWrap(TextWriter output, int? width)
{
    // In a narrower window, a column of single words would be harder to read than lines that the terminal wraps.
    private const int Narrowest = 40;

    private readonly int _width = Math.Max(Narrowest, width ?? int.MaxValue);

    public bool Wraps => width is not null;

    public void Write() => output.WriteLine();

    /// <summary>Writes a line without breaking it, because a command must stay in one piece to be copied.</summary>
    public void WriteVerbatim(string line) => output.WriteLine(line);

    /// <param name="text">The text. Padding at its beginning is kept.</param>
    /// <param name="indent">Blanks before every line.</param>
    /// <param name="hanging">Blanks before every line except the first, in addition to <paramref name="indent"/>.</param>
    /// <param name="invisible">The number of characters at the beginning that take up no room, such as those that set a color.</param>
    public void Write(string text, int indent = 0, int hanging = 0, int invisible = 0)
    {
        string line = text;
        int before = indent, extra = invisible;
        while (line.Length - extra > _width - before && BreakIn(line, Math.Min(line.Length, _width - before + extra), before == indent ? hanging : 0) is { } at)
        {
            output.WriteLine(new string(' ', before) + line[..at].TrimEnd());
            line = line[at..].TrimStart();
            (before, extra) = (indent + hanging, 0);
        }

        output.WriteLine(new string(' ', before) + line);
    }

    // Breaks at the last blank that fits, otherwise at the first blank. Never breaks within the padding at the beginning.
    private static int? BreakIn(string line, int most, int padding)
    {
        int from = Math.Min(line.Length - 1, Math.Max(padding, line.Length - line.TrimStart().Length));
        int at = line.LastIndexOf(' ', Math.Min(most, line.Length - 1));
        if (at <= from) at = line.IndexOf(' ', from);
        return at > 0 && line[at..].Trim().Length > 0 ? at : null;
    }
}
