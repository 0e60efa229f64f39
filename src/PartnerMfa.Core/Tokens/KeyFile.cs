using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Redaction;

namespace PartnerMfa.Tokens;

/// <summary>A text file of public keys.</summary>
internal static class KeyFile
{
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public static string Read(string path)
    {
        try
        {
            return BoundedFile.ReadText(path) ?? throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' is far too large.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' cannot be read.");
        }
    }
}
