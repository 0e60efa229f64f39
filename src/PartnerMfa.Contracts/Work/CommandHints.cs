using PartnerMfa.Environments;

namespace PartnerMfa.Work;

/// <summary>
/// The commands that a remedy can suggest, for somebody at a PowerShell prompt and for somebody with the <c>partner-mfa</c> tool. Each can be
/// pasted: an unknown value is a quoted placeholder.
/// </summary>
internal abstract class CommandHints
{
    // The longest domain name (RFC 1035, section 2.3.4).
    private const int LongestWord = 253;

    private const string SomeApplication = "'<app id>'";
    private const string SomeTenant = "'<tenant>'";
    private const string SomeAccount = "'<account>'";

    public static CommandHints PowerShell { get; } = new Cmdlets();

    public static CommandHints Tool { get; } = new Verbs();

    /// <summary>For somebody on the local page: the tool's commands, but what is ticked there instead of its options.</summary>
    public static CommandHints Page { get; } = new Cards();

    /// <summary>Signs a person in with MFA, in the browser.</summary>
    public abstract string SignIn(CommandTarget target);

    /// <summary>Signs in again with what a claims challenge asks for.</summary>
    /// <param name="target">Whom the command is about.</param>
    /// <param name="claims">The claims request, as JSON in ASCII without apostrophes; null stands for the one of the header.</param>
    public abstract string SignInWithClaims(CommandTarget target, string? claims);

    /// <summary>Signs in as an application would, without asking for MFA, and asks the service.</summary>
    public abstract string SignInWithoutAskingForMfa(CommandTarget target);

    /// <summary>Signs in with a code on another device.</summary>
    public abstract string SignInByDeviceCode(CommandTarget target);

    /// <summary>Signs in with a refresh token: no person is needed. The app is left open, since a job often has one of its own.</summary>
    public abstract string SignInByRefreshToken(CommandTarget target);

    /// <summary>Signs in once, with MFA, for an app that runs without a person, and keeps the refresh token.</summary>
    public abstract string NewRefreshToken(CommandTarget target);

    /// <summary>Asks the service whether it accepts the sign-in.</summary>
    public abstract string AskService(CommandTarget target);

    /// <summary>Asks the service about a token that the user has.</summary>
    public abstract string AskAboutToken(CommandTarget target);

    /// <summary>Looks at what the tenant requires of the account.</summary>
    public abstract string CheckSetup(CommandTarget target);

    /// <summary>Saves the tenant, so that it can be judged without a sign-in.</summary>
    public abstract string SaveTenant(PartnerMfaEnvironment environment, string account);

    /// <summary>Judges policies for an account, in its tenant.</summary>
    public abstract string Rehearse(PartnerMfaEnvironment environment);

    /// <summary>Shows which applications call without MFA.</summary>
    public abstract string ShowUsage(CommandTarget target);

    /// <summary>Creates the service principal of an application in the tenant.</summary>
    public abstract string CreateServicePrincipal(string applicationId);

    /// <summary>The option that names the account.</summary>
    public abstract string NameAccount { get; }

    /// <summary>Registers an application for the integration.</summary>
    public abstract string NewApplication(PartnerMfaEnvironment environment);

    /// <summary>Enables an application in the tenant.</summary>
    public abstract string EnableServicePrincipal(string applicationId);

    /// <summary>Adds the delegated permission for Partner Center to an application, and consents to it.</summary>
    public abstract string AddPartnerCenterPermission(string applicationId);

    /// <summary>Registers a redirect address for a public client.</summary>
    public abstract string AddRedirect(string applicationId, string? objectId, string redirect);

    /// <summary>Allows public client flows.</summary>
    public abstract string AllowPublicClient(string applicationId, string? objectId);

    /// <summary>Assigns an account to an application.</summary>
    public abstract string AssignAccount(string? principalId, string? accountId);

    /// <summary>The option that names a proxy.</summary>
    public abstract string NameProxy { get; }

