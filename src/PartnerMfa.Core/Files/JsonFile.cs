using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Json;

namespace PartnerMfa.Files;

/// <summary>Reads a JSON file that a user named.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="path">The file: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it.</param>
    /// <param name="longest">The maximum size, in bytes.</param>
    /// <param name="fail">
    /// Creates the failure for a file that is not JSON, from the cause and the position ("line 3, column 7"; null where a position would
    /// not help).
    /// </param>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c>, or the failure that <paramref name="fail"/> creates.</exception>
    public static JsonDocument Read(string path, int longest, Func<string, string?, PartnerMfaException> fail)
    {
        string text;
        try
        {
            if (Directory.Exists(path)) throw fail("it is a folder.", null);
            text = BoundedFile.ReadText(path, longest) ?? throw fail($"it is larger than {longest >> 20} MiB.", null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Failures.FileNotFound(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw fail(Reason(exception), null);
        }

        if (string.IsNullOrWhiteSpace(text)) throw fail("it is empty.", null);
        try
        {
            JsonDocument document = JsonDocument.Parse(text, Lenient);
            return UnambiguousJson.WhyNot(document.RootElement) is { } why ? throw fail(why, null) : document;
        }
        catch (JsonException exception)
        {
            throw fail("it is not valid JSON.", Invariant($"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}"));
        }
    }

    /// <summary>Why a file cannot be used, as the end of a sentence.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist.",
        UnauthorizedAccessException => "access is denied.",
        IOException => exception.Message.TrimEnd('.') + ".",
        _ => "its name is not valid.",
    };
}
