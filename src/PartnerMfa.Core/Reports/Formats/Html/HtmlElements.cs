using System.Text.RegularExpressions;
using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>The elements from which the sections of the page are built.</summary>
internal static class HtmlElements
{
    private static readonly string[] Pages =
        [.. PartnerMfaEnvironments.All.Select(known => known.Cloud.AdminCenter).OfType<string>(), LearnPages.Learn.TrimEnd('/'), "https://partner.microsoft.com", "https://aka.ms"];

    private static readonly Regex MicrosoftPage = new(
        $@"(?:{string.Join("|", Pages.Select(Regex.Escape))})/[\w./~#?=&%+-]*[\w/]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // A shortened name for headings and overview rows; the evidence has names in full.
    private const int LongestName = 160;

    public static Markup Sandbox { get; } = $" <span class=\"mark\">Sandbox</span>";

    /// <summary>The answer as a word and a symbol.</summary>
    public static Markup Badge(MfaAnswer answer) =>
        $"<span class=\"badge {ClassOf(answer)}\"><span aria-hidden=\"true\">{ResultText.Sign(answer)}</span> {ResultText.Word(answer)}</span>";

    /// <summary>The class of elements that show this answer.</summary>
    public static string ClassOf(MfaAnswer answer) => answer switch
    {
        MfaAnswer.Yes => "yes",
        MfaAnswer.No => "no",
        MfaAnswer.NotApplicable => "na",
        _ => "unknown",
    };

    /// <summary>Text from outside, isolated so that it cannot change the direction of the text around it.</summary>
    public static Markup Outside(string text) => $"<bdi>{text}</bdi>";

    public static Markup Name(string text) => Outside(Redactor.Shown(text, LongestName));

    /// <summary>A sentence in which each command is in a code font for copying, and each Microsoft page is a link.</summary>
    public static Markup Prose(string text)
    {
        IEnumerable<Markup> segments = CommandText.Split(text).SelectMany(segment =>
            segment.IsCommand ? [(Markup)$"<code class=\"command\">{segment.Text}</code>"] : Linked(segment.Text));
        return $"<bdi>{segments}</bdi>";
    }

    // A sentence may quote text from outside, so no other address becomes a link.
    private static IEnumerable<Markup> Linked(string text)
    {
        int at = 0;
        foreach (Match address in MicrosoftPage.Matches(text))
        {
            if (address.Index > at) yield return $"{text.Substring(at, address.Index - at)}";
            yield return Link(address.Value, address.Value);
            at = address.Index + address.Length;
        }

        if (at < text.Length) yield return $"{text.Substring(at)}";
    }

    public static Markup SandboxMark(PartnerMfaResult result) => ResultText.IsSimulated(result) ? Sandbox : Markup.Empty;

    /// <summary>A name with its value, in a list.</summary>
    public static Markup Row(string name, Markup value) => $"<div><dt>{name}</dt><dd>{value}</dd></div>\n";

    public static Markup Row(string name, string value) => Row(name, Outside(value));

    /// <summary>A link to a web page; anything else remains text.</summary>
    public static Markup Link(string address, string? text = null) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            ? $"<a href=\"{page.AbsoluteUri}\" rel=\"noreferrer\">{Outside(text ?? page.AbsoluteUri)}</a>"
            : Outside(address);

    /// <summary>Links to the documentation of the rule and to the place where the cause can be fixed.</summary>
    public static Markup? Links(PartnerMfaResult result)
    {
        List<Markup> links = [];
        if (PortalLinks.Of(result) is { } portal) links.Add($"{Link(portal.Address.AbsoluteUri, portal.Name)} in the Entra admin center");
        if (result.HelpUri is { Length: > 0 } page) links.Add(Link(page, page.StartsWith(LearnPages.Learn, StringComparison.Ordinal) ? "The rule on Microsoft Learn" : null));
        IEnumerable<Markup> separated = links.Select((link, i) => (Markup)$"{(i == 0 ? "" : " · ")}{link}");
        return links.Count == 0 ? null : (Markup)$"{separated}";
    }

    public static Markup Number(long number, string classes = "number") => $"<td class=\"{classes}\">{DisplayFormat.Count(number)}</td>";
}
