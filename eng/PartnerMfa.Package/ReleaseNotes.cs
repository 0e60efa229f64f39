using System.Text.RegularExpressions;

namespace PartnerMfa.Package;

/// <summary>The section of CHANGELOG.md about one version.</summary>
/// <remarks>The format: https://keepachangelog.com. A version's heading is <c>## [1.2.3] - 2026-12-31</c>; brackets and date may be missing.</remarks>
internal static class ReleaseNotes
{
    /// <exception cref="InvalidDataException">The changelog has no section for the version.</exception>
    public static string Of(string changelog, string version)
    {
        string[] lines = changelog.ReplaceLineEndings("\n").Split('\n');
        Regex heading = new($@"^## (\[{Regex.Escape(version)}\]|{Regex.Escape(version)})(\s|$)");
        int start = Array.FindIndex(lines, line => heading.IsMatch(line));
        if (start < 0) throw new InvalidDataException($"CHANGELOG.md has no heading '## [{version}]'.");
        return string.Join('\n', lines.Skip(start + 1).TakeWhile(line => !EndsSection(line))).Trim();
    }

    // The next version, or the link definitions at the end of the file.
    private static bool EndsSection(string line) => line.StartsWith("## ", StringComparison.Ordinal) || Regex.IsMatch(line, @"^\[[^\]]+\]: ");
}
