using System.Text.Json;
using PartnerMfa.Captures.Formats.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>
/// Extracts the message from a line of a JSON log, as written by docker, Filebeat, Elastic Common Schema, Serilog, pino and others.
/// </summary>
internal static class JsonLogLine
{
    /// <summary>
    /// The limit allows for a log within a log within a log, such as docker's around Filebeat's around the program's own.
    /// </summary>
    public const int Deepest = 3;

    /// <returns>Returns the lines of the message, or the line itself when it is not from a JSON log.</returns>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number.</param>
    /// <param name="deepest">The maximum number of nested logs. It is lower within a body, which is itself JSON.</param>
    /// <param name="depth">The number of nested logs.</param>
    public static IEnumerable<LogicalLine> Read(string line, long number, int deepest, int depth = 0)
    {
        if (depth >= deepest || Parse(line) is not { } json) return [new LogicalLine(line, number, depth)];
        if (JsonLogMessage.Of(json, out string rest) is not { } message || JsonExchange.IsWhole(json)) return [new LogicalLine("", number, depth, json)];
        List<LogicalLine> inner = [.. message.TrimEnd('\n', '\r').Split('\n').SelectMany(text => Read(AnsiText.Strip(text.TrimEnd('\r')), number, deepest, depth + 1))];
        inner[0] = inner[0] with { Rest = rest + inner[0].Rest };
        return inner;
    }

    private static JsonElement? Parse(string line)
    {
        string text = line.Trim();
        return text.Length >= 2 && text[0] == '{' && text[text.Length - 1] == '}' ? LenientJson.Parse(text) : null;
    }
}
