using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page;

/// <summary>Reads a form with files (RFC 7578) from start to end, without keeping any file in memory or on disk.</summary>
internal sealed class UploadReader
{
    private const string PastedField = "text";
    private const int LongestField = 8 * 1024;
    private const int MostParts = 64;
    private const int LongestName = 120;

    /// <summary>The maximum length of pasted text, in characters. Larger captures can be dropped as files.</summary>
    private const int LongestPaste = 16 * 1024 * 1024;

    private readonly MultipartReader _reader;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private MultipartSection? _next;
    private int _parts;

    private UploadReader(string boundary, Stream body) => _reader = new MultipartReader(boundary, body) { BodyLengthLimit = null };

    /// <summary>Null when the request is not a form with files.</summary>
    public static UploadReader? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
            ? new UploadReader(boundary, request.Body)
            : null;

    public string? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Reads the fields, which come before the pasted text and the files.</summary>
    public async Task ReadFieldsAsync(CancellationToken cancellationToken)
    {
        while (await MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            ContentDispositionHeaderValue? disposition = Disposition();
            if (disposition is null || IsBrought(disposition)) return;
            _fields[NameOf(disposition)] = await ReadTextAsync(_next!.Body, LongestField, cancellationToken).ConfigureAwait(false) ?? "";
        }
    }

    /// <summary>Returns each pasted text or dropped file before reading the next one.</summary>
    public async IAsyncEnumerable<BroughtInput> ReadInputsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            if (_next is null || Disposition() is not { } disposition || !IsBrought(disposition)) continue;
            if (disposition.FileName.HasValue)
            {
                // A form without a chosen file sends an empty one.
                string name = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
                if (name.Length > 0) yield return new BroughtInput($"the file '{Redactor.Shown(Redactor.Path(name), LongestName)}'", _next.Body);
            }
            else if ((await ReadTextAsync(_next.Body, LongestPaste, cancellationToken).ConfigureAwait(false) ?? throw Failures.CaptureTextTooLong(LongestPaste)).Trim() is { Length: > 0 } pasted)
            {
                yield return new BroughtInput("the pasted text", Stream.Null, pasted);
            }
        }
        while (await MoveAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            _next = ++_parts > MostParts ? null : await _reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false);
            return _next is not null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw Failures.CaptureUnreadable("what was dropped", "it broke off.", null);
        }
    }

    private ContentDispositionHeaderValue? Disposition() =>
        ContentDispositionHeaderValue.TryParse(_next?.ContentDisposition, out ContentDispositionHeaderValue? disposition) ? disposition : null;

    private static bool IsBrought(ContentDispositionHeaderValue disposition) => disposition.FileName.HasValue || NameOf(disposition) == PastedField;

    private static string NameOf(ContentDispositionHeaderValue disposition) => HeaderUtilities.RemoveQuotes(disposition.Name).ToString();

    /// <returns>Null when the text is too long.</returns>
    private static async Task<string?> ReadTextAsync(Stream content, int longest, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        StringBuilder text = new();
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (text.Length + count > longest) return null;
            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }
}