    /// <summary>The option that shows the calls of a capture that went to other hosts.</summary>
    public abstract string ShowOtherHosts { get; }

    /// <summary>What opens a page in the browser.</summary>
    public abstract string Open(string address);

    /// <summary>The command that sets what Entra ID makes of a federated identity provider's MFA.</summary>
    /// <param name="domain">The federated domain.</param>
    /// <param name="federation">The id of its federation; null when it is not known.</param>
    /// <param name="behavior">A value of <c>federatedIdpMfaBehavior</c>.</param>
    /// <remarks>Source: https://learn.microsoft.com/graph/api/internaldomainfederation-update</remarks>
    public abstract string SetFederatedMfa(string domain, Guid? federation, string behavior);

    private sealed class Cmdlets : CommandHints
    {
        public override string Open(string address) => $"Start-Process '{address}'";

        public override string SetFederatedMfa(string domain, Guid? federation, string behavior) =>
            "Connect-MgGraph -Scopes Domain.ReadWrite.All; Update-MgDomainFederationConfiguration -DomainId "
            + $"{Word(domain) ?? "<domain>"} -InternalDomainFederationId {federation?.ToString() ?? "<id>"} -FederatedIdpMfaBehavior {behavior}";

        public override string ShowOtherHosts => "-AllHosts";

        public override string NameAccount => "-UserPrincipalName";

        public override string NameProxy => "-Proxy";

        public override string SignInByDeviceCode(CommandTarget target) => SignIn(target) + " -UseDeviceAuthentication";

        public override string SignInByRefreshToken(CommandTarget target) =>
            $"Connect-PartnerMfa -RefreshToken $refreshToken{EnvironmentOption(target)} -ApplicationId {SomeApplication}"
            + $" -TenantId {Word(target.TenantId) ?? SomeTenant}{Option(" -UserPrincipalName ", target.Account)}";

        public override string SignIn(CommandTarget target) =>
            "Connect-PartnerMfa" + Where(target) + Option(" -ApplicationId ", target.ApplicationId) + Option(" -UserPrincipalName ", target.Account);

        public override string SignInWithClaims(CommandTarget target, string? claims) => $"{SignIn(target)} -ClaimsChallenge {Quoted(claims)}";

        public override string SignInWithoutAskingForMfa(CommandTarget target) => SignIn(target) + " -WithoutAskingForMfa -Force -PassThru | Test-PartnerCenterMfa";

        public override string NewRefreshToken(CommandTarget target) =>
            "New-PartnerMfaRefreshToken" + Where(target) + " -ApplicationId " + (Word(target.ApplicationId) ?? SomeApplication)
            + target.ProofForPowerShell + Option(" -UserPrincipalName ", target.Account);

        public override string AskService(CommandTarget target) =>
            "Test-PartnerCenterMfa" + EnvironmentOption(target) + Option(" -UserPrincipalName ", target.Account);

        public override string AskAboutToken(CommandTarget target) => "Test-PartnerCenterMfa -AccessToken $token" + EnvironmentOption(target);

        public override string CheckSetup(CommandTarget target) =>
            "Test-PartnerMfaSetup -UserPrincipalName " + (Word(target.Account) ?? SomeAccount) + Where(target);

        public override string SaveTenant(PartnerMfaEnvironment environment, string account) =>
            CheckSetup(new CommandTarget(environment, Account: account)) + " -SaveTenant tenant.json";

        public override string Rehearse(PartnerMfaEnvironment environment) =>
            CheckSetup(new CommandTarget(environment)) + " -PolicyPath policies.json";

        public override string ShowUsage(CommandTarget target) => "Get-PartnerMfaUsage" + EnvironmentOption(target) + Option(" -UserPrincipalName ", target.Account);

        public override string NewApplication(PartnerMfaEnvironment environment) => "New-PartnerMfaApplication" + Option(" -Environment ", NameOf(environment));

