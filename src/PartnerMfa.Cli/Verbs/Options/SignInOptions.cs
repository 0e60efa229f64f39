using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Errors;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Stores;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs.Options;

/// <summary>The options for the ways in which a verb can get a token.</summary>
internal sealed class SignInOptions
{
    private const string OneWay =
        "--device-code, --token-file, --refresh-token-file, --refresh-token-store, --service-principal, and --identity are different ways to get a token. Use one of them.";

    private readonly Option<string?> _tenant;
    private readonly Option<string?> _application = new("--application-id", "-a") { Description = "The client ID of your app registration.", HelpName = "guid" };
    private readonly Option<string?> _user;
    private readonly Option<bool> _deviceCode = new("--device-code") { Description = "Sign in with a code on another device." };
    private readonly Option<string?> _tokenFile;
    private readonly Option<string?> _refreshTokenFile = new("--refresh-token-file") { Description = "Sign in with the refresh token in this file; - is standard input.", HelpName = "file" };
    private readonly Option<string?> _saveRefreshToken = new("--save-refresh-token")
    {
        Description = "Store the new refresh token from --refresh-token-file in this file, readable only by you. It may be the same file. A refresh token without MFA is never stored.",
        HelpName = "file",
    };

    private readonly Option<string?> _store = new("--refresh-token-store")
    {
        Description = "Sign in with the refresh token in this store, and put its successor there: a file, or a secret of a key vault (https://<vault>.vault.azure.net/secrets/<name>). A refresh token without MFA is never stored.",
        HelpName = "store",
    };

    private readonly Option<bool> _storeIdentity = new("--store-identity") { Description = "Sign in to the key vault as the managed identity of this machine. Default: as the app, with its credential." };
    private readonly Option<int?> _alertDays = NumberOption.Whole("--alert-days", "days", (1, 365), "With --refresh-token-store: fail with an error when the refresh token ends within so many days.");
    private readonly Option<bool> _servicePrincipal = new("--service-principal") { Description = "Sign in as the app itself, with its secret or certificate (app-only)." };
    private readonly Option<bool> _identity = new("--identity") { Description = "Sign in as the managed identity of this machine (app-only)." };
    private readonly Option<bool> _withoutAskingForMfa = new("--without-asking-for-mfa") { Description = "Sign in as an application would, to see whether the policies require MFA on their own." };
    private readonly Option<string?> _claimsChallenge = new("--claims-challenge") { Description = "The value of 'claims' of a WWW-Authenticate header: what the sign-in must satisfy.", HelpName = "claims" };
    private readonly CredentialOptions _credential = new();

    public SignInOptions()
        : this(
            "The account to suggest at sign-in. In the sandbox, it selects the case.",
            "The ID or a domain of the partner tenant.",
            "Use the access token in this file; - is standard input.")
    {
    }

    private SignInOptions(string user, string tenant, string tokenFile)
    {
        _user = new("--user", "-u") { Description = user, HelpName = "upn" };
        _tenant = new("--tenant", "-t") { Description = tenant, HelpName = "tenant" };
        _tokenFile = new("--token-file") { Description = tokenFile, HelpName = "file" };
    }

    /// <summary>The options for getting a Microsoft Graph token to assess the given accounts.</summary>
    public static SignInOptions ForGraph() => new(
        "The integration account to assess: its user principal name or object ID. Several are separated by commas.",
        "The ID or a domain of the partner tenant; or a file that --save-tenant wrote, which is judged without a sign-in.",
        "Use the access token for Microsoft Graph in this file; - is standard input.");

    public void AddTo(VerbCommand command)
    {
        AddSandboxAccounts(_user);
        command.Add(OptionGroup.Common, _user, _tenant, _application, _deviceCode);
        command.Add(OptionGroup.Captures, _tokenFile);
        command.Add(OptionGroup.Unattended, _refreshTokenFile, _saveRefreshToken, _store, _storeIdentity, _alertDays, _servicePrincipal, _identity);
        _credential.AddTo(command);
        command.Add(OptionGroup.Troubleshooting, _withoutAskingForMfa, _claimsChallenge);
        command.Validators.Add(Check);
    }

    /// <summary>
    /// Offers the sandbox's accounts as completions. They have no domain, because bash treats @ as the beginning of a new word.
    /// </summary>
    public static void AddSandboxAccounts(Option<string?> user) =>
        user.CompletionSources.Add(_ => SandboxAccounts.All.Select(account => new CompletionItem(account.Name, detail: account.Shows)));

    /// <summary>The account that the user named.</summary>
    public string? UserOf(VerbRun run) => run.Get(_user);

    /// <summary>The tenant that the user named, or the file of a saved tenant.</summary>
    public string? TenantOf(Func<Option<string?>, string?> get) => get(_tenant);

    /// <summary>The application that the user named.</summary>
    public string? ApplicationOf(VerbRun run) => run.Get(_application);

    /// <inheritdoc cref="UserOf(VerbRun)"/>
    public string? UserOf(CommandResult parsed) => parsed.GetValue(_user);

    /// <summary>Whether the user chose a way to sign in.</summary>
    public bool IsGiven(CommandResult parsed) => parsed.GetValue(_deviceCode) || UnattendedWays(parsed.GetValue, parsed.GetValue) > 0;

    /// <summary>Whether a person takes part. Only a time limit that the user set may then end the sign-in.</summary>
    public bool NeedsPerson(VerbRun run) => run.Get(_deviceCode) || UnattendedWays(run.Get, run.Get) == 0;

