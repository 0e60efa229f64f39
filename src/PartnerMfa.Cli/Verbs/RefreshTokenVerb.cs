using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Stores;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa refresh-token</c>: signs in once with MFA for a job that then runs unattended (secure application model).
/// </summary>
internal sealed class RefreshTokenVerb : Verb
{
    private readonly Option<string?> _file = new("--save-refresh-token")
    {
        Description = "The file for the refresh token, readable only by you. An existing file is replaced after a sign-in with MFA.",
        HelpName = "file",
    };

    private readonly Option<string?> _store = new("--refresh-token-store")
    {
        Description = "The store for the refresh token, in place of a file: a secret of a key vault (https://<vault>.vault.azure.net/secrets/<name>).",
        HelpName = "store",
    };

    private readonly Option<bool> _storeIdentity = new("--store-identity") { Description = "Sign in to the key vault as the managed identity of this machine. Default: as the app, with its credential." };

    private readonly Option<string> _application = new("--application-id", "-a") { Description = "The client ID of your app registration.", HelpName = "guid", Required = true };
    private readonly Option<string?> _tenant = new("--tenant", "-t") { Description = "The ID or a domain of the partner tenant.", HelpName = "tenant" };
    private readonly Option<string?> _user = new("--user", "-u") { Description = "The integration account to suggest at sign-in. In the sandbox, it selects the case.", HelpName = "upn" };
    private readonly Option<string?> _redirect = new("--redirect-uri") { Description = $"The redirect URI that is registered for a web app. Default: the first free port from {OAuthConstants.WebRedirect}.", HelpName = "address" };
    private readonly Option<double?> _timeout = NumberOption.Seconds("--timeout-seconds", "The time limit for the sign-in. Default: none.");
    private readonly CredentialOptions _credential = new();

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "refresh-token",
            "Sign in once with MFA, and store the refresh token for a job that runs without a person. A sign-in without MFA is refused.",
            new("For a web app with a client secret", "partner-mfa refresh-token --application-id <app id> --tenant contoso.com --client-secret-file secret.txt --save-refresh-token token.txt"),
            new("Test the stored token, and keep the new one", "partner-mfa probe --refresh-token-file token.txt --save-refresh-token token.txt --application-id <app id> --tenant contoso.com --client-secret-file secret.txt"));
        SignInOptions.AddSandboxAccounts(_user);
        command.Add(OptionGroup.Common, _application, _file, _store, _storeIdentity, _tenant, _user);
        _credential.AddTo(command, OptionGroup.Common);
        command.Add(OptionGroup.Waiting, _timeout);
        command.Add(OptionGroup.Troubleshooting, _redirect);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_file) is null == parsed.GetValue(_store) is null) parsed.AddError("Say where to store the refresh token: --save-refresh-token <file>, or --refresh-token-store <store>.");
            if (parsed.GetValue(_storeIdentity) && parsed.GetValue(_store) is null) parsed.AddError("--store-identity requires --refresh-token-store.");
            if (parsed.GetValue(_redirect) is { } address && !Uri.TryCreate(address, UriKind.Absolute, out _))
                parsed.AddError($"--redirect-uri takes an address, such as {OAuthConstants.WebRedirect}.");
        });
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        run.PrepareNetwork();
        string? file = run.Get(_file);
        StoreReference? reference = run.Get(_store) is { } named ? StoreReference.Parse(named, run.Environment) : null;
        if (file is not null) RefreshTokenFile.Check(file);
        AuthorizationCodeSignIn request = new()
        {
            Environment = run.Environment,
            Presence = run.Context.DetectInteractivity(),
            Credential = ClientCredentials.Find(_credential.Read(run.Parsed, run.Context)),
            RedirectUri = run.Get(_redirect) is { } address ? new Uri(address) : null,
            TenantId = run.Get(_tenant),
            ApplicationId = run.Get(_application),
            UserPrincipalName = run.Get(_user),
            TimeLimit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        PartnerMfaRefreshToken token = await run.Client.NewRefreshTokenAsync(request, allowWithoutMfa: false, run.Observer, run.Stop).ConfigureAwait(false);
        if (reference is null)
        {
            RefreshTokenFile.Write(file!, new Secret(token.RefreshToken));
            run.Output.Write(ResultOf(token, $"'{file}'"));
            return;
        }

        IRefreshTokenStore store = run.Client.OpenStore(
            reference, run.Environment, new VaultIdentity(request.ApplicationId, run.Get(_storeIdentity) ? null : request.Credential), run.Observer);
        await PartnerMfaClient.StoreAsync(token, store, run.Stop).ConfigureAwait(false);
        run.Output.Write(ResultOf(token, store.Name));
    }

    private static PartnerMfaResult ResultOf(PartnerMfaRefreshToken token, string place) => new()
    {
        Result = token.Result,
        Reason = token.Reason,
        Message = $"{token.Message} The refresh token is stored in {place}. It expires on {DisplayFormat.Day(token.ExpiresOn)} unless it is used.",
        Remedy = token.Result == nameof(MfaAnswer.Yes)
            ? "Let the job read the file, and store the new refresh token that each use returns: partner-mfa probe does so with --save-refresh-token."
            : null,
        Account = token.Account,
        TenantId = token.TenantId,
        ApplicationId = token.ApplicationId,
        AuthenticationMethods = token.AuthenticationMethods,
        Environment = token.Environment,
        Source = "AuthorizationCode",
        CheckedOn = token.CreatedOn,
    };
}
