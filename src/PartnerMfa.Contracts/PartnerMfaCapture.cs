using PartnerMfa.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>A call with a bearer token, found in a capture, shown without its token.</summary>
public sealed class PartnerMfaCapture
{
    private readonly Secret _accessToken;

    internal PartnerMfaCapture(Secret accessToken, PartnerMfaEnvironment environment)
    {
        _accessToken = accessToken;
        TokenEnvironment = environment;
    }

    /// <summary>The method of the request; null when the token was found outside a request.</summary>
    public string? Method { get; init => field = Redactor.Value(value); }

    /// <summary>Where the request went, without its query; null when the token was found outside a request.</summary>
    public string? Address { get; init => field = Redactor.Value(value); }

    /// <summary>When it was sent, UTC; null when the capture does not say.</summary>
    public DateTime? SentOn { get; init; }

    /// <summary>The program as it names itself to Partner Center (<c>MS-PartnerCenter-Client</c>, else <c>MS-PartnerCenter-Application</c>).</summary>
    public string? Client { get; init => field = Redactor.Value(value); }

    /// <summary>The <c>User-Agent</c> header of the call; null when it has none.</summary>
    public string? UserAgent { get; init => field = Redactor.Value(value); }

    /// <summary>The headers that ask for enforcement, as they were sent: <c>ValidateMfa: true</c>. Empty when none was.</summary>
    public PartnerMfaCollection<string> MfaHeaders { get; init => field = [.. value.Select(header => Redactor.Value(header))]; } = [];

    /// <summary>The status of the response; null when none was captured.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The response's <c>isMfaCompliant</c>, as written; null when it is absent.</summary>
    public string? IsMfaCompliant { get; init => field = Redactor.Value(value); }

    /// <summary>The file it was found in; null of text that came by the pipeline.</summary>
    public string? File { get; init; }

    /// <summary>The place in it: an entry, a session, a line.</summary>
    public required string Entry { get; init; }

    /// <summary>In how many calls of the capture the token was found.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The name of the environment whose calls were looked for.</summary>
    public string Environment => TokenEnvironment.Name;

    internal PartnerMfaEnvironment TokenEnvironment { get; }

    /// <summary>What Partner Center answered; null when its answer was not captured.</summary>
    internal ProbeResponse? Response { get; init; }

    /// <summary>Why a Yes cannot be concluded from the capture; null when nothing speaks against one.</summary>
    internal CaptureDoubt? Doubt { get; init; }

    /// <summary>The access token. Never print it, and send it only to Partner Center.</summary>
    public Secret GetAccessToken() => _accessToken;

    /// <summary>The method, the address, and where the call stands in which file.</summary>
    public override string ToString() => $"{Method} {Address} ({File}, {Entry})";
}
