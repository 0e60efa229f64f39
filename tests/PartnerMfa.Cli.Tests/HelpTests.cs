using System.CommandLine;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

public sealed class HelpTests
{
    private static readonly RootCommand Root = Program.CreateRoot(new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null));

    public static TheoryData<string> Verbs { get; } = [.. Root.Subcommands.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_a_verb_shows_its_examples_and_every_option_with_its_description(string verb)
    {
        VerbCommand command = CommandOf(verb);

        ToolRun run = await ToolRun.RunAsync(verb, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string help = Regex.Replace(run.Output, @"\s+", " ");
        Assert.StartsWith(command.Description!, help, StringComparison.Ordinal);
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Contains($"{example.Purpose}: {example.Command}", help, StringComparison.Ordinal));
        Assert.All(command.Options, option => Assert.Contains($"{HelpText.TermOf(option)} {option.Description!}", help, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_followed_by_a_verb_shows_the_same(string verb) =>
        Assert.Equal((await ToolRun.RunAsync(verb, "--help")).Output, (await ToolRun.RunAsync("help", verb)).Output);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_option_belongs_to_a_group_and_every_example_is_valid(string verb)
    {
        VerbCommand command = CommandOf(verb);

        Assert.Equal(command.Options.Select(option => option.Name).Order(), command.OptionsByGroup().SelectMany(group => group).Select(option => option.Name).Order());
        foreach (Example example in command.Examples.Where(example => example.Command.StartsWith("partner-mfa ", StringComparison.Ordinal)))
        {
            string line = example.Command.Split('|')[0].Replace("<app id>", "23ec45a3-5127-4185-9eff-c8887839e6ab", StringComparison.Ordinal);
            Assert.Empty(Root.Parse(line["partner-mfa ".Length..]).Errors);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task The_help_of_the_tool_shows_every_verb_and_exit_code(string argument)
    {
        ToolRun run = await ToolRun.RunAsync(argument);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (Command verb in Root.Subcommands)
            Assert.Matches($@"\n  {verb.Name}\s+{Regex.Escape(verb.Description!.Split(' ')[0])}", run.Output);
        foreach ((int code, string meaning) in ExitCodes.Meanings) Assert.Matches($@"\n  {code}\s+{Regex.Escape(meaning)}", run.Output);
    }

    [Fact]
    public async Task Everyday_options_come_first()
    {
        string help = (await ToolRun.RunAsync("probe", "--help")).Output;

        string[] titles = ["Common options", "Tokens and captures", "Sign-in without a person", "Time limits and waiting", "Report", "Proxy", "Custom environment", "Troubleshooting"];
        int[] places = [.. titles.Select(title => help.IndexOf($"\n{title}\n", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public async Task Help_fits_the_terminal(int width)
    {
        foreach (string verb in Verbs.Select(row => row.Data))
        {
            string[] lines = (await new ToolStage { Width = width }.RunAsync(verb, "--help")).Output.ReplaceLineEndings("\n").Split('\n');
            // Commands and long single words stay in one piece.
            Assert.All(lines.Where(line => line.Trim().Contains(' ') && !line.Contains("partner-mfa", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("version")]
    public async Task The_version_is_shown(string argument) => Assert.Matches(@"^\d+\.\d+\.\d+", (await ToolRun.RunAsync(argument)).Output);

    private static VerbCommand CommandOf(string verb) => Root.Subcommands.OfType<VerbCommand>().Single(command => command.Name == verb);
}
