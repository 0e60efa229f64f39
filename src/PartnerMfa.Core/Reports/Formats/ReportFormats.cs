using PartnerMfa.Errors;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Requests;

namespace PartnerMfa.Reports.Formats;

/// <summary>A report format, and the names that people use for it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Words">A description of the format.</param>
/// <param name="NewWriter">Creates its writer.</param>
/// <param name="Endings">
/// The file name extensions that select it, starting with the usual one; empty for a format that must be named.
/// </param>
internal sealed record ReportFormat(PartnerMfaReportFormat Format, string Words, Func<IReportFormat> NewWriter, params string[] Endings)
{
    /// <summary>The media type with which the local page sends it; null for a format that the page does not offer.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its name on the command line and on the page.</summary>
    public string Name { get; } = Format.ToString().ToLowerInvariant();
}

/// <summary>The table of report formats, with their names, file name extensions and writers.</summary>
internal static class ReportFormats
{
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new(PartnerMfaReportFormat.Html, "a web page", () => new HtmlReport(), ".html", ".htm") { MediaType = "text/html; charset=utf-8" },
        new(PartnerMfaReportFormat.Json, "JSON", () => new JsonReport(), ".json") { MediaType = "application/json" },
        new(PartnerMfaReportFormat.Markdown, "Markdown", () => new MarkdownReport(), ".md", ".markdown") { MediaType = "text/markdown; charset=utf-8" },
        new(PartnerMfaReportFormat.JUnit, "JUnit", () => new JUnitReport(), ".xml") { MediaType = "application/xml" },
        new(PartnerMfaReportFormat.SupportText, "a text for Microsoft's support", () => new SupportText()),
        new(PartnerMfaReportFormat.Jws, "signed JSON", () => new SignedJsonReport(), ".jws"),
    ];

    /// <summary>The formats that a file name can select, as a list within a sentence.</summary>
    public static string EndingsInWords { get; } = InWords(All.Where(format => format.Endings.Length > 0).Select(format => $"{format.Endings[0]} ({format.Words})"));

    /// <summary>The names of all formats, as a list within a sentence.</summary>
    public static string NamesInWords { get; } = InWords(All.Select(format => format.Name));

    /// <summary>The format that a file name selects; null when it selects none.</summary>
    public static ReportFormat? OfPath(string path) =>
        All.FirstOrDefault(format => format.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));

    /// <summary>The format with this name, ignoring case; null when there is none.</summary>
    public static ReportFormat? Named(string? name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="PartnerMfaException"><c>ReportFormatUnknown</c>.</exception>
    public static IReportFormat For(ReportRequest request)
    {
        ReportFormat? format = request.Format is { } named ? All.First(known => known.Format == named) : OfPath(request.Path);
        return format is null ? throw Failures.ReportFormatUnknown(Path.GetFileName(request.Path), EndingsInWords) : format.NewWriter();
    }

    private static string InWords(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return $"{string.Join(", ", all.Take(all.Length - 1))}, or {all[all.Length - 1]}";
    }
}

/// <summary>Writes a report in one format.</summary>
internal interface IReportFormat
{
    Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken);
}
