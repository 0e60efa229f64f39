using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;
using PartnerMfa.Environments;
using PartnerMfa.Testing.Advice;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Advice;

/// <summary>Every command in the tool's advice is one of the tool's own, and uses the account and the environment of the advice.</summary>
public sealed class AdviceParsingTests
{
    private static readonly Lazy<AdviceCase[]> Cases = new(() => [.. AdviceCases.All(CommandHints.Tool).GroupBy(advice => (advice.Text, advice.Account, advice.Environment)).Select(same => same.First())]);

    // Offered to users who have no tenant at hand.
    private static readonly string TryIt = CommandHints.Tool.AskService(new CommandTarget(PartnerMfaEnvironments.Sandbox));

    private static readonly RootCommand Root = Program.CreateRoot(new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null));

    [Fact]
    public void There_is_advice_with_commands_to_look_at()
    {
        Assert.True(Cases.Value.Length > 5000);
        Assert.True(Cases.Value.Count(advice => advice.Commands.Any()) > 4000);
    }

    [Fact]
    public void Every_command_parses() => NoProblems(advice => advice.Commands.SelectMany(command => Parsed(command).Errors.Select(error => $"{command}: {error.Message}")));

    [Fact]
    public void Every_command_names_the_account() => NoProblems(advice =>
        from command in advice.Commands
        where advice.Account is not null && command != TryIt && Has(command, "--user") && ValueOf(command, "--token-file") is null && ValueOf(command, "--user") != advice.Account
        select command);

    [Fact]
    public void Every_command_names_the_environment() => NoProblems(advice =>
        from command in advice.Commands
        where advice.Environment is not null && command != TryIt && Has(command, "--environment") && !IsIn(command, advice.Environment)
        select command);

    // A command that was not found completely leaves its name or an option in the prose.
    [Fact]
    public void Prose_names_no_cmdlet_and_no_option_that_the_tool_does_not_have()
    {
        string[] options = [.. Root.Subcommands.SelectMany(verb => verb.Options).SelectMany(option => option.Aliases.Append(option.Name)).Distinct()];
        Assert.Contains("--user", options);

        NoProblems(advice =>
            Regex.Matches(WithoutOthers(advice.Prose), @"\b(?:[A-Z][a-z]+-Partner\w+|partner-mfa\b)").Select(name => name.Value)
                .Concat(Regex.Matches(WithoutOthers(advice.Prose), @"(?<![\w'-])--?[A-Za-z][\w-]+").Select(option => option.Value).Except(options)));
    }

    private static void NoProblems(Func<AdviceCase, IEnumerable<string>> find)
    {
        string[] problems = [.. Cases.Value.SelectMany(advice => find(advice).Select(problem => (Problem: problem, Advice: advice))).DistinctBy(found => found.Problem).Take(20)
            .Select(found => $"{found.Problem}{Environment.NewLine}    {found.Advice}")];
        Assert.True(problems.Length == 0, string.Join(Environment.NewLine, problems));
    }

    // A command of the Azure CLI.
    private static string WithoutOthers(string prose) => Regex.Replace(prose, @"\baz (?:ad sp create --id|rest --url) \S+", "");

    private static ParseResult Parsed(string command) => Root.Parse([.. ShellLine.Words(command).Skip(1)]);

    private static bool Has(string command, string option) => Parsed(command).CommandResult.Command.Options.Any(known => known.Name == option);

    private static string? ValueOf(string command, string option) => Parsed(command).CommandResult.Children.OfType<OptionResult>()
        .FirstOrDefault(given => given.Option.Name == option && given.Tokens.Count > 0)?.Tokens[0].Value;

    private static bool IsIn(string command, PartnerMfaEnvironment environment) =>
        PartnerMfaEnvironments.All.Contains(environment)
            ? PartnerMfaEnvironments.Find(ValueOf(command, "--environment") ?? "Global") == environment && ValueOf(command, "--api-endpoint") is null
            : ValueOf(command, "--api-endpoint") == environment.PartnerCenterEndpoint.OriginalString && ValueOf(command, "--authority-host") == environment.AuthorityHost.OriginalString
                && ValueOf(command, "--graph-endpoint") == environment.GraphEndpoint.OriginalString && ValueOf(command, "--resource") == environment.Resource;
}
