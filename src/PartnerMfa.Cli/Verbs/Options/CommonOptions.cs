using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs.Options;

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

    /// <summary>Null when the option is not given; the output is then text.</summary>
    public Option<OutputFormat?> Output { get; } = new("--output", "-o")
    {
        Description = "text for people, json for programs (JSON Lines). Default: text.",
        HelpName = "text|json",
        CustomParser = ParseOutput,
    };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Show progress details on standard error." };

    public ReportOptions Report { get; } = new();

    /// <summary>Whether the user named an environment. If not, the default applies.</summary>
    public bool IsEnvironmentNamed(ParseResult parsed) => parsed.GetResult(_environment) is { Implicit: false };

    /// <summary>The named environment, or a custom one with the given addresses.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment EnvironmentOf(ParseResult parsed) => _addresses.Apply(parsed.GetRequiredValue(_environment), parsed);

    /// <summary>Creates the client, which uses the named proxy.</summary>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or an error for a file that cannot be read.</exception>
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

    private static int StandardInputs(Option option, CommandResult parsed) => !option.Name.EndsWith("-file", StringComparison.Ordinal) && !option.Name.EndsWith("-list", StringComparison.Ordinal)
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

/// <summary>
/// The options for the addresses of a custom environment. An address that is not given is taken from the named environment.
/// </summary>
internal sealed class AddressOptions
{
    private readonly Option<Uri?> _authorityHost = Address("--authority-host", "Another sign-in service (https).");
    private readonly Option<Uri?> _apiEndpoint = Address("--api-endpoint", "Another Partner Center API (https, or http on this machine).");
    private readonly Option<Uri?> _graphEndpoint = Address("--graph-endpoint", "Another Microsoft Graph (https, or http on this machine).");
    private readonly Option<string?> _resource = new("--resource")
    {
        Description = "The audience that tokens must have. Default: the environment's.",
        HelpName = "resource",
    };

    public void AddTo(VerbCommand command) => command.Add(OptionGroup.CustomEnvironment, _authorityHost, _apiEndpoint, _graphEndpoint, _resource);

    /// <returns>The named environment itself when no address is given.</returns>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment Apply(PartnerMfaEnvironment named, ParseResult parsed)
    {
        Uri? authorityHost = parsed.GetValue(_authorityHost), api = parsed.GetValue(_apiEndpoint), graph = parsed.GetValue(_graphEndpoint);
        string? resource = parsed.GetValue(_resource);
        return authorityHost is null && api is null && graph is null && resource is null
            ? named
            : PartnerMfaEnvironments.Custom("Custom", new EnvironmentAddresses(
                authorityHost ?? named.AuthorityHost, api ?? named.PartnerCenterEndpoint, graph ?? named.GraphEndpoint, resource ?? named.Resource));
    }

    private static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description + " Default: the environment's.",
        HelpName = "address",
        CustomParser = argument => Parse(name, argument),
    };

    private static Uri? Parse(string name, ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Host.Length > 0) return address;
        argument.AddError($"{name} takes an address, such as https://api.contoso.com.");
        return null;
    }
}

/// <summary>The options for a proxy other than the system's.</summary>
internal sealed class ProxyOptions
{
    private readonly Option<string?> _proxy = new("--proxy")
    {
        Description = "The address of a proxy, such as http://proxy.contoso.com:8080. Default: the system's.",
        HelpName = "address",
    };

    private readonly Option<string?> _user = new("--proxy-user") { Description = "The user name for the proxy.", HelpName = "name" };

    private readonly Option<string?> _passwordFile = new("--proxy-password-file")
    {
        Description = "The password for the proxy; - is standard input.",
        HelpName = "file",
    };

    private readonly Option<bool> _defaultCredentials = new("--proxy-use-default-credentials")
    {
        Description = "Authenticate to the proxy as the current user.",
    };

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Network, _proxy, _user, _passwordFile, _defaultCredentials);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_passwordFile) is not null && parsed.GetValue(_user) is null)
                parsed.AddError("--proxy-password-file requires --proxy-user.");
        });
    }

    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or an error for a file that cannot be read.</exception>
    public ProxyChoice? Read(ParseResult parsed, ToolContext context) => ProxyChoice.Create(
        parsed.GetValue(_proxy) is { } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null,
        parsed.GetValue(_user),
        parsed.GetValue(_passwordFile) is { } file ? SecretFile.Read(_passwordFile.Name, file, context) : null,
        parsed.GetValue(_defaultCredentials));
}
