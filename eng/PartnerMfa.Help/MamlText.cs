using System.Xml.Linq;

namespace PartnerMfa.Help;

/// <summary>A page's text in the XML that <c>Get-Help</c> reads.</summary>
internal static class MamlText
{
    public static readonly XNamespace Namespace = "http://schemas.microsoft.com/maml/2004/10";

    // Get-Help indents by four columns, and parameters by four more.
    public const int Width = 72;

    public static XElement Element(XName name, IEnumerable<Block> blocks) => new(name, blocks.SelectMany(Of));

    /// <summary>Get-Help puts an empty line after a paragraph, but none after a list: an empty paragraph makes one.</summary>
    public static XElement EmptyLine => Para("");

    private static IEnumerable<XElement> Of(Block block) => ElementOf(block) is var element && element.Name.LocalName == "para" ? [element] : [element, EmptyLine];

    private static XElement ElementOf(Block block) => block switch
    {
        Paragraph paragraph => Para(paragraph.Text),
        Heading heading => Para(heading.Text),
        // PowerShell keeps the lines of a paragraph, and the spaces within them.
        Code code => Para(code.Text),
        ItemList list => new XElement(
            Namespace + "list",
            new XAttribute("class", list.IsNumbered ? "ordered" : "bullet"),
            list.Items.Select(item => new XElement(Namespace + "listItem", Para(item)))),
        Table table => TextTable.Columns(table, Width) is { } columns
            ? Para(string.Join('\n', columns))
            : new XElement(Namespace + "definitionList", TextTable.Rows(table).Select(row => Definition(row.Term, row.Details))),
        _ => throw new InvalidOperationException($"A {block.GetType().Name} cannot be shown."),
    };

    private static XElement Definition(string term, IReadOnlyList<string> details) => new(
        Namespace + "definitionListItem",
        new XElement(Namespace + "term", term),
        // Get-Help shows one paragraph of a definition only.
        new XElement(Namespace + "definition", Para(string.Join("; ", details))));

    private static XElement Para(string text) => new(Namespace + "para", text);
}
