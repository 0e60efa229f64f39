using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Http;

namespace PartnerMfa.Cli.Verbs;

/// <summary>A proxy other than the system's.</summary>
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

    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or a file that cannot be read.</exception>
    public ProxyChoice? Read(ParseResult parsed, ToolContext context) => ProxyChoice.Create(
        parsed.GetValue(_proxy) is { } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null,
        parsed.GetValue(_user),
        parsed.GetValue(_passwordFile) is { } file ? SecretFile.Read(_passwordFile.Name, file, context) : null,
        parsed.GetValue(_defaultCredentials));
}
