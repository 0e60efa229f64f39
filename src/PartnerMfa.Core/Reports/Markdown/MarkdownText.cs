using System.Text;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports.Markdown;

/// <summary>Text as Markdown shows it unchanged (GitHub Flavored Markdown, which has CommonMark's backslash escapes).</summary>
internal static class MarkdownText
{
    // An address becomes a link by itself; a colon that is escaped keeps it from that.
    private const string Meaningful = "\\`*_[]|#~:";

    public static string Of(string text)
    {
        string shown = Redactor.Shown(text);
        StringBuilder escaped = new(shown.Length + 16);
        for (int i = 0; i < shown.Length; i++)
        {
            switch (shown[i])
            {
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '.' when EndsWith(shown, i, "www"): escaped.Append("\\."); break;
                case { } c when Meaningful.Contains(c) && (c != ':' || StartsWith(shown, i, "://")): escaped.Append('\\').Append(c); break;
                case { } c: escaped.Append(c); break;
            }
        }

        return escaped.ToString();
    }

    private static bool StartsWith(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static bool EndsWith(string text, int at, string word) =>
        at >= word.Length && string.Compare(text, at - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
