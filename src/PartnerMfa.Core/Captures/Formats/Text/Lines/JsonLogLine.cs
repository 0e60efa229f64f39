using System.Text.Json;
using PartnerMfa.Captures.Formats.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>Takes the message out of a line of a JSON log, as docker, Filebeat, Elastic's common schema, Serilog, pino and others write it.</summary>
internal static class JsonLogLine
{
    /// <summary>A log in a log in a log: docker's, around Filebeat's, around the program's own.</summary>
    public const int Deepest = 3;

    /// <returns>The lines of the message; or the line itself, when it is not a JSON log's.</returns>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number.</param>
    /// <param name="deepest">How many logs are read through; fewer within a body, which is JSON itself.</param>
    /// <param name="depth">How many were.</param>
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
