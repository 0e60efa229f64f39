using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>A parameter's text on its page. A sentence that starts with "Default:" states the default value.</summary>
internal sealed partial record HelpParameter(IReadOnlyList<Block> Description, string? Default)
{
    public static HelpParameter Parse(string text)
    {
        IReadOnlyList<Block> blocks = Markdown.Parse(text);
        string? stated = blocks.OfType<Paragraph>().Select(paragraph => DefaultSentence().Match(paragraph.Text)).FirstOrDefault(match => match.Success)?.Groups["value"].Value;
        return new HelpParameter(
            [.. blocks.Select(block => block is Paragraph paragraph ? new Paragraph(DefaultSentence().Replace(paragraph.Text, "").Trim()) : block).Where(block => block is not Paragraph { Text: "" })],
            stated is null ? null : Capitalized(stated));
    }

    private static string Capitalized(string value) =>
        value.Split(' ')[0].Contains(':', StringComparison.Ordinal) ? value : char.ToUpperInvariant(value[0]) + value[1..];

    // The sentence ends with a period before a space or the end: addresses and file names have periods, too.
    [GeneratedRegex(@"(^|\s)Default: (?<value>.+?)\.(?=\s|$)")]
    private static partial Regex DefaultSentence();
}
