using System.CommandLine;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;
using PartnerMfa.Cli.Verbs;

namespace PartnerMfa.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs { get; } = ["probe", "token"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_a_verb_shows_every_option_with_its_description(string verb)
    {
        Command command = CommandOf(verb);

        ToolRun run = await ToolRun.RunAsync(verb, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string help = Regex.Replace(run.Output, @"\s+", " ");
        Assert.Contains(command.Description!, help, StringComparison.Ordinal);
        Assert.True(command.Options.Count >= 4, "The verb has options.");
        Assert.All(command.Options, option => Assert.Matches(
            $"{Regex.Escape(option.Name)} (<[a-z|]+> )?{Regex.Escape(option.Description!)}", help));
    }

    [Fact]
    public async Task The_help_of_the_tool_shows_every_verb_with_its_description()
    {
        ToolRun run = await ToolRun.RunAsync("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string verb in Verbs.Select(row => row.Data))
            Assert.Matches($@"\n  {verb}\s+{Regex.Escape(CommandOf(verb).Description!)}", run.Output);
    }

    private static Command CommandOf(string verb)
    {
        PartnerMfa.Cli.Hosting.ToolContext around = new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null);
        return verb == "probe" ? ProbeVerb.Create(around) : TokenVerb.Create(around);
    }
}
