using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Evidence;

/// <summary>The parts of a captured response that a verdict needs.</summary>
internal sealed class CapturedResponse
{
    // A proxy may offer many ways to authenticate before the service's own challenge.
    private const int MostValues = 64;

    private readonly List<(KnownHeader Header, string Value)> _headers = [];

    public int StatusCode { get; set; }

    public string? ReasonPhrase { get; set; }

    /// <summary>The decoded body; empty when there is none or when it cannot decide anything.</summary>
    public string Body { get; set; } = "";

    /// <summary>What stood right after the body and may not belong to it: trailers, or a person's words.</summary>
    public string Aside { get; set; } = "";

    /// <inheritdoc cref="ResponseText.Cut"/>
    public ResponseBody? Cut { get; set; }

    /// <summary>The values of <c>isMfaCompliant</c>.</summary>
    public IEnumerable<string> Compliance => Values(KnownHeader.Compliance);

    public void TakeHeader(KnownHeader header, string? value)
    {
        // A compliance value that cannot be read is not the same as a missing one.
        if (header == KnownHeader.None || (value is null && header != KnownHeader.Compliance)) return;
        if (Values(header).Count() < MostValues) _headers.Add((header, value ?? "?"));
    }

    /// <summary>All values of a header as one list; null when the header is absent.</summary>
    public string? Value(KnownHeader header) => Values(header).ToArray() is { Length: > 0 } values ? string.Join(", ", values) : null;

    /// <summary>Whether it says nothing beyond what the other one says.</summary>
    public bool Repeats(CapturedResponse other) =>
        StatusCode == other.StatusCode
        && (string.IsNullOrEmpty(ReasonPhrase) || ReasonPhrase == other.ReasonPhrase)
        && (Body.Length == 0 || Body == other.Body || other.Body.Length == 0)
        && _headers.TrueForAll(other._headers.Contains)
        && Compliance.Count() == other.Compliance.Count();

    public ProbeResponse ToFacts() => ResponseFacts.Find(new ResponseText
    {
        StatusCode = StatusCode,
        ReasonPhrase = ReasonPhrase,
        Header = name => Values(KnownHeaders.Find(name.AsSpan())),
        Body = Body,
        Cut = Cut,
    });

    private IEnumerable<string> Values(KnownHeader header) =>
        header == KnownHeader.None ? [] : _headers.Where(known => known.Header == header).Select(known => known.Value);
}
