using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa.Tokens;

/// <summary>A text file of public keys.</summary>
internal static class KeyFile
{
    private const int LongestFile = 4 * 1024 * 1024;

    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > LongestFile }
                ? throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' is far too large.")
                : File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' cannot be read.");
        }
    }
}
