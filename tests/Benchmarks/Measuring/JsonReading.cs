using System.Diagnostics;
using System.Text.Json;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>Only reads JSON: parses it completely and reads every value.</summary>
internal static class JsonReading
{
    public static TimeSpan Time(params byte[][] bodies)
    {
        long start = Stopwatch.GetTimestamp();
        int values = 0;
        foreach (byte[] body in bodies)
        {
            using MemoryStream stream = new(body);
            using JsonDocument document = JsonDocument.Parse(stream);
            values += Values(document.RootElement);
        }

        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return values > 0 ? taken : throw new InvalidOperationException("There was nothing to read.");
    }

    /// <summary>Reads every value, strings as text, and counts them.</summary>
    public static int Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(property => Values(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Values),
        JsonValueKind.String => element.GetString()!.Length > 0 ? 1 : 0,
        _ => 1,
    };
}
