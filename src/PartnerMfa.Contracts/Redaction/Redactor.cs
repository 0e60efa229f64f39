using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>
/// The one policy for text that may be shown. Every value that a user typed, a service sent or a file held passes one of these
/// methods on its way to a stream, an error, a result or a report. It lives here, below everything else, because errors and results
/// apply it themselves.
/// </summary>
internal static class Redactor
{
    /// <summary>The longest text of a service or file that is shown, in characters.</summary>
    public const int LongestForeign = 200;

    // Redaction shortens text, so more is read than is shown.
    private const int LongestRead = 8 * 1024;
    private const int LongestTyped = 256;

    // Shorter words are signs and switches.
    private const int ShortestSecret = 4;

    private static readonly Regex TypedWords = new(@"[^\s/\\'""<>|,;()\[\]{}=]+", RegexOptions.CultureInvariant);

    /// <summary>
    /// A name or value that the user typed. People paste secrets into the wrong option, so only what reads like a name, an account, a
    /// domain, a number or a GUID is repeated.
    /// </summary>
    public static string Typed(string text) => text.Length <= LongestTyped && TypedWords.Matches(text).Cast<Match>().All(word => NameShapes.IsHarmless(word.Value))
        ? Shown(text)
        : Secret.Redacted;

    /// <summary>A path that the user typed: each part of it that does not read like a name is hidden.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static string? Path(string? path) => path is null ? null
        : path.Length > LongestRead ? Secret.Redacted
        : Shown(TypedWords.Replace(path, word => NameShapes.IsHarmlessPart(word.Value) ? word.Value : Secret.Redacted));

    /// <summary>An address without its user, query and fragment. Hosts are shown as they are looked up, so no letter can pass for another.</summary>
    public static string Address(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Host.Length == 0) return Path(address.OriginalString.Split('?', '#')[0]);
        string port = address.IsDefaultPort ? "" : $":{address.Port}";
        // An address is repeated as it was given: .NET puts a slash after each host.
        string path = address.AbsolutePath == "/" && !address.OriginalString.EndsWith("/", StringComparison.Ordinal) ? "" : Path(address.AbsolutePath);
        return Foreign($"{address.Scheme}://{HostOf(address)}{port}{path}");
    }

    private static string HostOf(Uri address)
    {
        if (address.HostNameType != UriHostNameType.Dns) return address.Host;
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return address.Host;
        }
    }

    /// <summary>What a service, a capture or another program says: on one line, printable, bounded and without secrets.</summary>
    public static string Foreign(string text, int longest = LongestForeign)
    {
        string line = PrintableText.OnOneLine(text.Length <= LongestRead ? text : text.Substring(0, LongestRead));
        return Bound(SecretShapes.RedactAll(SecretScope.Redact(line)), longest);
    }

    /// <summary>A sentence of ours that may quote something: as long as it is, printable and without secrets.</summary>
    public static string Sentence(string text) => PrintableText.Replace(SecretShapes.RedactAll(SecretScope.Redact(text)));

    /// <summary>A value from a token or a result: as long as it is, printable and without what is certainly a secret.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shown(string? text) => text is null ? null : PrintableText.Replace(SecretShapes.RedactCertain(SecretScope.Redact(text)));

    /// <inheritdoc cref="Shown(string)"/>
    public static string Shown(string text, int longest) =>
        Bound(Shown(text.Length <= longest + LongestRead ? text : text.Substring(0, longest + LongestRead)), longest);

    /// <summary>A value that is compared before it is shown: with nothing removed, and printable.</summary>
    public static string Printable(string text) => PrintableText.Replace(text);

    /// <summary>A value for a machine to read: unchanged but for what is certainly a secret.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Data(string? text) => text is null ? null : SecretShapes.RedactCertain(SecretScope.Redact(text));

    /// <summary>
    /// Watches over what a user typed: words that could be secrets are removed from every text that is made until the scope ends, so
    /// that a secret in the wrong place does not come back in an unforeseen way.
    /// </summary>
    public static SecretScope Watch(IEnumerable<string> typed) => SecretScope.Begin(
        typed.SelectMany(text => TypedWords.Matches(text).Cast<Match>().Select(word => word.Value))
            .Where(word => word.Length >= ShortestSecret && !NameShapes.IsHarmlessPart(word))
            .Select(word => new Secret(word)));

    /// <summary>A value of a result: its characters stay as they are, for programs read it, but nothing that may well be a secret does.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Value(string? text) => text is null ? null : SecretShapes.RedactOpaque(Data(text));

    private static string Bound(string text, int longest) => text.Length <= longest ? text : $"{text.Substring(0, longest)}...";
}
