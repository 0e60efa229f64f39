using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The ways to get a token that a verb offers.</summary>
internal sealed class SignInOptions
{
    private const string OneWay =
        "--device-code, --token-file, --refresh-token-file, --service-principal and --identity are different ways to get a token: give one of them.";

    private readonly Option<string?> _tenant = new("--tenant", "-t") { Description = "The partner tenant's id or a domain of it.", HelpName = "tenant" };
    private readonly Option<string?> _application = new("--application-id", "-a") { Description = "The client id of your app registration.", HelpName = "guid" };
    private readonly Option<string?> _user;
    private readonly Option<bool> _deviceCode = new("--device-code") { Description = "Sign in with a code on another device." };
    private readonly Option<string?> _tokenFile;
    private readonly Option<string?> _refreshTokenFile = new("--refresh-token-file") { Description = "Sign in with the refresh token in this file; nobody is needed.", HelpName = "file" };
    private readonly Option<bool> _servicePrincipal = new("--service-principal") { Description = "Sign in as the app itself, with its secret or certificate. App-only." };
    private readonly Option<bool> _identity = new("--identity") { Description = "Sign in as the managed identity of this machine. App-only." };
    private readonly CredentialOptions _credential = new();

    public SignInOptions()
        : this(
            new("--user", "-u") { Description = "The account to suggest; in the sandbox it chooses the case." },
            "Take the access token from this file; - is standard input.")
    {
    }

    private SignInOptions(Option<string?> user, string tokenFile)
    {
        _user = user;
        _user.HelpName = "upn";
        _tokenFile = new("--token-file") { Description = tokenFile, HelpName = "file" };
    }

    /// <summary>The ways to get a token for Microsoft Graph, to look at an account that is given.</summary>
    public static SignInOptions ForGraph() => new(
        new("--user", "-u") { Description = "The integration account to look at: its name or object id.", Required = true },
        "Take the access token for Microsoft Graph from this file; - is standard input.");

    /// <summary>The account that was named.</summary>
    public string? UserOf(ParseResult parsed) => parsed.GetValue(_user);

    public void AddTo(Command command)
    {
        _user.CompletionSources.Add(_ => SandboxAccounts.All.Select(account => new CompletionItem(account.UserPrincipalName, detail: account.Shows)));
        foreach (Option option in new Option[] { _tenant, _application, _user, _deviceCode, _tokenFile, _refreshTokenFile, _servicePrincipal, _identity })
            command.Add(option);
        _credential.AddTo(command);
        command.Validators.Add(Check);
    }

    /// <summary>A way to sign in was asked for by name.</summary>
    public bool IsGiven(CommandResult parsed) => parsed.GetValue(_deviceCode) || UnattendedWays(parsed.GetValue, parsed.GetValue) > 0;

    /// <summary>A person takes part, so a time limit that nobody gave must not end the sign-in.</summary>
    public bool NeedsPerson(ParseResult parsed) => parsed.GetValue(_deviceCode) || UnattendedWays(parsed.GetValue, parsed.GetValue) == 0;

    /// <exception cref="PartnerMfaException">A file that cannot be read, or nobody there to sign in.</exception>
    public SignInRequest ToRequest(ParseResult parsed, PartnerMfaEnvironment environment, ToolContext surroundings) =>
        Form(parsed, environment, surroundings) with
        {
            TenantId = parsed.GetValue(_tenant),
            ApplicationId = parsed.GetValue(_application),
            UserPrincipalName = parsed.GetValue(_user),
        };

    private SignInRequest Form(ParseResult parsed, PartnerMfaEnvironment environment, ToolContext surroundings)
    {
        if (parsed.GetValue(_tokenFile) is { } tokenFile)
            return new AccessTokenSignIn { Environment = environment, AccessToken = SecretFile.Read(_tokenFile.Name, tokenFile, surroundings) };
        if (parsed.GetValue(_refreshTokenFile) is { } refreshTokenFile)
            return new RefreshTokenSignIn
            {
                Environment = environment,
                RefreshToken = SecretFile.Read(_refreshTokenFile.Name, refreshTokenFile, surroundings),
                Credential = ClientCredentials.Find(_credential.Read(parsed, surroundings)),
            };
        if (parsed.GetValue(_servicePrincipal))
            return new ServicePrincipalSignIn { Environment = environment, Credential = ClientCredentials.Require(_credential.Read(parsed, surroundings)) };
        if (parsed.GetValue(_identity)) return new ManagedIdentitySignIn { Environment = environment };
        return parsed.GetValue(_deviceCode)
            ? new DeviceCodeSignIn { Environment = environment }
            : DefaultSignIn.Choose(environment, surroundings.Presence(), CommandHints.Tool);
    }

    private void Check(CommandResult parsed)
    {
        if (UnattendedWays(parsed.GetValue, parsed.GetValue) + (parsed.GetValue(_deviceCode) ? 1 : 0) > 1) parsed.AddError(OneWay);
        bool provesApp = parsed.GetValue(_refreshTokenFile) is not null || parsed.GetValue(_servicePrincipal);
        _credential.Check(parsed, provesApp);
        if (provesApp && parsed.GetValue(_application) is null)
            parsed.AddError("--refresh-token-file and --service-principal need --application-id: the app that signs in.");
        if (parsed.GetValue(_servicePrincipal) && parsed.GetValue(_tenant) is null)
            parsed.AddError("--service-principal needs --tenant: no account tells it.");
        if (parsed.GetValue(_servicePrincipal) && !_credential.IsGiven(parsed))
            parsed.AddError("--service-principal needs --client-secret-file or --certificate.");
    }

    private int UnattendedWays(Func<Option<bool>, bool> flag, Func<Option<string?>, string?> text) =>
        new[] { text(_tokenFile) is not null, text(_refreshTokenFile) is not null, flag(_servicePrincipal), flag(_identity) }.Count(given => given);
}
