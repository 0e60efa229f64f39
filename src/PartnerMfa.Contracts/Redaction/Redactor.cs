using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>
/// The one policy for text that may be shown. Every value from a user, a service or a file passes through one of these methods before it
/// reaches a stream, an error, a result or a report. The class is in this assembly, below all others, because errors and results apply it
/// themselves.
/// </summary>
internal static class Redactor
{
    /// <summary>The maximum length of text from a service or file that is shown, in characters.</summary>
    public const int LongestForeign = 200;

    // Redaction shortens text, so more is read than is shown.
    private const int LongestRead = 8 * 1024;
    private const int LongestTyped = 256;

    // Shorter words are punctuation and switches.
    private const int ShortestSecret = 4;

    private static readonly Regex TypedWords = new(@"[^\s/\\'""<>|,;()\[\]{}=]+", RegexOptions.CultureInvariant);

    /// <summary>
    /// Redacts a name or value that the user typed. People paste secrets into the wrong option, so only text that looks like a name, an
    /// account, a domain, a number or a GUID is repeated.
    /// </summary>
    public static string Typed(string text) => text.Length <= LongestTyped && TypedWords.Matches(text).Cast<Match>().All(word => NameShapes.IsHarmless(word.Value))
        ? Shown(text)
        : Secret.Redacted;

    /// <summary>Redacts a path that the user typed: each part that does not look like a name is hidden.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static string? Path(string? path) => path is null ? null
        : path.Length > LongestRead ? Secret.Redacted
        : Shown(TypedWords.Replace(path, word => NameShapes.IsHarmlessPart(word.Value) ? word.Value : Secret.Redacted));

    /// <summary>
    /// Redacts an address: its user, query and fragment are removed. Hosts are shown in their ASCII form, so no letter can pass for
    /// another.
    /// </summary>
    public static string Address(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Host.Length == 0) return Path(address.OriginalString.Split('?', '#')[0]);
        // Repeats an address in the form in which it was given, although .NET adds a slash after each host.
        string path = address.AbsolutePath == "/" && !address.OriginalString.EndsWith("/", StringComparison.Ordinal) ? "" : Path(address.AbsolutePath);
        return Foreign($"{address.Scheme}://{Authority(address)}{path}");
    }

    /// <summary>The host and port of an address, with the host in its ASCII form.</summary>
    public static string Authority(Uri address) => address.IsDefaultPort ? HostOf(address) : $"{HostOf(address)}:{address.Port}";

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

    /// <summary>
    /// Redacts text from a service, a capture or another program: one line, printable, of limited length and without secrets.
    /// </summary>
    public static string Foreign(string text, int longest = LongestForeign)
    {
        string line = PrintableText.OnOneLine(text.Length <= LongestRead ? text : text.Substring(0, LongestRead));
        return Bound(SecretShapes.RedactAll(SecretScope.Redact(line)), longest);
    }

    /// <summary>Redacts one of our own sentences, which may quote something: of any length, printable and without secrets.</summary>
    public static string Sentence(string text) => PrintableText.Replace(SecretShapes.RedactAll(SecretScope.Redact(text)));

    /// <summary>
    /// Redacts a value from a token or a result: of any length, printable and without anything that is certainly a secret.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shown(string? text) => text is null ? null : PrintableText.Replace(SecretShapes.RedactCertain(SecretScope.Redact(text)));

    /// <inheritdoc cref="Shown(string)"/>
    public static string Shown(string text, int longest) =>
        Bound(Shown(text.Length <= longest + LongestRead ? text : text.Substring(0, longest + LongestRead)), longest);

    /// <summary>Prepares a value that is compared before it is shown: printable, with nothing removed.</summary>
    public static string Printable(string text) => PrintableText.Replace(text);

    /// <summary>Redacts a value for a machine to read: unchanged except for what is certainly a secret.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Data(string? text) => text is null ? null : SecretShapes.RedactCertain(SecretScope.Redact(text));

    /// <summary>
    /// Watches over what a user typed. Words that could be secrets are removed from every text that is created until the scope ends, so a
    /// secret in the wrong place is never repeated in an unforeseen way.
    /// </summary>
    public static SecretScope Watch(IEnumerable<string> typed) => SecretScope.Begin(
        typed.SelectMany(text => TypedWords.Matches(text).Cast<Match>().Select(word => word.Value))
            .Where(word => word.Length >= ShortestSecret && !NameShapes.IsHarmlessPart(word))
            .Select(word => new Secret(word)));

    /// <summary>
    /// Redacts a value of a result. Its characters stay as they are, because programs read it, but anything that may be a secret is
    /// removed.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Value(string? text) => text is null ? null : SecretShapes.RedactOpaque(Data(text));

    private static string Bound(string text, int longest) => text.Length <= longest ? text : $"{text.Substring(0, longest)}...";
}
