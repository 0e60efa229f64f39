namespace PartnerMfa.Http;

/// <summary>Headers of HTTP itself (RFC 9110) that several components use.</summary>
internal static class HttpHeaderNames
{
    public const string Authorization = "Authorization";
    public const string Challenge = "WWW-Authenticate";
    public const string ContentEncoding = "Content-Encoding";
    public const string ContentLength = "Content-Length";
    public const string ContentType = "Content-Type";
    public const string TransferEncoding = "Transfer-Encoding";
}
