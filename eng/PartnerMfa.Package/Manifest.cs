using System.Text.RegularExpressions;

namespace PartnerMfa.Package;

/// <summary>The module manifest, read and completed as text.</summary>
internal sealed class Manifest
{
    private const string PSData = "        PSData = @{\n";

    private readonly string _file;
    private readonly string _text;

    private Manifest(string file, string text) => (_file, _text) = (file, text);

    public string Version => Value("ModuleVersion");

    /// <summary>Null for a release.</summary>
    public string? Prerelease => Find("Prerelease");

    public string PackageVersion => Prerelease is { } label ? $"{Version}-{label}" : Version;

    public static Manifest Read(string file) => new(file, File.ReadAllText(file).ReplaceLineEndings("\n"));

    /// <exception cref="InvalidDataException">The manifest has no such value.</exception>
    public string Value(string key) => Find(key) ?? throw new InvalidDataException($"The manifest has no {key}.");

    /// <returns>Null when the manifest has no such value.</returns>
    public string? Find(string key) =>
        Regex.Match(_text, $@"^\s*{key}\s*=\s*'((?:[^']|'')*)'", RegexOptions.Multiline) is { Success: true } match
            ? match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)
            : null;

    public IReadOnlyList<string> List(string key)
    {
        string items = Regex.Match(_text, $@"\b{key}\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value;
        return [.. Regex.Matches(items, "'([^']*)'").Select(item => item.Groups[1].Value)];
    }

    /// <summary>Writes the manifest with its list of files and what only a package knows.</summary>
    /// <param name="files">Every file of the module, relative to its folder.</param>
    /// <param name="release">Becomes part of <c>PSData</c>.</param>
    /// <exception cref="InvalidDataException">The prerelease label is not one that PowerShell accepts.</exception>
    public void Complete(IReadOnlyList<string> files, Release release)
    {
        if (release.Prerelease is { } label && !Regex.IsMatch(label, "^[a-zA-Z][a-zA-Z0-9]*$"))
            throw new InvalidDataException("Use letters and digits for the prerelease label, such as preview1. Windows PowerShell accepts nothing else.");
        string list = string.Concat(files.Select(file => $"        '{file}'\n"));
        string data = string.Concat(release.PSData.Select(entry => $"            {entry.Key} = '{entry.Value.Replace("'", "''", StringComparison.Ordinal)}'\n"));
        string text = _text
            .Replace(PSData, PSData + data, StringComparison.Ordinal)
            .Replace("    PrivateData ", $"    FileList               = @(\n{list}    )\n    PrivateData ", StringComparison.Ordinal);
        File.WriteAllText(_file, text, ModuleStage.Encoding);
    }
}
