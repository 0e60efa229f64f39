using System.Text.RegularExpressions;

namespace PartnerMfa.Package;

/// <summary>The module's manifest, as text: what it says, and what packing adds.</summary>
internal sealed class Manifest
{
    private const string PackingAddsHere = "        PSData = @{\n";

    private readonly string _file;
    private readonly string _text;

    private Manifest(string file, string text) => (_file, _text) = (file, text);

    public string Version => Value("ModuleVersion");

    /// <summary>Null for a release.</summary>
    public string? Prerelease => Find("Prerelease");

    public string PackageVersion => Prerelease is { } label ? $"{Version}-{label}" : Version;

    public static Manifest Read(string file) => new(file, File.ReadAllText(file).ReplaceLineEndings("\n"));

    public string Value(string key) => Find(key) ?? throw new InvalidDataException($"The manifest does not say its {key}.");

    public IReadOnlyList<string> List(string key)
    {
        string items = Regex.Match(_text, $@"\b{key}\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value;
        return [.. Regex.Matches(items, "'([^']*)'").Select(item => item.Groups[1].Value)];
    }

    public void Complete(IReadOnlyList<string> files, string notes, string? prerelease)
    {
        if (prerelease is not null && !Regex.IsMatch(prerelease, "^[a-zA-Z][a-zA-Z0-9]*$"))
            throw new InvalidDataException("A prerelease label is letters and digits, such as preview1: Windows PowerShell takes no other.");
        string list = string.Concat(files.Select(file => $"        '{file}'\n"));
        string data = (prerelease is null ? "" : $"            Prerelease = '{prerelease}'\n") + $"            ReleaseNotes = '{notes.Replace("'", "''", StringComparison.Ordinal)}'\n";
        string text = _text
            .Replace(PackingAddsHere, PackingAddsHere + data, StringComparison.Ordinal)
            .Replace("    PrivateData ", $"    FileList               = @(\n{list}    )\n    PrivateData ", StringComparison.Ordinal);
        File.WriteAllText(_file, text, ModuleStage.Encoding);
    }

    private string? Find(string key) =>
        Regex.Match(_text, $@"^\s*{key}\s*=\s*'((?:[^']|'')*)'", RegexOptions.Multiline) is { Success: true } match
            ? match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)
            : null;
}
