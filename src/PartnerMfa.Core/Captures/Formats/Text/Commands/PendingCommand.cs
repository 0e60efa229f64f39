using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>
/// A copied command whose lines are still being collected: curl for a Unix shell or for cmd, PowerShell, or JavaScript's fetch.
/// </summary>
internal sealed class PendingCommand
{
    // In a log, these words also occur in sentences. A command continues with an option, an address or a variable.
    private static readonly Regex Curl = new(
        @"^\s*(?:[$#>]\s*|PS [^>]*>\s*)?(curl(?:\.exe)?\s+[-'""^$\\h].*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex PowerShell = new(
        @"(?:^|[\s=(;|&])((?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s+[-'""$`h].*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex Fetch = new(@"(?:^|[\s=(;])(fetch\(\s*[""'].*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly Func<string, string, CapturedCall?> _parse;
    private readonly QuoteScan _scan;
    private readonly StringBuilder _text = new();

    private PendingCommand(string place, QuoteScan scan, Func<string, string, CapturedCall?> parse) =>
        (Place, _scan, _parse) = (place, scan, parse);

    public string Place { get; }

    public string Text => _text.ToString();

    public bool IsPowerShell => _parse == PowerShellCommand.Parse;

    public bool IsComplete => _scan.IsComplete;

    public bool IsTooLong => _text.Length > CaptureLimits.Piece;

    /// <returns>Null when no command begins in this line.</returns>
    public static PendingCommand? TryBegin(string line, string place)
    {
        if (Begin(line, "curl", Curl) is { } curl)
            return QuoteScan.IsCmd(curl)
                ? Begun(new PendingCommand(place, QuoteScan.Cmd(), CurlCommand.ParseCmd), curl)
                : Begun(new PendingCommand(place, QuoteScan.Shell(), CurlCommand.ParseShell), curl);
        if ((Begin(line, "Invoke-", PowerShell) ?? Begin(line, "iwr", PowerShell) ?? Begin(line, "irm", PowerShell)) is { } powerShell)
            return Begun(new PendingCommand(place, QuoteScan.PowerShell(), PowerShellCommand.Parse), powerShell);
        if (Begin(line, "fetch(", Fetch) is { } fetch)
            return Begun(new PendingCommand(place, QuoteScan.JavaScript(), FetchCall.Parse), fetch);
        return null;
    }

    public void Append(string line)
    {
        _text.Append(line).Append('\n');
        _scan.Take(line);
    }

    /// <returns>Null when the command is not a call that can be understood.</returns>
    public CapturedCall? Parse() => _parse(Text, Place);

    private static PendingCommand Begun(PendingCommand command, string line)
    {
        command.Append(line);
        return command;
    }

    private static string? Begin(string line, string word, Regex form) =>
        line.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 && form.Match(line) is { Success: true } match ? match.Groups[1].Value : null;
}
