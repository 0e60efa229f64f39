namespace PartnerMfa.Reports.Formats.Html;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its head: of numbers with a # before it, of what a phone leaves out with a - before that.</param>
/// <param name="Cell">Its cell in a row, with the element around it.</param>
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

/// <summary>Tables: each is a list of columns, so that a column's head and cells stand together.</summary>
internal static class HtmlTable
{
    /// <summary>A table that scrolls where it does not fit.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">What its rows are about.</param>
    /// <param name="attributes">The attributes of a row, with a space before each; null when rows have none.</param>
    public static Markup Of<T>(string caption, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, Func<T, Markup>? attributes = null) => $"""
        <div class="scroll" role="group" tabindex="0" aria-label="{caption}"><table>
        <caption>{caption}</caption>
        <thead>{Head(columns)}</thead>
        <tbody>
        {rows.Select(row => Row(columns, row, attributes?.Invoke(row)))}</tbody></table></div>

        """;

    /// <summary>The row of the columns' heads, for a table that is written row by row.</summary>
    public static Markup Head<T>(IReadOnlyList<Column<T>> columns) => $"<tr>{columns.Select(column => column.Head)}</tr>";

    public static Markup Row<T>(IReadOnlyList<Column<T>> columns, T row, Markup? attributes = null) => $"<tr{attributes}>{columns.Select(column => column.Cell(row))}</tr>\n";
}
