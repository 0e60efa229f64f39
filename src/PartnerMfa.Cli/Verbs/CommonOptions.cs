using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Environments;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The options of every verb that tests something.</summary>
internal sealed class CommonOptions
{
    private readonly Option<PartnerMfaEnvironment> _environment = new("--environment", "-e")
    {
        Description = "The cloud: " + string.Join(", ", PartnerMfaEnvironments.All.Select(known => known.Name))
            + ". Sandbox needs no tenant and no network. Default: Global.",
        HelpName = "name",
        DefaultValueFactory = _ => PartnerMfaEnvironments.Global,
        CustomParser = ParseEnvironment,
    };

    private readonly AddressOptions _addresses = new();
    private readonly ProxyOptions _proxy = new();

    /// <summary>Null when it is not given, which means text.</summary>
    public Option<OutputFormat?> Output { get; } = new("--output", "-o")
    {
        Description = "text for people, json for programs (JSON Lines). Default: text.",
        HelpName = "text|json",
        CustomParser = ParseOutput,
    };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Show on standard error what is being done." };

    public ReportOptions Report { get; } = new();

    /// <summary>Whether an environment was named: otherwise it is the default.</summary>
    public bool IsEnvironmentNamed(ParseResult parsed) => parsed.GetResult(_environment) is { Implicit: false };

    /// <summary>The named environment, or a custom one with the addresses that were given.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment EnvironmentOf(ParseResult parsed) => _addresses.Apply(parsed.GetRequiredValue(_environment), parsed);

    /// <summary>What does the work, through the proxy that was named.</summary>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or a file that cannot be read.</exception>
    public PartnerMfaClient ClientOf(ParseResult parsed, ToolContext context) => context.Client.Through(_proxy.Read(parsed, context));

    public void AddTo(VerbCommand command)
    {
        _environment.CompletionSources.Add(_ => PartnerMfaEnvironments.All.Select(known => new CompletionItem(known.Name)));
        Output.CompletionSources.Add("text", "json");
        command.Add(OptionGroup.Common, _environment, Output);
        Report.AddTo(command);
        command.Add(OptionGroup.Troubleshooting, Verbose);
        _addresses.AddTo(command);
        _proxy.AddTo(command);
        command.Validators.Add(parsed =>
        {
            int inputs = 0;
            foreach (Option option in command.Options) inputs += StandardInputs(option, parsed);
            if (inputs > 1) parsed.AddError("Only one option can read standard input (-).");
        });
    }

    private static int StandardInputs(Option option, CommandResult parsed) => !option.Name.EndsWith("-file", StringComparison.Ordinal)
        ? 0
        : parsed.GetResult(option)?.Tokens.Count(token => token.Value == SecretFile.StandardInput) ?? 0;

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
            argument.AddError($"'{Redactor.Typed(word)}' is not an output format. Use text or json.");
        return OutputFormat.Json;
    }
}
