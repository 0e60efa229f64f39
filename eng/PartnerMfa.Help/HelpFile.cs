using System.Xml.Linq;

namespace PartnerMfa.Help;

/// <summary>The help file of the cmdlet assembly.</summary>
internal static class HelpFile
{
    private const int FewestExamples = 3;

    public static void Write(string pageFolder, string targetFolder)
    {
        XElement items = new(Maml.Root, new XAttribute("schema", "maml"));
        foreach (CommandShape command in CommandShape.All)
        {
            string file = Path.Combine(pageFolder, command.Name + ".md");
            if (!File.Exists(file)) throw new HelpException(file, $"{command.Name} has no page.");
            HelpPage page = HelpPage.Read(file);
            Check(command, page, file);
            items.Add(Maml.Command(command, page));
        }

        Directory.CreateDirectory(targetFolder);
        new XDocument(items).Save(Path.Combine(targetFolder, "PartnerMfa.dll-Help.xml"));
        foreach (string topic in Directory.EnumerateFiles(pageFolder, "about_*.md")) AboutTopic.Write(topic, targetFolder);
    }

    private static void Check(CommandShape command, HelpPage page, string file)
    {
        if (page.Name != command.Name) throw new HelpException(file, $"The page's title is {page.Name}.");
        if (page.Examples.Count < FewestExamples) throw new HelpException(file, $"There are fewer than {FewestExamples} examples.");
        if (page.Inputs.Count == 0 || page.Outputs.Count == 0) throw new HelpException(file, "Inputs or outputs are not described.");
        HashSet<string> taken = [.. command.Parameters.Select(parameter => parameter.Name)];
        if (taken.FirstOrDefault(name => !page.Parameters.ContainsKey(name)) is { } missing)
            throw new HelpException(file, $"The parameter {missing} is not described.");
        if (page.Parameters.Keys.FirstOrDefault(name => !taken.Contains(name)) is { } unknown)
            throw new HelpException(file, $"There is no parameter {unknown}.");
    }
}
