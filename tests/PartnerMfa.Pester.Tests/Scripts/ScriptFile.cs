using System.Management.Automation.Language;
using System.Xml.Linq;

namespace PartnerMfa.Pester.Scripts;

/// <summary>A script of the repository, or a script block in a view or type of the module, as PowerShell's own parser reads it.</summary>
internal sealed record ScriptFile(string Name, ScriptBlockAst Syntax, IReadOnlyList<Token> Tokens, IReadOnlyList<ParseError> Errors)
{
    private static readonly string[] Generated = ["out", "bin", "obj", "node_modules", ".git", "TestResults"];

    public static IReadOnlyList<ScriptFile> All { get; } = [.. Files("*.ps1", "*.psm1", "*.psd1").Select(Read), .. Files("*.ps1xml").SelectMany(ReadBlocks)];

    public static ScriptFile Parse(string name, string script)
    {
        ScriptBlockAst syntax = Parser.ParseInput(script, out Token[] tokens, out ParseError[] errors);
        return new(name, syntax, tokens, errors);
    }

    private static ScriptFile Read(string path) => Parse(Path.GetRelativePath(RepositoryFolder.Path, path).Replace('\\', '/'), File.ReadAllText(path));

    private static IEnumerable<ScriptFile> ReadBlocks(string path) => XDocument.Load(path).Descendants()
        .Where(element => element.Name.LocalName is "ScriptBlock" or "Script" or "GetScriptBlock" or "SetScriptBlock")
        .Select((block, index) => Parse($"{Path.GetRelativePath(RepositoryFolder.Path, path).Replace('\\', '/')}, script block {index + 1}", block.Value));

    private static IEnumerable<string> Files(params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(RepositoryFolder.Path, pattern, SearchOption.AllDirectories))
        .Where(path => !Path.GetRelativePath(RepositoryFolder.Path, path).Split('/', '\\').Any(Generated.Contains))
        .Order(StringComparer.Ordinal);
}
