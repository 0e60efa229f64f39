
namespace PartnerMfa.Package;

/// <summary>What CHANGELOG.md says of a version.</summary>
internal static class ReleaseNotes
{
    public static string Of(string changes, string version)
    {
        string[] lines = changes.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => line == "## " + version);
        if (start < 0) throw new InvalidDataException($"CHANGELOG.md has no heading '## {version}'.");
        return string.Join('\n', lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
    }
}
