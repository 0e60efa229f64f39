using PartnerMfa.Captures.Http;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A captured call. Only what the import asks for is kept: no cookies, no other headers, no request body.</summary>
/// <param name="entry">The place in the capture.</param>
internal sealed class CapturedCall(string entry)
{
    private const string BearerScheme = "Bearer ";

    // Anything shorter stands in for a token: REMOVED, REDACTED, ***.
    private const int ShortestToken = 20;

    private readonly List<string> _mfaHeaders = [];

    public string Entry { get; } = entry;

    public string? Method { get; set; }

    /// <summary>As it stands in the request: an absolute address, or only a path.</summary>
    public string? Target { get; set; }

    /// <summary>The Host header, or HTTP/2's <c>:authority</c>.</summary>
    public string? Host { get; private set; }

    public DateTime? SentOn { get; set; }

    /// <summary>Bearer tokens, in the clear.</summary>
    public List<string> Tokens { get; } = [];

    /// <summary>A token was longer than what is read.</summary>
    public bool HasTokenTooLong { get; set; }

    /// <summary>The capture holds only the beginning of the token.</summary>
    public bool HasTokenCut { get; set; }

    public string? Client { get; private set; }

    public string? Application { get; private set; }

    public string? UserAgent { get; set; }

    public IReadOnlyList<string> MfaHeaders => _mfaHeaders;

    public CapturedResponse? Response { get; set; }

    /// <summary>When the call was seen, counted within its capture. A later response may belong to it.</summary>
    public long Order { get; set; }

    /// <summary>The connection or stream, where the capture names it. A response on another one is not this call's.</summary>
    public string? Connection { get; set; }

    /// <summary><see cref="Response"/> may belong to another call.</summary>
    public bool HasAmbiguousResponse { get; set; }

    /// <summary>The request has a body that is not shown here.</summary>
    public bool HasBody { get; private set; }

    /// <summary>Whether a body of this status can decide anything: a refusal's, and the organization profile.</summary>
    public bool IsBodyWanted(int status) => status is 401 or 403
        || (status is >= 200 and < 300 && Target?.IndexOf(PartnerCenterConstants.OrganizationProfilePath, StringComparison.OrdinalIgnoreCase) is >= 0);

    /// <param name="header">Which header it is.</param>
    /// <param name="value">Its value; null when it is longer than what is read.</param>
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

    /// <param name="token">The text in a token's place.</param>
    /// <returns>False when it is not a token.</returns>
    public bool TakeToken(string token)
    {
        if (token.Length < ShortestToken || !token.All(TokenCharacters.IsToken68)) return false;
        if (token.Length > CaptureLimits.Token) HasTokenTooLong = true;
        else if (!Tokens.Contains(token)) Tokens.Add(token);
        return true;
    }

    // Two Host headers leave open who answers, even when they agree; an :authority beside them must agree (RFC 9113, section 8.3.1).
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
        // There are two such headers. No program sends more than four of them in a request.
        if (value is not null && _mfaHeaders.Count < 4) _mfaHeaders.Add($"{KnownHeaders.NameOf(header)}: {value.Trim()}");
    }
}
