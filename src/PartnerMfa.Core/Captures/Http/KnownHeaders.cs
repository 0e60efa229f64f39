using PartnerMfa.Http;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Http;

/// <summary>The headers that matter in a capture. No values of other headers are kept.</summary>
internal enum KnownHeader
{
    None,
    Authorization,
    Host,
    Authority,
    UserAgent,
    Client,
    Application,
    EnforceMfa,
    ValidateMfa,
    Compliance,
    CorrelationId,
    RequestId,
    Challenge,
    ContentType,
    ContentLength,
    ContentEncoding,
    TransferEncoding,
}

/// <summary>Finds a header by its name, ignoring case.</summary>
internal static class KnownHeaders
{
    private static readonly (string Name, KnownHeader Header)[] Names =
    [
        (HttpHeaderNames.Authorization, KnownHeader.Authorization),
        ("Host", KnownHeader.Host),
        (":authority", KnownHeader.Authority),
        ("User-Agent", KnownHeader.UserAgent),
        (PartnerCenterConstants.SdkClientHeader, KnownHeader.Client),
        (PartnerCenterConstants.ClientHeader, KnownHeader.Application),
        (PartnerCenterConstants.EnforceMfaHeader, KnownHeader.EnforceMfa),
        (PartnerCenterConstants.ValidateMfaHeader, KnownHeader.ValidateMfa),
        (PartnerCenterConstants.ComplianceHeader, KnownHeader.Compliance),
        (PartnerCenterConstants.CorrelationIdHeader, KnownHeader.CorrelationId),
        (PartnerCenterConstants.RequestIdHeader, KnownHeader.RequestId),
        (HttpHeaderNames.Challenge, KnownHeader.Challenge),
        (HttpHeaderNames.ContentType, KnownHeader.ContentType),
        (HttpHeaderNames.ContentLength, KnownHeader.ContentLength),
        (HttpHeaderNames.ContentEncoding, KnownHeader.ContentEncoding),
        (HttpHeaderNames.TransferEncoding, KnownHeader.TransferEncoding),
    ];

    /// <summary>The length of the longest name in the table.</summary>
    public static int LongestName { get; } = Names.Max(known => known.Name.Length);

    public static KnownHeader Find(ReadOnlySpan<char> name)
    {
        foreach ((string known, KnownHeader header) in Names)
            if (known.Length == name.Length && name.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase)) return header;
        return KnownHeader.None;
    }

    public static string NameOf(KnownHeader header) => Array.Find(Names, known => known.Header == header).Name;
}
