using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The ways to get a token that <c>probe</c> offers.</summary>
internal sealed class ProbeSignInOptions
{
    private readonly Option<string?> _tenant = new("--tenant", "-t") { Description = "The partner tenant's id or a domain of it.", HelpName = "tenant" };
    private readonly Option<string?> _application = new("--application-id", "-a") { Description = "The client id of your app registration.", HelpName = "guid" };
    private readonly Option<string?> _user = new("--user", "-u") { Description = "The account to suggest; in the sandbox it chooses the case.", HelpName = "upn" };
    private readonly Option<bool> _deviceCode = new("--device-code") { Description = "Sign in with a code on another device." };
    private readonly Option<string?> _tokenFile = new("--token-file") { Description = "Take the access token from this file; - is standard input.", HelpName = "file" };
    private readonly Option<string?> _refreshTokenFile = new("--refresh-token-file") { Description = "Sign in with the refresh token in this file; nobody is needed.", HelpName = "file" };
    private readonly Option<string?> _clientSecretFile = new("--client-secret-file") { Description = "The client secret of a web app, with --refresh-token-file.", HelpName = "file" };

    public void AddTo(Command command)
    {
        _user.CompletionSources.Add(_ => SandboxAccounts.All.Select(account =>
            new System.CommandLine.Completions.CompletionItem(account.UserPrincipalName, detail: account.Shows)));
        foreach (Option option in new Option[] { _tenant, _application, _user, _deviceCode, _tokenFile, _refreshTokenFile, _clientSecretFile })
            command.Add(option);
        command.Validators.Add(parsed =>
        {
            int ways = new[] { parsed.GetValue(_deviceCode), parsed.GetValue(_tokenFile) is not null, parsed.GetValue(_refreshTokenFile) is not null }
                .Count(given => given);
            if (ways > 1) parsed.AddError("--device-code, --token-file and --refresh-token-file are different ways to get a token: give one of them.");
            if (parsed.GetValue(_clientSecretFile) is not null && parsed.GetValue(_refreshTokenFile) is null)
                parsed.AddError("--client-secret-file goes with --refresh-token-file.");
            if (parsed.GetValue(_refreshTokenFile) is not null && parsed.GetValue(_application) is null)
                parsed.AddError("--refresh-token-file needs --application-id: the app that the refresh token was made for.");
            if (parsed.GetValue(_refreshTokenFile) == "-" && parsed.GetValue(_clientSecretFile) == "-")
                parsed.AddError("Standard input can hold one secret only.");
        });
    }

    /// <exception cref="PartnerMfaException">A file that cannot be read, or nobody there to sign in.</exception>
    public SignInRequest ToRequest(ParseResult parsed, PartnerMfaEnvironment environment, Surroundings surroundings)
    {
        SignInRequest form = Form(parsed, environment, surroundings);
        return form with
        {
            TenantId = parsed.GetValue(_tenant),
            ApplicationId = parsed.GetValue(_application),
            UserPrincipalName = parsed.GetValue(_user),
        };
    }

    private SignInRequest Form(ParseResult parsed, PartnerMfaEnvironment environment, Surroundings surroundings)
    {
        if (parsed.GetValue(_tokenFile) is { } tokenFile)
            return new AccessTokenSignIn { Environment = environment, AccessToken = SecretFile.Read("--token-file", tokenFile, surroundings) };
        if (parsed.GetValue(_refreshTokenFile) is { } refreshTokenFile)
            return new RefreshTokenSignIn
            {
                Environment = environment,
                RefreshToken = SecretFile.Read("--refresh-token-file", refreshTokenFile, surroundings),
                Credential = parsed.GetValue(_clientSecretFile) is { } file
                    ? new ClientSecretCredential(SecretFile.Read("--client-secret-file", file, surroundings))
                    : null,
            };
        return parsed.GetValue(_deviceCode)
            ? new DeviceCodeSignIn { Environment = environment }
            : ImpliedSignIn.Choose(environment, surroundings.Presence(), CommandWords.Tool);
    }
}
