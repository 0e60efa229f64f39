using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Formats.Http;

/// <summary>Finds a header by its name, in any case: HTTP/2 has them all in lower case (RFC 9113, section 8.2).</summary>
internal static class KnownHeaders
{
    private static readonly (string Name, KnownHeader Header)[] Names =
    [
        ("Authorization", KnownHeader.Authorization),
        ("Host", KnownHeader.Host),
        (":authority", KnownHeader.Authority),
        (PartnerCenterConstants.SdkClientHeader, KnownHeader.Client),
        (PartnerCenterConstants.ClientHeader, KnownHeader.Application),
        ("User-Agent", KnownHeader.UserAgent),
        (PartnerCenterConstants.EnforceMfaHeader, KnownHeader.EnforceMfa),
        (PartnerCenterConstants.ValidateMfaHeader, KnownHeader.ValidateMfa),
        (PartnerCenterConstants.ComplianceHeader, KnownHeader.Compliance),
        (PartnerCenterConstants.CorrelationIdHeader, KnownHeader.CorrelationId),
        (PartnerCenterConstants.RequestIdHeader, KnownHeader.RequestId),
        ("Content-Encoding", KnownHeader.ContentEncoding),
        ("Transfer-Encoding", KnownHeader.TransferEncoding),
    ];

    /// <summary>No name that is looked for is longer.</summary>
    public static int LongestName { get; } = Names.Max(known => known.Name.Length);

    public static KnownHeader Find(ReadOnlySpan<char> name)
    {
        foreach ((string known, KnownHeader header) in Names)
            if (known.Length == name.Length && name.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase)) return header;
        return KnownHeader.None;
    }

    public static string NameOf(KnownHeader header) => Array.Find(Names, known => known.Header == header).Name;
}
