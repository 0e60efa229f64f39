using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>A cmdlet's page: its name as the title, a synopsis, and second-level sections, some of them with third-level entries.</summary>
internal sealed partial class HelpPage
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

    public IReadOnlyList<Block> Description => Markdown.Parse(Section("Description"));

    public IReadOnlyDictionary<string, HelpParameter> Parameters =>
        Entries("Parameters").ToDictionary(entry => entry.Title.TrimStart('-'), entry => HelpParameter.Parse(entry.Text), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<HelpExample> Examples => [.. Entries("Examples").Select(entry => HelpExample.Parse(entry.Title, entry.Text))];

    public IReadOnlyList<(string Title, string Text)> Inputs => Entries("Inputs");

    public IReadOnlyList<(string Title, string Text)> Outputs => Entries("Outputs");

    public IReadOnlyList<(string Text, string Target)> Links => [.. Markdown.Links(Section("Related links"))];

    public static HelpPage Read(string file)
    {
        string[] parts = SectionHeading().Split(File.ReadAllText(file).ReplaceLineEndings("\n"));
        string[] head = parts[0].Trim().Split('\n', 2);
        if (head.Length != 2 || !head[0].StartsWith("# ", StringComparison.Ordinal) || Markdown.Parse(head[1]) is not [Paragraph synopsis])
            throw new HelpException(file, "A page starts with the cmdlet's name as the title, and a synopsis in one paragraph.");
        Dictionary<string, string> sections = parts.Skip(1).Select(Split).ToDictionary(part => part.Title, part => part.Text, StringComparer.OrdinalIgnoreCase);
        return new HelpPage(head[0][2..].Trim(), synopsis.Text, sections);
    }

    private string Section(string title) => _sections.TryGetValue(title, out string? text) ? text : "";

    private List<(string Title, string Text)> Entries(string section) => [.. EntryHeading().Split(Section(section)).Skip(1).Select(Split)];

    private static (string Title, string Text) Split(string part) =>
        part.Split('\n', 2) is [var title, var text] ? (title.Trim(), text.Trim()) : (part.Trim(), "");

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^### ", RegexOptions.Multiline)]
    private static partial Regex EntryHeading();
}
