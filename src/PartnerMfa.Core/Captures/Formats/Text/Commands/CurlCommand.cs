using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>Reads a curl command that was copied from a browser or typed by hand.</summary>
/// <remarks>Source: https://curl.se/docs/manpage.html</remarks>
internal static class CurlCommand
{
    // Options that are followed by a value and not by an address. A one-letter option can have its value in the same word.
    private const string LettersWithValue = "AbcCdDeEFHKmoPQrtTuUwxXyYz";

    private static readonly char[] Marks = ['.', '/', ':'];
    private static readonly HashSet<string> WordsWithValue = new(StringComparer.Ordinal)
    {
        "--header", "--request", "--url", "--user-agent", "--oauth2-bearer", "--data", "--data-raw", "--data-binary", "--data-ascii",
        "--data-urlencode", "--json", "--form", "--form-string", "--cookie", "--cookie-jar", "--user", "--referer", "--output", "--proxy",
        "--proxy-user", "--proxy-header", "--preproxy", "--socks5", "--socks5-hostname", "--connect-timeout", "--max-time", "--cert",
        "--key", "--cacert", "--capath", "--resolve", "--connect-to", "--interface", "--upload-file", "--config", "--write-out", "--range",
        "--retry", "--retry-delay", "--retry-max-time", "--ciphers", "--doh-url", "--noproxy", "--max-redirs", "--dump-header", "--trace",
        "--trace-ascii", "--stderr", "--limit-rate", "--cert-type", "--key-type", "--pass", "--variable", "--url-query",
    };

    public static CapturedCall? ParseShell(string text, string place) => Parse(ShellWords.Split(text), place);

    public static CapturedCall? ParseCmd(string text, string place) => Parse(ShellWords.Split(FromCmd(text)), place);

    private static CapturedCall? Parse(List<string> words, string place)
    {
        CapturedCall call = new(place);
        bool hasBody = false;
        int addresses = 0;
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            if (word is ";" or "|" or "&")
            {
                // Another command may have written what follows.
                call.HasAmbiguousResponse = true;
                break;
            }

            (string option, string? value) = OptionOf(word);
            if (option.Length == 0)
            {
                // Words of a sentence that begins with the name of the command.
                if (!IsAddress(word)) continue;
                addresses++;
                call.Target ??= AddressOf(word);
                continue;
            }

            if (value is null && TakesValue(option) && ++i < words.Count) value = words[i];
            hasBody |= option is "-d" or "-F" or "--json" || option.StartsWith("--data", StringComparison.Ordinal) || option.StartsWith("--form", StringComparison.Ordinal);
            if (value is not null) Take(call, option, value);
            if (option == "--url") addresses++;
            call.HasAmbiguousResponse |= option is "--next" or "-:" or "--parallel" or "-Z" or "--config" or "-K";
            if (option is "-I" or "--head") call.Method ??= "HEAD";
        }

        // The value of a variable is not known.
        if (call.Target is { } address && address.Contains("://$")) call.Target = null;
        if (call.Target is null && call.Tokens.Count == 0) return null;
        call.Method ??= hasBody ? "POST" : "GET";
        // Two addresses, or a pattern that means several, are two calls.
        call.HasAmbiguousResponse |= addresses > 1 || call.Target?.IndexOfAny(['{', '[']) is >= 0;
        return call;
    }

    private static void Take(CapturedCall call, string option, string value)
    {
        switch (option)
        {
            case "-H" or "--header" when HttpHead.TryHeader(value, out KnownHeader header, out string text):
                call.TakeRequestHeader(header, text);
                break;
            case "--oauth2-bearer": call.TakeToken(value); break;
            case "-A" or "--user-agent": call.UserAgent = value; break;
            case "-X" or "--request": call.Method = value; break;
            case "--url": call.Target ??= AddressOf(value); break;
            default: break;
        }
    }

    /// <returns>Returns the option and its value in the same word; an empty option when the word is not an option.</returns>
    private static (string Option, string? Value) OptionOf(string word)
    {
        if (word.Length < 2 || word[0] != '-') return ("", null);
        if (word[1] == '-') return (word, null);
        // Letters without a value can precede the one with a value: -sSH 'name: value'.
        for (int i = 1; i < word.Length; i++)
            if (LettersWithValue.Contains(word[i])) return ("-" + word[i], i + 1 < word.Length ? word.Substring(i + 1) : null);
        return (word, null);
    }

    private static bool TakesValue(string option) =>
        option[1] == '-' ? WordsWithValue.Contains(option) : option.Length == 2 && LettersWithValue.Contains(option[1]);

    private static bool IsAddress(string word) =>
        word.Contains('$') || word.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || (word.IndexOfAny(Marks, Math.Min(1, word.Length)) is > 0 and int mark && mark < word.Length - 1);

    // Without a scheme, curl uses http.
    private static string AddressOf(string word) => word.Contains("://") ? word : "http://" + word;

    /// <summary>Removes the carets that cmd requires before characters and line breaks.</summary>
    private static string FromCmd(string text)
    {
        // Newer versions of Chromium put a caret before each quotation mark; older ones used carets only at the ends of lines.
        bool everywhere = text.Contains("^\"");
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isMark = text[i] == '^' && i + 1 < text.Length && (everywhere || text[i + 1] == '\n');
            if (isMark) i++;
            // The line break after a caret is dropped; another one after that is part of the value.
            if (!isMark || text[i] != '\n') plain.Append(text[i]);
            else plain.Append(' ');
        }

        return plain.ToString();
    }
}
