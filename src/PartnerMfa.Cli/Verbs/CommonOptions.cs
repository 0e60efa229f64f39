using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Environments;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    public Option<PartnerMfaEnvironment> Environment { get; } = new("--environment", "-e")
    {
        Description = "The cloud: " + string.Join(", ", PartnerMfaEnvironments.All.Select(known => known.Name))
            + ". Sandbox needs no tenant and no network.",
        HelpName = "name",
        DefaultValueFactory = _ => PartnerMfaEnvironments.Global,
        CustomParser = ParseEnvironment,
    };

    /// <summary>Null when it is not given, which means text: a default would stand in the help by its type's name.</summary>
    public Option<OutputFormat?> Output { get; } = new("--output", "-o")
    {
        Description = "text for people, json for programs: one result a line. Default: text.",
        HelpName = "text|json",
        CustomParser = ParseOutput,
    };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Tell what goes on, on standard error." };

    private readonly AddressOptions _addresses = new();
    private readonly ProxyOptions _proxy = new();

    public ReportOptions Report { get; } = new();

    /// <summary>The environment that is meant: the named one, or one of the user's own, of which is warned when something is sent there.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment EnvironmentOf(ParseResult parsed) => _addresses.Apply(parsed.GetRequiredValue(Environment), parsed);

    /// <summary>What does the work, over the proxy that was named.</summary>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or a file that cannot be read.</exception>
    public PartnerMfaClient ClientOf(ParseResult parsed, ToolContext surroundings) =>
        surroundings.Client.Through(_proxy.Read(parsed, surroundings));

    public void AddTo(Command command)
    {
        Environment.CompletionSources.Add(_ => PartnerMfaEnvironments.All.Select(known => new System.CommandLine.Completions.CompletionItem(known.Name)));
        command.Add(Environment);
        command.Add(Output);
        command.Add(Verbose);
        _addresses.AddTo(command);
        _proxy.AddTo(command);
        Report.AddTo(command);
        command.Validators.Add(parsed =>
        {
            int inputs = 0;
            foreach (Option option in command.Options) inputs += StandardInputs(option, parsed);
            if (inputs > 1) parsed.AddError("Standard input can hold one secret only.");
        });
    }

    private static int StandardInputs(Option option, CommandResult parsed) => !option.Name.EndsWith("-file", StringComparison.Ordinal)
        ? 0
        : parsed.GetResult(option)?.Tokens.Count(token => token.Value == "-") ?? 0;

    private static PartnerMfaEnvironment? ParseEnvironment(ArgumentResult argument)
    {
        try
        {
            return PartnerMfaEnvironments.Find(argument.Tokens[0].Value);
        }
        catch (PartnerMfaException failure)
        {
            argument.AddError($"{failure.Message} {failure.Remedy}");
            return null;
        }
    }

    private static OutputFormat ParseOutput(ArgumentResult argument)
    {
        string word = argument.Tokens[0].Value;
        if (word.Equals("text", StringComparison.OrdinalIgnoreCase)) return OutputFormat.Text;
        if (!word.Equals("json", StringComparison.OrdinalIgnoreCase))
            argument.AddError($"There is no output format '{word}'. Use text or json.");
        return OutputFormat.Json;
    }
}
