namespace PartnerMfa.Cli.Output;

/// <summary>Writes text in lines that end between words.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="width">The width of a line in characters; null means that lines may be of any length.</param>
internal sealed class TextWrap(TextWriter output, int? width)
{
    // In a narrower window, one word per line would be harder to read than lines that the terminal wraps.
    private const int Narrowest = 40;

    private readonly int _width = Math.Max(Narrowest, width ?? int.MaxValue);

    public bool Wraps => width is not null;

    public void Write() => output.WriteLine();

    /// <summary>Writes a line as it is: a command must stay in one piece to be copied.</summary>
    public void WriteVerbatim(string line) => output.WriteLine(line);

    /// <param name="text">The text. Its first characters may be padding, which stays.</param>
    /// <param name="indent">Blanks before every line.</param>
    /// <param name="hanging">Blanks before every line but the first, on top of <paramref name="indent"/>.</param>
    /// <param name="invisible">Characters at the beginning that take no room, such as those that set a color.</param>
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

    // The last blank that fits, otherwise the first there is; padding at the beginning is no place for a break.
    private static int? BreakIn(string line, int most, int padding)
    {
        int from = Math.Min(line.Length - 1, Math.Max(padding, line.Length - line.TrimStart().Length));
        int at = line.LastIndexOf(' ', Math.Min(most, line.Length - 1));
        if (at <= from) at = line.IndexOf(' ', from);
        return at > 0 && line[at..].Trim().Length > 0 ? at : null;
    }
}
