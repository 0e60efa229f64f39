using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Requests;

namespace PartnerMfa.Proof;

/// <summary>A signature, as it was found with its report.</summary>
/// <param name="Header">The encoded protected header.</param>
/// <param name="Payload">The signed content.</param>
/// <param name="Signature">The encoded signature.</param>
internal sealed record FoundSignature(string Header, byte[] Payload, string Signature)
{
    /// <summary>The page without its signature; null when it is not a page.</summary>
    public byte[]? Page { get; init; }
}

/// <summary>Finds the signature of a report: in a page, around a JSON report, or in a separate file.</summary>
internal static class SignedFile
{
    // A report of 10,000 results has about 20 MiB.
    private const int Longest = 256 * 1024 * 1024;

    /// <param name="request">The report to verify.</param>
    /// <param name="problem">Why no signature could be examined; null for a report without any.</param>
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>.</exception>
    public static FoundSignature? Find(VerificationRequest request, out string? problem)
    {
        byte[] content = Read(request.Path);
        problem = null;
        if (request.SignaturePath is { } given) return Beside(content, Read(given), out problem);
        if (IndexesOf(content, Encoding.ASCII.GetBytes(ReportSeal.BlockStart)) is { Count: > 0 } blocks) return InPage(content, blocks, out problem);
        if (IsCompact(content)) return Around(request.Path, content, out problem);
        return File.Exists(request.Path + ReportSeal.Extension) ? Beside(content, Read(request.Path + ReportSeal.Extension), out problem) : null;
    }

    private static FoundSignature? InPage(byte[] page, List<int> blocks, out string? problem)
    {
        int start = blocks[0] + ReportSeal.BlockStart.Length;
        byte[] end = Encoding.ASCII.GetBytes(ReportSeal.BlockEnd);
        int length = page.AsSpan(start).IndexOf(end);
        problem = blocks.Count > 1 ? "it carries two signatures" : length < 0 ? "its signature is truncated" : null;
        if (problem is not null) return null;
        string[] parts = Encoding.ASCII.GetString(page, start, length).Split('.');
        problem = "its signature is damaged";
        if (parts.Length != 3 || JwsText.Decode(parts[1]) is not { Length: > 0 } payload) return null;
        problem = null;
        byte[] rest = [.. page.AsSpan(0, blocks[0]), .. page.AsSpan(start + length + end.Length)];
        return new FoundSignature(parts[0], payload, parts[2]) { Page = rest };
    }

    private static FoundSignature? Around(string path, byte[] content, out string? problem)
    {
        string[] parts = Encoding.ASCII.GetString(content).Trim().Split('.');
        problem = null;
        if (parts[1].Length == 0)
        {
            // The user named the signature instead of the report.
            string report = path.EndsWith(ReportSeal.Extension, StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - ReportSeal.Extension.Length) : "";
            if (File.Exists(report)) return new FoundSignature(parts[0], Read(report), parts[2]);
            problem = "the report that it belongs to is not in the same folder";
            return null;
        }

        if (JwsText.Decode(parts[1]) is { } payload) return new FoundSignature(parts[0], payload, parts[2]);
        problem = "its signature is damaged";
        return null;
    }

    private static FoundSignature? Beside(byte[] content, byte[] signature, out string? problem)
    {
        string[] parts = Encoding.ASCII.GetString(signature).Trim().Split('.');
        problem = parts.Length == 3 && parts[1].Length == 0 ? null : "its signature file does not contain a signature";
        return problem is null ? new FoundSignature(parts[0], content, parts[2]) : null;
    }

    // The text consists of three Base64url parts and nothing else.
    private static bool IsCompact(byte[] content)
    {
        int dots = 0;
        foreach (byte c in content)
        {
            if (c == '.') dots++;
            else if (c is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_' or (byte)'\r' or (byte)'\n')) return false;
        }

        return dots == 2;
    }

    private static List<int> IndexesOf(byte[] content, byte[] wanted)
    {
        List<int> found = [];
        for (int at = 0; ;)
        {
            int next = content.AsSpan(at).IndexOf(wanted);
            if (next < 0) return found;
            found.Add(at + next);
            at += next + wanted.Length;
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return BoundedFile.ReadBytes(path, Longest) ?? throw Failures.SignedReportUnreadable(path, "it is far too large.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SignedReportUnreadable(path, exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : "it is a folder, or it cannot be read.");
        }
    }
}
