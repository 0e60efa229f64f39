using System.Xml.Linq;

namespace PartnerMfa.Help;

/// <summary>Writes the help file of the cmdlets, and the about topics, from the pages in docs/help/.</summary>
internal static class HelpFile
{
    private const int FewestExamples = 3;

    // Longer ones would not fit into a line of Get-Help with their number.
    private const int LongestTitle = 55;

    /// <param name="pageFolder">One page for each cmdlet, of its name, and one for each about topic.</param>
    /// <param name="targetFolder">The module's folder for the language.</param>
    /// <param name="online">The pages on the web, for <c>Get-Help -Online</c>.</param>
    /// <exception cref="HelpException">A page is missing, or does not fit its cmdlet.</exception>
    public static void Write(string pageFolder, string targetFolder, OnlinePages online)
    {
        XElement items = new(Maml.Root, new XAttribute("schema", "maml"));
        foreach (CommandShape command in CommandShape.All)
        {
            string file = Path.Combine(pageFolder, command.Name + ".md");
            if (!File.Exists(file)) throw new HelpException(file, $"{command.Name} has no page.");
            HelpPage page = HelpPage.Read(file);
            Check(command, page, file);
            items.Add(Maml.Command(command, page, online.Of(command.Name)));
        }

        Directory.CreateDirectory(targetFolder);
        new XDocument(items).Save(Path.Combine(targetFolder, "PartnerMfa.dll-Help.xml"));
        foreach (string topic in Directory.EnumerateFiles(pageFolder, "about_*.md")) AboutTopic.Write(topic, targetFolder);
    }

    private static void Check(CommandShape command, HelpPage page, string file)
    {
        if (page.Name != command.Name) throw new HelpException(file, $"The page's title is {page.Name}, not {command.Name}.");
        if (page.Examples.Count < FewestExamples) throw new HelpException(file, $"The page has fewer than {FewestExamples} examples.");
        if (page.Examples.FirstOrDefault(example => example.Code.Length == 0) is { } empty)
            throw new HelpException(file, $"The example '{empty.Title}' has no powershell block.");
        if (page.Examples.FirstOrDefault(example => example.Title.Length > LongestTitle) is { } wordy)
            throw new HelpException(file, $"The example '{wordy.Title}' has a title of more than {LongestTitle} characters.");
        if (page.Inputs.Count == 0 || page.Outputs.Count == 0) throw new HelpException(file, "The page does not describe inputs and outputs.");
        HashSet<string> known = [.. command.Parameters.Select(parameter => parameter.Name)];
        if (known.FirstOrDefault(name => !page.Parameters.ContainsKey(name)) is { } missing)
            throw new HelpException(file, $"The page does not describe the parameter {missing}.");
        if (page.Parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new HelpException(file, $"{command.Name} has no parameter {unknown}.");
    }
}
