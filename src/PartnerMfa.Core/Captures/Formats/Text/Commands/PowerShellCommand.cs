using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>Reads Invoke-WebRequest or Invoke-RestMethod, copied from a browser or typed by hand.</summary>
internal static class PowerShellCommand
{
    // Browsers set the user agent in a separate line before the command.
    private static readonly Regex SessionAgent = new(
        "^\\s*\\$\\w+\\.UserAgent\\s*=\\s*[\"']([^\"']{1,1000})[\"']", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns>Returns the user agent for the following commands; null when the line does not set one.</returns>
    public static string? AgentIn(string line) =>
        line.Contains("UserAgent") && SessionAgent.Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    public static CapturedCall? Parse(string text, string place)
    {
        CapturedCall call = new(place);
        List<string> words = Split(text);
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            string? next = i + 1 < words.Count ? words[i + 1] : null;
            if (Is(word, "-Uri") && next is not null) call.Target = words[++i];
            else if (Is(word, "-Method") && next is not null) call.Method = words[++i].ToUpperInvariant();
            else if (Is(word, "-UserAgent") && next is not null) call.UserAgent = words[++i];
            else if (Is(word, "-Headers") && next == "@{") i = TakeHeaders(words, i + 2, call);
            else if (call.Target is null && word.StartsWith("http", StringComparison.OrdinalIgnoreCase)) call.Target = word;
        }

        // -Authentication Bearer -Token (ConvertTo-SecureString ... -AsPlainText)
        if (call.Tokens.Count == 0 && words.Exists(word => Is(word, "-Token")))
            foreach (string token in LooseTokens.Find(text, bearerOnly: false)) call.TakeToken(token);
        // The value of a variable is not known.
        if (call.Target?.StartsWith("$", StringComparison.Ordinal) == true) call.Target = null;
        if (call.Target is null && call.Tokens.Count == 0) return null;
        call.Method ??= "GET";
        return call;
    }

    /// <returns>Where the headers end.</returns>
    private static int TakeHeaders(List<string> words, int at, CapturedCall call)
    {
        for (; at < words.Count && words[at] != "}"; at++)
        {
            if (at + 2 >= words.Count || words[at + 1] != "=") continue;
            call.TakeRequestHeader(KnownHeaders.Find(words[at].AsSpan()), words[at + 2]);
            at += 2;
        }

        return at;
    }

    private static bool Is(string word, string parameter) => word.Equals(parameter, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads words, strings with their quotes and backticks resolved, and the punctuation between them.</summary>
    private static List<string> Split(string text)
    {
        List<string> words = [];
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || c is ';' or '`' or ',' or '(' or ')') at++;
            else if (c is '"' or '\'') words.Add(TakeString(text, ref at));
            else if (c is '}' or '=') words.Add(text[at++].ToString());
            else if (c == '@' && at + 1 < text.Length && text[at + 1] == '{')
            {
                words.Add("@{");
                at += 2;
            }
            else words.Add(TakeWord(text, ref at));
        }

        return words;
    }

    private static string TakeWord(string text, ref int at)
    {
        int start = at++;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (';' or '"' or '\'' or '=' or '}' or '(' or ')' or ',')) at++;
        return text.Substring(start, at - start);
    }

    private static string TakeString(string text, ref int at)
    {
        char quote = text[at++];
        StringBuilder value = new();
        for (; at < text.Length; at++)
        {
            bool isDoubled = text[at] == quote && at + 1 < text.Length && text[at + 1] == quote;
            if (text[at] == quote && !isDoubled) break;
            if (isDoubled || (text[at] == '`' && quote == '"' && at + 1 < text.Length)) at++;
            value.Append(text[at]);
        }

        at++;
        return value.ToString();
    }
}
