namespace PartnerMfa.Captures.Formats.Har;

/// <summary>Where in a HAR file the reader is, as far as that matters (HAR 1.2).</summary>
internal enum HarPlace
{
    Document,
    Log,
    Entries,
    Entry,
    Request,
    RequestHeaders,
    RequestHeader,
    Response,
    ResponseHeaders,
    ResponseHeader,
    Content,
}
