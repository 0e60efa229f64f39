namespace PartnerMfa.Repository.Documents;

public sealed class MarkdownLinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading_that_exist()
    {
        int links = 0;
        List<string> broken = [];
        foreach (string file in SourceTree.Files(".md"))
        {
            foreach (string link in new MarkdownPage(File.ReadAllText(file)).Links.Where(MarkdownPage.IsRelative))
            {
                links++;
                if (MarkdownPage.ProblemOf(file, link) is { } problem) broken.Add($"{SourceTree.NameOf(file)}: the link '{link}' {problem}.");
            }
        }

        Assert.True(links > 20, $"Only {links} links were found, so this test would prove nothing.");
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("missing.md", "leads to no file of that name")]
    [InlineData("readme.md", "leads to no file of that name")]
    [InlineData("docs/help/missing.md#install", "leads to no file of that name")]
    [InlineData("README.md#no-such-heading", "leads to no heading of that name")]
    [InlineData("#no-such-heading", "leads to no heading of that name")]
    [InlineData("docs/help#install", "leads to no heading of that name")]
    [InlineData("../outside.md", "leaves the repository")]
    [InlineData("/README.md", "starts at the root of the web site, not of the repository")]
    [InlineData("README.md", null)]
    [InlineData("docs/help", null)]
    [InlineData("docs/help/", null)]
    [InlineData("#partnermfa", null)]
    [InlineData("docs/help/../../README.md#partnermfa", null)]
    public void A_link_that_leads_nowhere_is_found(string link, string? problem) =>
        Assert.Equal(problem, MarkdownPage.ProblemOf(SourceTree.PathOf("README.md"), link));

    [Fact]
    public void Links_in_code_are_examples_and_links_in_tables_and_references_count() => Assert.Equal(
        ["a.md", "b.md", "c.png", "d.md"],
        new MarkdownPage("[a](a.md) `[x](code.md)`\n\n```\n[x](fence.md)\n```\n\n| t |\n|---|\n| [b](b.md) |\n\n![c](c.png) [d][1]\n\n[1]: d.md\n").Links);

    [Fact]
    public void Links_and_pictures_in_HTML_count_as_well() => Assert.Equal(
        ["a.png", "b.md", "c.png"],
        new MarkdownPage("<p align=\"center\">\n<img alt=\"An answer\" src=\"a.png\">\n<a href='b.md'>b</a>\n</p>\n\nText with <img src=\"c.png\"> and `<img src=\"code.png\">`.\n").Links);

    [Theory]
    [InlineData("https://learn.microsoft.com/x", false)]
    [InlineData("mailto:a@example.com", false)]
    [InlineData("docs/help/x.md", true)]
    [InlineData("#heading", true)]
    [InlineData("/docs/x.md", true)]
    [InlineData("C:/docs/x.md", true)]
    public void Only_links_within_the_repository_are_followed(string link, bool relative) => Assert.Equal(relative, MarkdownPage.IsRelative(link));
}
