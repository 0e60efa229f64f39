namespace PartnerMfa.Help;

/// <summary>Sets a table in columns of text.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <returns>Header, rule and rows; null when that is wider than there is room.</returns>
    public static IReadOnlyList<string>? Columns(Table table, int width)
    {
        int[] widths = [.. table.Rows[0].Select((_, column) => table.Rows.Max(row => row[column].Length))];
        if (widths.Sum() + (Gap.Length * (widths.Length - 1)) > width) return null;
        IEnumerable<IReadOnlyList<string>> rows = [table.Rows[0], [.. widths.Select(each => new string('-', each))], .. table.Rows.Skip(1)];
        return [.. rows.Select(row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())];
    }

    /// <summary>For a table too wide for columns: each row by its first cell, and the other cells with their headers.</summary>
    public static IEnumerable<(string Term, IReadOnlyList<string> Details)> Rows(Table table) =>
        table.Rows.Skip(1).Select(row => (row[0], (IReadOnlyList<string>)
            [.. row.Skip(1).Select((cell, column) => (Header: table.Rows[0][column + 1], Cell: cell)).Where(pair => pair.Cell.Length > 0).Select(pair => $"{pair.Header}: {pair.Cell}")]));
}
