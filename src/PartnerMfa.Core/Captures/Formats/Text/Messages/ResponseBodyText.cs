using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>The body of the response that is being read, as text or as raw bytes.</summary>
internal sealed class ResponseBodyText
{
    private readonly StringBuilder _text = new();
    private long _bytes;
    private bool _isBytes;

    public bool HasAny => _text.Length > 0;

    public void Take(string text)
    {
        if (_text.Length > CaptureLimits.Body) return;
        _text.Append(text);
        _bytes += Encoding.UTF8.GetByteCount(text);
    }

    /// <param name="bytes">The body as it was sent over the wire, with one character for each byte.</param>
    public void TakeBytes(string bytes)
    {
        if (_text.Length > CaptureLimits.Body) return;
        _isBytes = true;
        _text.Append(bytes);
    }

    /// <summary>Whether the body has reached its announced length or the limit.</summary>
    /// <param name="announced">The announced length; null when the head does not say.</param>
    public bool IsComplete(long? announced) => _text.Length > CaptureLimits.Body || (announced is { } length && _text.Length > 0 && _bytes > length);

    /// <summary>Completes the response with its body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="announced">The announced length; null when the head does not say.</param>
    public void CompleteIn(CapturedResponse response, long? announced)
    {
        string? encoding = response.Value(KnownHeader.ContentEncoding);
        if (_isBytes)
        {
            using MemoryStream bytes = new([.. _text.ToString().Select(c => (byte)c)]);
            (response.Body, response.Cut) = HttpBody.OfWire(bytes, response.Value(KnownHeader.TransferEncoding), encoding);
            return;
        }

        string body = CopiedBody.Of(_text.ToString(), out string rest);
        response.Aside = rest;
        (response.Body, response.Cut) = HttpBody.OfText(body, encoding);
        if (!IsWhole(body, response, announced)) response.Cut ??= ResponseBody.Truncated;
    }

    public void Clear()
    {
        _text.Clear();
        _bytes = 0;
        _isBytes = false;
    }

    // The text after a head is not necessarily its body: logs omit bodies, and people continue writing.
    private bool IsWhole(string body, CapturedResponse response, long? announced)
    {
        if (body.Length == 0 || response.Value(KnownHeader.ContentEncoding) is not null) return true;
        bool isJson = response.Value(KnownHeader.ContentType)?.IndexOf("json", StringComparison.OrdinalIgnoreCase) is >= 0;
        if (isJson && body.TrimStart() is { Length: > 0 } text && text[0] is not ('{' or '[' or '"' or '\ufeff')) return false;
        return announced is not { } length || _bytes + 2 >= length;
    }
}
