using System.Xml.Linq;
using PartnerMfa.Staged;

namespace PartnerMfa.Help;

public sealed class HelpFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-help-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("### -Quiet", "### Quietly", "The page does not describe the parameter Quiet.")]
    [InlineData("## Inputs", "### -Loud\n\nSays it loud.\n\n## Inputs", "Get-PartnerMfaUsage has no parameter Loud.")]
    [InlineData("## Inputs", "## Input", "The page does not describe inputs and outputs.")]
    [InlineData("# Get-PartnerMfaUsage\n", "# Get-Usage\n", "The page's title is Get-Usage, not Get-PartnerMfaUsage.")]
    [InlineData("\n## Description", "\nA second paragraph.\n\n## Description", "A page starts with the cmdlet's name as the title, and a synopsis in one paragraph.")]
    [InlineData("## Examples\n", "## Examples\n\n### No code\n\nNothing to run.\n", "The example 'No code' has no powershell block.")]
    [InlineData(
        "## Examples\n",
        "## Examples\n\n### This title is so long that it cannot share a line with its number\n\n```powershell\n1\n```\n",
        "The example 'This title is so long that it cannot share a line with its number' has a title of more than 55 characters.")]
    public void A_page_that_does_not_fit_its_cmdlet_fails_the_build(string part, string instead, string problem)
    {
        CopyPages();
        string page = Path.Combine(_folder.FullName, "Get-PartnerMfaUsage.md");
        string text = File.ReadAllText(page);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(page, text.Replace(part, instead, StringComparison.Ordinal));

        HelpException thrown = Assert.Throws<HelpException>(() => Write());

        Assert.Equal((page, problem), (thrown.Page, thrown.Message));
    }

    [Fact]
    public void A_missing_page_fails_the_build()
    {
        CopyPages();
        File.Delete(Path.Combine(_folder.FullName, "Get-PartnerMfaUsage.md"));

        Assert.Equal("Get-PartnerMfaUsage has no page.", Assert.Throws<HelpException>(() => Write()).Message);
    }

    [Fact]
    public void Once_the_project_has_an_address_each_cmdlet_leads_to_its_own_page_there()
    {
        CopyPages();

        Write("https://example.org/docs/help/");

        XElement[] commands = [.. XDocument.Load(Path.Combine(_folder.FullName, "PartnerMfa.dll-Help.xml")).Root!.Elements()];
        Assert.Equal(
            CommandShape.All.Select(command => $"https://example.org/docs/help/{command.Name}.md"),
            commands.Select(command => command.Descendants().First(element => element.Name.LocalName == "uri").Value));
    }

    private void CopyPages()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Stage.Repository, "docs", "help"), "*-*.md"))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    private void Write(string online = "") => HelpFile.Write(_folder.FullName, _folder.FullName, new OnlinePages(online));
}
