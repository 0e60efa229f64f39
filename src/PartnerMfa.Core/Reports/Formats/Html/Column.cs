namespace PartnerMfa.Reports.Formats.Html;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading. A leading # marks a column of numbers, and a leading - one that phones leave out.</param>
/// <param name="Cell">Returns its cell in a row, including the element.</param>
internal sealed record Column<T>(string Header, Func<T, Markup> Cell)
{
    public Markup Head
    {
        get
        {
            string classes = (Header[0] == '-' ? "extra " : "") + (Header.Contains('#') ? "number" : "");
            return $"<th scope=\"col\" class=\"{classes}\">{Header.TrimStart('-', '#')}</th>";
        }
    }
}

/// <summary>Creates tables from lists of columns, so that the heading and the cells of a column are defined together.</summary>
internal static class HtmlTable
{
    /// <summary>Creates a table that scrolls where it does not fit.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">The objects that the rows show.</param>
    /// <param name="attributes">The attributes of a row, with a space before each; null when rows have none.</param>
    public static Markup Of<T>(string caption, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, Func<T, Markup>? attributes = null) => $"""
        <div class="scroll" role="group" tabindex="0" aria-label="{caption}"><table>
        <caption>{caption}</caption>
        <thead>{Head(columns)}</thead>
        <tbody>
        {rows.Select(row => Row(columns, row, attributes?.Invoke(row)))}</tbody></table></div>

        """;

    /// <summary>The row of headings, for a table that is written row by row.</summary>
    public static Markup Head<T>(IReadOnlyList<Column<T>> columns) => $"<tr>{columns.Select(column => column.Head)}</tr>";

    public static Markup Row<T>(IReadOnlyList<Column<T>> columns, T row, Markup? attributes = null) => $"<tr{attributes}>{columns.Select(column => column.Cell(row))}</tr>\n";
}