    /// <exception cref="PartnerMfaException">A file cannot be read, or no user is present to sign in.</exception>
    public SignInRequest ToRequest(VerbRun run)
    {
        if (run.Get(_saveRefreshToken) is { } file) RefreshTokenFile.Check(file);
        return Form(run) with
        {
            TenantId = run.Get(_tenant),
            ApplicationId = run.Get(_application),
            UserPrincipalName = run.Get(_user),
            WithoutAskingForMfa = run.Get(_withoutAskingForMfa),
            ClaimsChallenge = run.Get(_claimsChallenge),
            Force = run.Get(_withoutAskingForMfa),
        };
    }

    /// <summary>Signs in and, if requested, stores the refresh token that comes back.</summary>
    public async Task<Session> SignInAsync(VerbRun run, SignInRequest request)
    {
        if (run.Get(_store) is { } store) return await SignInFromStoreAsync(run, (RefreshTokenSignIn)request, store).ConfigureAwait(false);
        Session session = await run.Client.SignInAsync(request, run.Observer, run.Stop).ConfigureAwait(false);
        SaveRefreshToken(run, session);
        return session;
    }

    // Failing to store the new refresh token is an error, but the test itself can still produce an answer.
    private async Task<Session> SignInFromStoreAsync(VerbRun run, RefreshTokenSignIn request, string store)
    {
        StoreReference reference = StoreReference.Parse(store, run.Environment);
        VaultIdentity identity = new(request.ApplicationId, run.Get(_storeIdentity) ? null : request.Credential);
        StoredSignIn signIn = await run.Client.SignInFromStoreAsync(
            request, run.Client.OpenStore(reference, run.Environment, identity, run.Observer), run.Observer, run.Stop).ConfigureAwait(false);
        if (signIn.NotStored is { } failure) run.Output.Fail(failure);
        if (run.Get(_alertDays) is { } days && run.Client.EndsSoon(signIn.Session, days) is { } soon) run.Output.Fail(soon);
        return signIn.Session;
    }

    /// <summary>Stores the session's refresh token if requested. A token without MFA never replaces a stored one.</summary>
    public void SaveRefreshToken(VerbRun run, Session session)
    {
        if (run.Get(_saveRefreshToken) is not { } file) return;
        try
        {
            if (!session.HasMfa) throw Failures.RefreshTokenNotSaved(file, "the sign-in returned a token without MFA.");
            RefreshTokenFile.Write(file, session.RefreshToken ?? throw Failures.RefreshTokenNotSaved(file, "the sign-in service returned no new refresh token."));
        }
        catch (PartnerMfaException failure)
        {
            // The test itself can still produce an answer.
            run.Output.Fail(failure);
        }
    }

    private SignInRequest Form(VerbRun run)
    {
        if (run.Get(_tokenFile) is { } tokenFile)
            return new AccessTokenSignIn { Environment = run.Environment, AccessToken = SecretFile.Read(_tokenFile.Name, tokenFile, run.Context) };
        if (run.Get(_refreshTokenFile) is { } refreshTokenFile)
        {
            return new RefreshTokenSignIn
            {
                Environment = run.Environment,
                RefreshToken = SecretFile.Read(_refreshTokenFile.Name, refreshTokenFile, run.Context),
                Credential = ClientCredentials.Find(_credential.Read(run.Parsed, run.Context)),
            };
        }

        if (run.Get(_store) is not null)
            return new RefreshTokenSignIn { Environment = run.Environment, RefreshToken = new Secret(""), Credential = ClientCredentials.Find(_credential.Read(run.Parsed, run.Context)) };
        if (run.Get(_servicePrincipal))
            return new ServicePrincipalSignIn { Environment = run.Environment, Credential = ClientCredentials.Require(_credential.Read(run.Parsed, run.Context)) };
        if (run.Get(_identity)) return new ManagedIdentitySignIn { Environment = run.Environment };
        return run.Get(_deviceCode)
            ? new DeviceCodeSignIn { Environment = run.Environment }
            : DefaultSignIn.Choose(run.Environment, run.Context.DetectInteractivity(), CommandHints.Tool, run.Get(_user));
    }

    private void Check(CommandResult parsed)
    {
        if (UnattendedWays(parsed.GetValue, parsed.GetValue) + (parsed.GetValue(_deviceCode) ? 1 : 0) > 1) parsed.AddError(OneWay);
        bool authenticatesApp = parsed.GetValue(_refreshTokenFile) is not null || parsed.GetValue(_store) is not null || parsed.GetValue(_servicePrincipal);
        if (_credential.IsGiven(parsed) && !authenticatesApp)
            parsed.AddError("--client-secret-file and --certificate require --refresh-token-file, --refresh-token-store, or --service-principal.");
        if (parsed.GetValue(_saveRefreshToken) is not null && parsed.GetValue(_refreshTokenFile) is null)
            parsed.AddError("--save-refresh-token requires --refresh-token-file.");
        if (authenticatesApp && parsed.GetValue(_application) is null)
            parsed.AddError("--refresh-token-file, --refresh-token-store, and --service-principal require --application-id: the app that signs in.");
        if (parsed.GetValue(_store) is null && (parsed.GetValue(_storeIdentity) || parsed.GetResult(_alertDays) is not null))
            parsed.AddError("--store-identity and --alert-days require --refresh-token-store.");
        if (parsed.GetValue(_servicePrincipal) && parsed.GetValue(_tenant) is null)
            parsed.AddError("--service-principal requires --tenant: there is no account that implies it.");
        if (parsed.GetValue(_servicePrincipal) && !_credential.IsGiven(parsed))
            parsed.AddError("--service-principal requires --client-secret-file or --certificate.");
    }

    private int UnattendedWays(Func<Option<bool>, bool> flag, Func<Option<string?>, string?> text) =>
        new[] { text(_tokenFile) is not null, text(_refreshTokenFile) is not null, text(_store) is not null, flag(_servicePrincipal), flag(_identity) }.Count(given => given);
}
