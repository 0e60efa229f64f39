using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>A command's page: a title, a synopsis, then second-level sections, some of them with third-level entries.</summary>
internal sealed class HelpPage
{
    private readonly Dictionary<string, string> _sections;

    private HelpPage(string name, string synopsis, Dictionary<string, string> sections)
    {
        Name = name;
        Synopsis = synopsis;
        _sections = sections;
    }

    public string Name { get; }

    public string Synopsis { get; }

    public IReadOnlyList<string> Description => Paragraphs(Section("Description"));

    public IReadOnlyDictionary<string, string> Parameters =>
        Entries("Parameters").ToDictionary(entry => entry.Title.TrimStart('-'), entry => Plain(entry.Text), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<HelpExample> Examples => [.. Entries("Examples").Select(entry => HelpExample.Parse(entry.Title, entry.Text))];

    public IReadOnlyList<(string Title, string Text)> Inputs => Entries("Inputs");

    public IReadOnlyList<(string Title, string Text)> Outputs => Entries("Outputs");

    public IReadOnlyList<(string Text, string Uri)> Links =>
        [.. Regex.Matches(Section("Related links"), @"\[(.+?)\]\((.+?)\)").Select(link => (link.Groups[1].Value, link.Groups[2].Value))];

    public static HelpPage Read(string file)
    {
        string[] parts = Regex.Split(File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal), @"^## ", RegexOptions.Multiline);
        string[] head = parts[0].Trim().Split('\n', 2);
        if (head.Length != 2 || !head[0].StartsWith("# ", StringComparison.Ordinal))
            throw new HelpException(file, "A page begins with its command's name as title, and a synopsis.");
        Dictionary<string, string> sections = parts.Skip(1).Select(part => part.Split('\n', 2))
            .ToDictionary(part => part[0].Trim(), part => part.Length == 2 ? part[1].Trim() : "", StringComparer.OrdinalIgnoreCase);
        return new HelpPage(head[0][2..].Trim(), Plain(head[1]), sections);
    }

    /// <summary>Text as a terminal shows it: one line a paragraph, without the marks of code.</summary>
    public static string Plain(string text) => Regex.Replace(text.Replace("`", "", StringComparison.Ordinal).Trim(), @"(?<!\n)\n(?!\n)", " ");

    public static IReadOnlyList<string> Paragraphs(string text) => [.. Plain(text).Split("\n\n").Select(paragraph => paragraph.Trim())];

    private string Section(string title) => _sections.TryGetValue(title, out string? text) ? text : "";

    private List<(string Title, string Text)> Entries(string section) =>
        [.. Regex.Split(Section(section), @"^### ", RegexOptions.Multiline)
            .Skip(1)
            .Select(entry => entry.Split('\n', 2))
            .Select(entry => (entry[0].Trim(), entry.Length == 2 ? entry[1].Trim() : ""))];
}
