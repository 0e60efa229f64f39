using PartnerMfa.Captures.Formats.Http;
using PartnerMfa.Captures.Import;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A call as it stands in a capture, of which only what is asked for is kept: no cookies, no other headers, no request body.</summary>
/// <param name="entry">The place in the capture.</param>
internal sealed class CapturedCall(string entry)
{
    private const string BearerScheme = "Bearer ";

    // What is shorter was put in a token's place: REMOVED, REDACTED, ***.
    private const int ShortestToken = 20;

    private readonly List<string> _mfaHeaders = [];

    public string Entry { get; } = entry;

    public string? Method { get; set; }

    /// <summary>As it stands in the request: absolute, or a path alone.</summary>
    public string? Target { get; set; }

    /// <summary>The Host header, or HTTP/2's <c>:authority</c>.</summary>
    public string? Host { get; private set; }

    public DateTime? SentOn { get; set; }

    /// <summary>Bearer tokens, in the clear.</summary>
    public List<string> Tokens { get; } = [];

    /// <summary>A token past the limit of what is read.</summary>
    public bool HasTokenTooLong { get; set; }

    public string? Client { get; private set; }

    public string? Application { get; private set; }

    public string? UserAgent { get; set; }

    public IReadOnlyList<string> MfaHeaders => _mfaHeaders;

    public CapturedResponse? Response { get; set; }

    /// <summary>Which response is this call's own cannot be told.</summary>
    public bool HasAmbiguousResponse { get; set; }

    /// <summary>Whether a body of this status can decide anything: a refusal's, and the organization profile.</summary>
    public bool IsBodyWanted(int status) => status is 401 or 403
        || (status is >= 200 and < 300 && Target?.IndexOf(PartnerCenterConstants.OrganizationProfilePath, StringComparison.OrdinalIgnoreCase) is >= 0);

    /// <param name="header">Which header it is.</param>
    /// <param name="value">Its value; null when it is past the limit of what is read.</param>
    public void TakeRequestHeader(KnownHeader header, string? value)
    {
        switch (header)
        {
            case KnownHeader.Authorization: TakeAuthorization(value); break;
            case KnownHeader.Host or KnownHeader.Authority: Host ??= value?.Trim(); break;
            case KnownHeader.Client: Client ??= value; break;
            case KnownHeader.Application: Application ??= value; break;
            case KnownHeader.UserAgent: UserAgent ??= value; break;
            case KnownHeader.EnforceMfa or KnownHeader.ValidateMfa: TakeMfaHeader(header, value); break;
            default: break;
        }
    }

    /// <param name="token">What stood in a token's place.</param>
    /// <returns>False when it is no token.</returns>
    public bool TakeToken(string token)
    {
        if (token.Length < ShortestToken || !token.All(TokenCharacters.IsToken68)) return false;
        if (token.Length > CaptureLimits.Token) HasTokenTooLong = true;
        else if (!Tokens.Contains(token)) Tokens.Add(token);
        return true;
    }

    private void TakeAuthorization(string? value)
    {
        if (value is null) HasTokenTooLong = true;
        else if (value.TrimStart().StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)) TakeToken(value.Trim().Substring(BearerScheme.Length).Trim());
    }

    private void TakeMfaHeader(KnownHeader header, string? value)
    {
        // More of them than there are kinds is no header that anybody sent.
        if (value is not null && _mfaHeaders.Count < 4) _mfaHeaders.Add($"{KnownHeaders.NameOf(header)}: {value.Trim()}");
    }
}