        public override string EnableServicePrincipal(string applicationId) =>
            $"Update-MgServicePrincipal -ServicePrincipalId (Get-MgServicePrincipalByAppId -AppId {applicationId}).Id -AccountEnabled";

        public override string AddPartnerCenterPermission(string applicationId) => $"New-PartnerMfaApplication -ApplicationId {applicationId}";

        public override string AddRedirect(string applicationId, string? objectId, string redirect) =>
            $"Update-MgApplication -ApplicationId {objectId ?? "'<object id>'"} -PublicClient @{{ RedirectUris = @('{redirect}') }}";

        public override string AllowPublicClient(string applicationId, string? objectId) => $"Update-MgApplication -ApplicationId {objectId ?? "'<object id>'"} -IsFallbackPublicClient";

        public override string AssignAccount(string? principalId, string? accountId) =>
            $"New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {principalId ?? "'<id>'"} -ResourceId {principalId ?? "'<id>'"}"
            + $" -PrincipalId {accountId ?? "'<account id>'"} -AppRoleId {Guid.Empty}";

        public override string CreateServicePrincipal(string applicationId) => "New-MgServicePrincipal -AppId " + applicationId;

        private static string Where(CommandTarget target) => EnvironmentOption(target) + Option(" -TenantId ", target.TenantId);

        // An environment of the user's own is an object; its name finds nothing.
        private static string? EnvironmentOption(CommandTarget target) =>
            target.Environment is { } environment && IsOwn(environment) ? " -Environment $environment" : Option(" -Environment ", NameOf(target.Environment));
    }

    private sealed class Cards : Verbs
    {
        public override string ShowOtherHosts => "\u201cTokens for every host\u201d";
    }

    private class Verbs : CommandHints
    {
        public override string ShowOtherHosts => "--all-hosts";

        public override string Open(string address) => address;

        public override string SetFederatedMfa(string domain, Guid? federation, string behavior) =>
            $"az rest --method patch --url https://graph.microsoft.com/v1.0/domains/{Word(domain) ?? "<domain>"}/federationConfiguration/{federation?.ToString() ?? "<id>"}"
            + $" --headers Content-Type=application/json --body \"{{'federatedIdpMfaBehavior':'{behavior}'}}\"";

        public override string NameAccount => "--user";

        public override string NameProxy => "--proxy";

        public override string SignInByDeviceCode(CommandTarget target) => SignIn(target) + " --device-code";

        public override string SignInByRefreshToken(CommandTarget target) =>
            $"partner-mfa probe --refresh-token-file token.txt{EnvironmentOption(target)} --application-id {SomeApplication}"
            + $" --tenant {Word(target.TenantId) ?? SomeTenant}{Option(" --user ", target.Account)}";

        public override string SignIn(CommandTarget target) =>
            "partner-mfa probe" + Where(target) + Option(" --application-id ", target.ApplicationId) + Option(" --user ", target.Account);

        public override string SignInWithClaims(CommandTarget target, string? claims) => $"{SignIn(target)} --claims-challenge {Quoted(claims)}";

        public override string SignInWithoutAskingForMfa(CommandTarget target) => SignIn(target) + " --without-asking-for-mfa";

        public override string NewRefreshToken(CommandTarget target) =>
            "partner-mfa refresh-token --save-refresh-token token.txt" + Where(target) + " --application-id " + (Word(target.ApplicationId) ?? SomeApplication)
            + target.ProofForTool + Option(" --user ", target.Account);

        public override string AskService(CommandTarget target) => "partner-mfa probe" + EnvironmentOption(target) + Option(" --user ", target.Account);

        public override string AskAboutToken(CommandTarget target) => "partner-mfa probe --token-file token.txt" + EnvironmentOption(target);

        public override string CheckSetup(CommandTarget target) => "partner-mfa setup --user " + (Word(target.Account) ?? SomeAccount) + Where(target);

