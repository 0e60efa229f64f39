namespace PartnerMfa.Captures.Formats.Http;

/// <summary>The headers of which a value is kept.</summary>
internal enum KnownHeader
{
    None,
    Authorization,
    Host,
    Authority,
    Client,
    Application,
    UserAgent,
    EnforceMfa,
    ValidateMfa,
    Compliance,
    CorrelationId,
    RequestId,
    ContentEncoding,
    TransferEncoding,
}
