using System.Text;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A part of a damaged capture that could not be parsed but may still contain a refusal.</summary>
/// <param name="sink">Receives the refusals.</param>
/// <param name="place">A description of where the part is.</param>
internal sealed class SkippedText(CaptureSink sink, string place)
{
    // A refusal is shorter than this, so the next piece does not need to begin any earlier.
    private const int Overlap = 512;

    private string _before = "";

    public void Take(ReadOnlySpan<byte> utf8)
    {
        string text = _before + Encoding.UTF8.GetString(utf8.ToArray());
        foreach (string line in text.Split('\n'))
            if (LooseRefusals.Find(line, place, sink.Hosts) is { } doubt) sink.TakeUnattributed(new UnattributedResponse(doubt, long.MaxValue));
        _before = text.Substring(Math.Max(0, text.Length - Overlap));
    }
}
