using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Security;

namespace PartnerMfa;

/// <summary>
/// A token, refresh token or client secret. It appears as <c>(secret)</c> wherever it is printed, logged, debugged or serialized; only
/// <see cref="Reveal"/> returns the text.
/// </summary>
[DebuggerDisplay("(secret)")]
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class Secret
{
    internal const string Redacted = "(secret)";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <param name="text">The secret itself. Not trimmed and not checked.</param>
    public Secret(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <param name="text">The secret itself.</param>
    public Secret(SecureString text)
        : this(new NetworkCredential(string.Empty, text ?? throw new ArgumentNullException(nameof(text))).Password)
    {
    }

    /// <summary>Returns the secret in plain text. Never pass it to a stream, an error, a log or a report.</summary>
    public string Reveal() => _text;

    /// <summary>Returns a read-only SecureString for the cmdlets of other modules.</summary>
    public SecureString ToSecureString() => new NetworkCredential(string.Empty, _text).SecurePassword;

    /// <summary>Always <c>(secret)</c>.</summary>
    public override string ToString() => Redacted;
}
