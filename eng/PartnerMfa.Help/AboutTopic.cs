using System.Text;

namespace PartnerMfa.Help;

/// <summary>Makes a topic that <c>Get-Help about_...</c> shows out of its page: plain text of 80 columns.</summary>
/// <remarks>Source: https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class AboutTopic
{
    private const string Indent = "    ";

    public static void Write(string page, string targetFolder)
    {
        string name = Path.GetFileNameWithoutExtension(page);
        string[] lines = [.. File.ReadAllLines(page).Select(line => line.TrimEnd())];
        if (lines.Length < 3 || lines[0] != "# " + name || lines[2].Length == 0)
            throw new HelpException(page, "A topic begins with its name as title, and its short description.");
        StringBuilder text = new();
        text.AppendLine("TOPIC").AppendLine(Indent + name).AppendLine();
        text.AppendLine("SHORT DESCRIPTION").AppendLine(Indent + TerminalText.Inline(lines[2])).AppendLine();
        text.AppendLine("LONG DESCRIPTION");
        foreach (string line in TerminalText.Of(lines[3..])) text.AppendLine(line);
        File.WriteAllText(Path.Combine(targetFolder, name + ".help.txt"), text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
