using System.Text;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A part of a damaged capture that cannot be read as what it is, and that may still hold a refusal.</summary>
/// <param name="sink">Takes the refusals.</param>
/// <param name="place">Where the part stands, in words.</param>
internal sealed class SkippedText(CaptureSink sink, string place)
{
    // A refusal is shorter, so that the next piece need not begin earlier.
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
