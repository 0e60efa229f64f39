using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>An example: what it is for, the commands, and what they do.</summary>
internal sealed record HelpExample(string Title, string Code, string Remarks)
{
    public static HelpExample Parse(string title, string text)
    {
        Match code = Regex.Match(text, @"```powershell\n(.*?)\n```", RegexOptions.Singleline);
        return new HelpExample(title, code.Groups[1].Value, HelpPage.Plain(text[(code.Index + code.Length)..]));
    }
}
