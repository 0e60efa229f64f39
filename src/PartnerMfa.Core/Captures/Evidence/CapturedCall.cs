using PartnerMfa.Captures.Http;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A captured call. Only what the import needs is kept: no cookies, no other headers, and no request body.</summary>
/// <param name="entry">The place in the capture.</param>
internal sealed class CapturedCall(string entry)
{
    private const string BearerScheme = "Bearer ";

    // A shorter value is a placeholder for a token, such as REMOVED, REDACTED or ***.
    private const int ShortestToken = 20;

    private readonly List<string> _mfaHeaders = [];

    public string Entry { get; } = entry;

    public string? Method { get; set; }

    /// <summary>The target as written in the request: an absolute address, or only a path.</summary>
    public string? Target { get; set; }

    /// <summary>The Host header, or <c>:authority</c> in HTTP/2.</summary>
    public string? Host { get; private set; }

    public DateTime? SentOn { get; set; }

    /// <summary>The bearer tokens in plain text.</summary>
    public List<string> Tokens { get; } = [];

    /// <summary>Whether a token was longer than the limit.</summary>
    public bool HasTokenTooLong { get; set; }

    /// <summary>Whether the capture contains only the beginning of the token.</summary>
    public bool HasTokenCut { get; set; }

    public string? Client { get; private set; }

    public string? Application { get; private set; }

    public string? UserAgent { get; set; }

    public IReadOnlyList<string> MfaHeaders => _mfaHeaders;

    public CapturedResponse? Response { get; set; }

    /// <summary>The position of the call within its capture. A later response may belong to it.</summary>
    public long Order { get; set; }

    /// <summary>The connection or stream, if the capture names it. A response on another one does not belong to this call.</summary>
    public string? Connection { get; set; }

    /// <summary>Whether <see cref="Response"/> may belong to another call.</summary>
    public bool HasAmbiguousResponse { get; set; }

    /// <summary>Whether the request has a body that is not kept here.</summary>
    public bool HasBody { get; private set; }

    /// <summary>Whether a body with this status can decide anything, which is true of errors and of the organization profile.</summary>
    public bool IsBodyWanted(int status) => status >= 400
        || (status is >= 200 and < 300 && Target?.IndexOf(PartnerCenterConstants.OrganizationProfilePath, StringComparison.OrdinalIgnoreCase) is >= 0);

    /// <param name="header">The header.</param>
    /// <param name="value">Its value; null when it is longer than the limit.</param>
    public void TakeRequestHeader(KnownHeader header, string? value)
    {
        switch (header)
        {
            case KnownHeader.Authorization: TakeAuthorization(value); break;
            case KnownHeader.Host or KnownHeader.Authority: TakeHost(header, value?.Trim()); break;
            case KnownHeader.Client: Client ??= value; break;
            case KnownHeader.Application: Application ??= value; break;
            case KnownHeader.UserAgent: UserAgent ??= value; break;
            case KnownHeader.EnforceMfa or KnownHeader.ValidateMfa: TakeMfaHeader(header, value); break;
            case KnownHeader.ContentLength: HasBody |= value?.Trim() is { Length: > 0 } and not "0"; break;
            case KnownHeader.TransferEncoding: HasBody = true; break;
            default: break;
        }
    }

    /// <param name="token">The text in the position of a token.</param>
    /// <returns>False when it is not a token.</returns>
    public bool TakeToken(string token)
    {
        if (token.Length < ShortestToken || !token.All(TokenCharacters.IsToken68)) return false;
        if (token.Length > CaptureLimits.Token) HasTokenTooLong = true;
        else if (!Tokens.Contains(token)) Tokens.Add(token);
        return true;
    }

    // With two Host headers, it is not clear who answers, even when they agree. An :authority next to Host must agree with it (RFC 9113,
    // section 8.3.1).
    private bool _hasHostHeader;

    private void TakeHost(KnownHeader header, string? value)
    {
        if (Host is null) Host = value;
        else if (!string.Equals(Host, value, StringComparison.OrdinalIgnoreCase)) HasAmbiguousResponse = true;
        if (header != KnownHeader.Host) return;
        HasAmbiguousResponse |= _hasHostHeader;
        _hasHostHeader = true;
    }

    private void TakeAuthorization(string? value)
    {
        if (value is null) HasTokenTooLong = true;
        else if (value.TrimStart().StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)) TakeToken(value.Trim().Substring(BearerScheme.Length).Trim());
    }

    private void TakeMfaHeader(KnownHeader header, string? value)
    {
        // There are two such headers. No program sends more than four of them in one request.
        if (value is not null && _mfaHeaders.Count < 4) _mfaHeaders.Add($"{KnownHeaders.NameOf(header)}: {value.Trim()}");
    }
}
