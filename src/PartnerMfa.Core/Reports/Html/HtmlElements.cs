using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>The small parts that every section of the page is made of.</summary>
internal static class HtmlElements
{
    // A heading or a row of the overview; the evidence has it whole.
    private const int LongestName = 160;

    /// <summary>The answer as a word and a sign.</summary>
    public static Markup Badge(MfaAnswer answer) =>
        $"<span class=\"badge {ClassOf(answer)}\"><span aria-hidden=\"true\">{ResultText.Sign(answer)}</span> {ResultText.Word(answer)}</span>";

    /// <summary>The name of a style, and of the section of such answers.</summary>
    public static string ClassOf(MfaAnswer answer) => answer switch
    {
        MfaAnswer.Yes => "yes",
        MfaAnswer.No => "no",
        MfaAnswer.NotApplicable => "na",
        _ => "unknown",
    };

    /// <summary>Text from outside: whatever direction it runs in, what is around it stays in its own.</summary>
    public static Markup Outside(string text) => $"<bdi>{text}</bdi>";

    public static Markup Name(string text) => Outside(Redactor.Shown(text, LongestName));

    public static Markup Sandbox { get; } = $" <span class=\"mark\">Sandbox</span>";

    public static Markup SandboxMark(PartnerMfaResult result) => ResultText.IsSimulated(result) ? Sandbox : Markup.Empty;

    /// <summary>A name with its value, in a list of such.</summary>
    public static Markup Row(string name, Markup value) => $"<div><dt>{name}</dt><dd>{value}</dd></div>\n";

    public static Markup Row(string name, string value) => Row(name, Outside(value));

    /// <summary>A link, of what is the address of a page; anything else stays text.</summary>
    public static Markup Link(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            ? $"<a href=\"{page.AbsoluteUri}\" rel=\"noreferrer\">{Outside(page.AbsoluteUri)}</a>"
            : Outside(address);

    /// <summary>A table that scrolls by itself where it does not fit.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="headers">The heads of its columns, as <see cref="Header"/> takes them.</param>
    /// <param name="rows">Its rows.</param>
    public static Markup Table(string caption, string[] headers, IEnumerable<Markup> rows) => $"""
        <div class="scroll" role="group" tabindex="0" aria-label="{caption}"><table>
        <caption>{caption}</caption>
        <thead><tr>{headers.Select(Header)}</tr></thead>
        <tbody>
        {rows}</tbody></table></div>

        """;

    public static Markup Number(long number, string classes = "number") => $"<td class=\"{classes}\">{DisplayFormat.Count(number)}</td>";

    /// <summary>The head of a column: of numbers with a # before it, of what a phone leaves out with a - before that.</summary>
    public static Markup Header(string header)
    {
        string classes = (header[0] == '-' ? "extra " : "") + (header.Contains('#') ? "number" : "");
        return $"<th scope=\"col\" class=\"{classes}\">{header.TrimStart('-', '#')}</th>";
    }
}
