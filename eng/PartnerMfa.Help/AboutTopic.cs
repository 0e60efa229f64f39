using System.Text;

namespace PartnerMfa.Help;

/// <summary>Turns the page of an about topic into the text file that <c>Get-Help about_...</c> shows.</summary>
/// <remarks>Source: https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class AboutTopic
{
    private const string Indent = "    ";

    public static void Write(string page, string targetFolder)
    {
        string name = Path.GetFileNameWithoutExtension(page);
        string[] lines = File.ReadAllLines(page);
        if (lines.Length < 3 || lines[0].TrimEnd() != "# " + name || lines[2].Trim().Length == 0)
            throw new HelpException(page, "A topic starts with its name as the title, an empty line, and a short description in one line.");
        string[] text =
        [
            "TOPIC", Indent + name, "",
            "SHORT DESCRIPTION", Indent + Markdown.Inline(lines[2].Trim()), "",
            "LONG DESCRIPTION", .. TerminalText.Of(string.Join('\n', lines[3..])),
        ];
        File.WriteAllText(
            Path.Combine(targetFolder, name + ".help.txt"), string.Join(Environment.NewLine, text) + Environment.NewLine, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