        public override string SaveTenant(PartnerMfaEnvironment environment, string account) =>
            CheckSetup(new CommandTarget(environment, Account: account)) + " --save-tenant tenant.json";

        public override string Rehearse(PartnerMfaEnvironment environment) =>
            CheckSetup(new CommandTarget(environment)) + " --policy policies.json";

        public override string ShowUsage(CommandTarget target) => "partner-mfa usage" + EnvironmentOption(target) + Option(" --user ", target.Account);

        public override string NewApplication(PartnerMfaEnvironment environment) => "partner-mfa app" + Option(" --environment ", NameOf(environment));

        public override string EnableServicePrincipal(string applicationId) => $"az ad sp update --id {applicationId} --set accountEnabled=true";

        public override string AddPartnerCenterPermission(string applicationId) => $"partner-mfa app --application-id {applicationId}";

        public override string AddRedirect(string applicationId, string? objectId, string redirect) => $"az ad app update --id {applicationId} --public-client-redirect-uris {redirect}";

        public override string AllowPublicClient(string applicationId, string? objectId) => $"az ad app update --id {applicationId} --is-fallback-public-client true";

        public override string AssignAccount(string? principalId, string? accountId) =>
            $"az rest --method post --url https://graph.microsoft.com/v1.0/servicePrincipals/{principalId ?? "<id>"}/appRoleAssignedTo --headers Content-Type=application/json"
            + $" --body \"{{'principalId':'{accountId ?? "<account id>"}','resourceId':'{principalId ?? "<id>"}','appRoleId':'{Guid.Empty}'}}\"";

        public override string CreateServicePrincipal(string applicationId) => "az ad sp create --id " + applicationId;

        private static string Where(CommandTarget target) => EnvironmentOption(target) + Option(" --tenant ", target.TenantId);

        private static string? EnvironmentOption(CommandTarget target) =>
            target.Environment is { } environment && IsOwn(environment) ? Addresses(environment) : Option(" --environment ", NameOf(target.Environment));

        // The tool knows an environment of the user's own by its addresses.
        private static string Addresses(PartnerMfaEnvironment own)
        {
            PartnerMfaEnvironment usual = PartnerMfaEnvironments.Global;
            return Differing(" --authority-host ", own.AuthorityHost, usual.AuthorityHost)
                + Differing(" --api-endpoint ", own.PartnerCenterEndpoint, usual.PartnerCenterEndpoint)
                + Differing(" --graph-endpoint ", own.GraphEndpoint, usual.GraphEndpoint)
                + (own.Resource == usual.Resource ? "" : $" --resource {Address(own.Resource)}");
        }

        private static string Differing(string option, Uri own, Uri usual) => own == usual ? "" : option + Address(own.OriginalString);
    }

    private static bool IsOwn(PartnerMfaEnvironment environment) => !PartnerMfaEnvironments.All.Contains(environment);

    private static string? NameOf(PartnerMfaEnvironment? environment) =>
        environment is null || ReferenceEquals(environment, PartnerMfaEnvironments.Global) ? null : environment.Name;

    private static string? Option(string option, string? value) => Word(value) is { } word ? option + word : null;

    // Claims come from outside: what is not a plain word, or could be taken for an option, stays out of a command that people paste.
    private static string? Word(string? value) =>
        value is { Length: > 0 and <= LongestWord } && IsLetterOrDigit(value[0]) && value.All(c => IsLetterOrDigit(c) || c is '-' or '.' or '@' or '_' or '+')
            ? value
            : null;

    private static string Address(string address) =>
        address.Length <= LongestWord && address.All(c => IsLetterOrDigit(c) || c is '-' or '.' or '_' or ':' or '/') ? address : "'<address>'";

    private static string Quoted(string? claims) =>
        claims is not null && claims.All(c => c is >= ' ' and <= '~' and not '\'') ? $"'{claims}'" : "'<claims>'";

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
