using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Reports.Html;

/// <summary>The page's own style sheet and script, which stand in it, and the policy that lets in nothing else.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("report.css");

    /// <summary>Adds the copy buttons. Without it, one click selects a whole command.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>No other script or style, no picture, no request: https://www.w3.org/TR/CSP3/</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    // A browser reads every line end as a line feed, and hashes that.
    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"PartnerMfa.Reports.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", "");
    }
}
