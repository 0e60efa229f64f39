using System.CommandLine;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.CommandLine;

public sealed class ManualPageTests
{
    [Fact]
    public async Task The_manual_page_in_docs_is_the_one_that_the_tool_prints()
    {
        string page = (await ToolRun.RunAsync("help", "man")).Output;

        Assert.Equal(page, (await File.ReadAllTextAsync(PathOfPage(), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_manual_page_has_every_verb_option_and_exit_code()
    {
        string page = (await ToolRun.RunAsync("help", "man")).Output.Replace("\\-", "-", StringComparison.Ordinal);

        RootCommand root = Program.CreateRoot(new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null));
        Assert.NotEmpty(root.Subcommands);
        foreach (Command verb in root.Subcommands)
        {
            Assert.Contains($".SH THE VERB {verb.Name.ToUpperInvariant()}\n", page, StringComparison.Ordinal);
            Assert.All(verb.Options, option => Assert.Contains($".B {HelpText.TermOf(option)}\n", page, StringComparison.Ordinal));
        }

        Assert.All(ExitCodes.Meanings, code => Assert.Contains($".B {code.Code}\n{code.Meaning}\n", page, StringComparison.Ordinal));
    }

    // Update it with: dotnet run --project src/PartnerMfa.Cli -- help man > docs/man/partner-mfa.1
    private static string PathOfPage()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnerMfa.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "man", "partner-mfa.1");
    }
}
