using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Environments;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The addresses of a custom environment. Those that are not given are the named environment's.</summary>
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
