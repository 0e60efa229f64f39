using PartnerMfa.Captures.Formats.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Probe;

namespace PartnerMfa.Captures.Evidence;

/// <summary>The response to a captured call, as far as a verdict needs it.</summary>
internal sealed class CapturedResponse
{
    private const int MostValues = 8;

    private readonly List<string> _compliance = [];

    public int StatusCode { get; set; }

    public string? ReasonPhrase { get; set; }

    public string? CorrelationId { get; private set; }

    public string? RequestId { get; private set; }

    public string? ContentEncoding { get; private set; }

    public string? TransferEncoding { get; private set; }

    /// <summary>The body, decoded; empty when there is none, or nobody asked for it.</summary>
    public string Body { get; set; } = "";

    /// <inheritdoc cref="ResponseText.Cut"/>
    public ResponseBody? Cut { get; set; }

    /// <summary>The values of <c>isMfaCompliant</c>.</summary>
    public IReadOnlyList<string> Compliance => _compliance;

    public void TakeHeader(KnownHeader header, string? value)
    {
        switch (header)
        {
            // A value that could not be read is not the absence of one.
            case KnownHeader.Compliance: if (_compliance.Count < MostValues) _compliance.Add(value ?? "?"); break;
            case KnownHeader.CorrelationId: CorrelationId ??= value; break;
            case KnownHeader.RequestId: RequestId ??= value; break;
            case KnownHeader.ContentEncoding: ContentEncoding ??= value; break;
            case KnownHeader.TransferEncoding: TransferEncoding ??= value; break;
            default: break;
        }
    }

    public ProbeResponse ToFacts() => ResponseFacts.Find(new ResponseText
    {
        StatusCode = StatusCode,
        ReasonPhrase = ReasonPhrase,
        Header = ValuesOf,
        Body = Body,
        Cut = Cut,
    });

    private IEnumerable<string> ValuesOf(string name) => KnownHeaders.Find(name.AsSpan()) switch
    {
        KnownHeader.Compliance => _compliance,
        KnownHeader.CorrelationId when CorrelationId is not null => [CorrelationId],
        KnownHeader.RequestId when RequestId is not null => [RequestId],
        _ => [],
    };
}
