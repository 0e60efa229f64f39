using PartnerMfa.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>A call with a bearer token that was found in a capture, shown without its token.</summary>
public sealed class PartnerMfaCapture
{
    private readonly Secret _accessToken;

    internal PartnerMfaCapture(Secret accessToken, PartnerMfaEnvironment environment)
    {
        _accessToken = accessToken;
        TokenEnvironment = environment;
    }

    /// <summary>The HTTP method of the request; null when the token was found outside a request.</summary>
    public string? Method { get; init => field = Redactor.Value(value); }

    /// <summary>The address of the request, without its query; null when the token was found outside a request.</summary>
    public string? Address { get; init => field = Redactor.Value(value); }

    /// <summary>When the request was sent, UTC; null when the capture does not say.</summary>
    public DateTime? SentOn { get; init; }

    /// <summary>
    /// The name that the program gives itself (<c>MS-PartnerCenter-Client</c>, or else <c>MS-PartnerCenter-Application</c>).
    /// </summary>
    public string? Client { get; init => field = Redactor.Value(value); }

    /// <summary>The <c>User-Agent</c> header of the call; null when it has none.</summary>
    public string? UserAgent { get; init => field = Redactor.Value(value); }

    /// <summary>
    /// The headers that ask for enforcement, as they were sent, such as <c>ValidateMfa: true</c>. Empty when none were sent.
    /// </summary>
    public PartnerMfaCollection<string> MfaHeaders { get; init => field = [.. value.Select(header => Redactor.Value(header))]; } = [];

    /// <summary>The status of the response; null when none was captured.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The <c>isMfaCompliant</c> header of the response, as written; null when it is absent.</summary>
    public string? IsMfaCompliant { get; init => field = Redactor.Value(value); }

    /// <summary>The file in which the call was found; null for text from the pipeline.</summary>
    public string? File { get; init; }

    /// <summary>The place in the file: an entry, a session or a line.</summary>
    public required string Entry { get; init; }

    /// <summary>The number of calls in the capture that carry this token.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The name of the environment whose calls were requested.</summary>
    public string Environment => TokenEnvironment.Name;

    internal PartnerMfaEnvironment TokenEnvironment { get; }

    /// <summary>What Partner Center answered; null when its response was not captured.</summary>
    internal ProbeResponse? Response { get; init; }

    /// <summary>Why the capture does not support a Yes; null when nothing in it argues against one.</summary>
    internal CaptureDoubt? Doubt { get; init; }

    /// <summary>The access token. Never print it, and send it only to Partner Center.</summary>
    public Secret GetAccessToken() => _accessToken;

    /// <summary>The method, the address, and the place in the file.</summary>
    public override string ToString() => $"{Method} {Address} ({File}, {Entry})";
}
