namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>
/// Decides whether a command continues in the next line: a quote, a brace or a parenthesis is open, or the line ends with a continuation
/// character.
/// </summary>
internal sealed class QuoteScan
{
    private readonly char _escape;
    private readonly bool _nests;
    private readonly bool _escapesInSingle;
    private readonly bool _quotes;
    private char _quote;
    private int _depth;
    private bool _goesOn;

    private QuoteScan(char escape, bool nests, bool escapesInSingle, bool quotes) =>
        (_escape, _nests, _escapesInSingle, _quotes) = (escape, nests, escapesInSingle, quotes);

    public bool IsComplete => _quote == '\0' && _depth <= 0 && !_goesOn;

    public static QuoteScan Shell() => new('\\', nests: false, escapesInSingle: false, quotes: true);

    public static QuoteScan Cmd() => new('^', nests: false, escapesInSingle: false, quotes: false);

    public static QuoteScan PowerShell() => new('`', nests: true, escapesInSingle: false, quotes: true);

    public static QuoteScan JavaScript() => new('\\', nests: true, escapesInSingle: true, quotes: true);

    /// <summary>Whether a curl command is written for cmd, which uses carets.</summary>
    public static bool IsCmd(string line) =>
        line.Contains("^\"") || line.TrimEnd().EndsWith("^", StringComparison.Ordinal);

    public void Take(string line)
    {
        // In cmd, an empty line after the continuation character means a line break within a value.
        if (_escape == '^' && _goesOn && line.Length == 0) return;
        _goesOn = false;
        bool ansi = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == _escape && (_quote != '\'' || _escapesInSingle || ansi))
            {
                _goesOn = i == line.Length - 1;
                i++;
            }
            else if (_quote != '\0')
            {
                if (c == _quote) (_quote, ansi) = ('\0', false);
            }
            else if (_quotes && c is '"' or '\'')
            {
                _quote = c;
                ansi = c == '\'' && i > 0 && line[i - 1] == '$';
            }
            else if (_nests && c is '(' or '{' or '[')
            {
                _depth++;
            }
            else if (_nests && c is ')' or '}' or ']')
            {
                _depth--;
            }
        }
    }
}
