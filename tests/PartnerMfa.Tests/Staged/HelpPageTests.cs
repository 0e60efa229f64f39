using PartnerMfa.Help;

namespace PartnerMfa.Staged;

public sealed class HelpPageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-help-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_page_that_leaves_a_parameter_out_fails_the_build()
    {
        Copy(page => page.Replace("### -Quiet", "### Quietly", StringComparison.Ordinal));

        HelpException problem = Assert.Throws<HelpException>(() => HelpFile.Write(_folder.FullName, _folder.FullName));

        Assert.EndsWith("is not described.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Quiet", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_a_parameter_that_does_not_exist_fails_the_build()
    {
        Copy(page => page.Replace("## Inputs", "### -Loud\n\nSays it loud.\n\n## Inputs", StringComparison.Ordinal));

        Assert.StartsWith("There is no parameter", Assert.Throws<HelpException>(() => HelpFile.Write(_folder.FullName, _folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_page_fails_the_build() => Assert.EndsWith(
        "has no page.", Assert.Throws<HelpException>(() => HelpFile.Write(_folder.FullName, _folder.FullName)).Message, StringComparison.Ordinal);

    private void Copy(Func<string, string> change)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Stage.Repository, "docs", "help"), "*-*.md"))
            File.WriteAllText(Path.Combine(_folder.FullName, Path.GetFileName(file)), change(File.ReadAllText(file)));
    }
}
