using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Reports.Html;

/// <summary>The one style sheet of the page, which stands in it, and the policy that lets it and nothing else in.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = Read();

    /// <summary>No script, no picture, no request: https://www.w3.org/TR/CSP3/</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash()}'; base-uri 'none'; form-action 'none'";

    private static string Hash()
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)));
    }

    // A browser reads every line end as a line feed, and makes its hash of that.
    private static string Read()
    {
        using Stream stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("PartnerMfa.Reports.Html.report.css")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", "");
    }
}
