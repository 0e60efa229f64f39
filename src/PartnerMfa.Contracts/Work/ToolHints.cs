using PartnerMfa.Environments;

namespace PartnerMfa.Work;

/// <summary>The suggested commands for a shell: those of the tool and of the Azure CLI.</summary>
internal class ToolHints : CommandHints
{
    public override string ShowOtherHosts => "--all-hosts";

    public override string Open(string address) => WebAddress(address);

    public override string SetFederatedMfa(string domain, Guid? federation, string behavior) =>
        $"az rest --method patch --url https://graph.microsoft.com/v1.0/domains/{Id(domain, "<domain>")}/federationConfiguration/{federation?.ToString() ?? "<id>"}"
        + $" --headers Content-Type=application/json --body \"{{'federatedIdpMfaBehavior':'{Id(behavior, "<behavior>")}'}}\"";

    public override string NameAccount => "--user";

    public override string NameProxy => "--proxy";

    public override string SignInByDeviceCode(CommandTarget target) => SignIn(target) + " --device-code";

    public override string SignInByRefreshToken(CommandTarget target) =>
        $"partner-mfa probe --refresh-token-file token.txt{EnvironmentOption(target)} --application-id {SomeApplication}"
        + $" --tenant {Id(target.TenantId, SomeTenant)}{Option(" --user ", target.Account)}";

    public override string SignIn(CommandTarget target) =>
        "partner-mfa probe" + Where(target) + Option(" --application-id ", target.ApplicationId) + Option(" --user ", target.Account);

    public override string SignInWithClaims(CommandTarget target, string? claims) => $"{SignIn(target)} --claims-challenge {Quoted(claims)}";

    public override string SignInWithoutAskingForMfa(CommandTarget target) => SignIn(target) + " --without-asking-for-mfa";

    public override string NewRefreshToken(CommandTarget target) =>
        "partner-mfa refresh-token --save-refresh-token token.txt" + Where(target) + " --application-id " + Id(target.ApplicationId, SomeApplication)
        + target.ProofForTool + Option(" --user ", target.Account);

    public override string AskService(CommandTarget target) => "partner-mfa probe" + EnvironmentOption(target) + Option(" --user ", target.Account);

    public override string AskAboutToken(CommandTarget target) => "partner-mfa probe --token-file token.txt" + EnvironmentOption(target);

    public override string CheckSetup(CommandTarget target) => "partner-mfa setup --user " + Id(target.Account, SomeAccount) + Where(target);

    public override string SaveTenant(PartnerMfaEnvironment environment, string account) =>
        CheckSetup(new CommandTarget(environment, Account: account)) + " --save-tenant tenant.json";

    public override string Rehearse(PartnerMfaEnvironment environment) =>
        CheckSetup(new CommandTarget(environment)) + " --policy policies.json";

    public override string ShowUsage(CommandTarget target) => "partner-mfa usage" + EnvironmentOption(target) + Option(" --user ", target.Account);

    public override string NewApplication(PartnerMfaEnvironment environment) => "partner-mfa app" + Option(" --environment ", NameOf(environment));

    public override string EnableServicePrincipal(string applicationId) => $"az ad sp update --id {Id(applicationId, SomeApplication)} --set accountEnabled=true";

    public override string AddPartnerCenterPermission(string applicationId) => $"partner-mfa app --application-id {Id(applicationId, SomeApplication)}";

    public override string AddRedirect(string applicationId, string? objectId, string redirect) => $"az ad app update --id {Id(applicationId, SomeApplication)} --public-client-redirect-uris {WebAddress(redirect)}";

    public override string AllowPublicClient(string applicationId, string? objectId) => $"az ad app update --id {Id(applicationId, SomeApplication)} --is-fallback-public-client true";

    public override string AssignAccount(string? principalId, string? accountId) =>
        $"az rest --method post --url https://graph.microsoft.com/v1.0/servicePrincipals/{Id(principalId, "<id>")}/appRoleAssignedTo --headers Content-Type=application/json"
        + $" --body \"{{'principalId':'{Id(accountId, "<account id>")}','resourceId':'{Id(principalId, "<id>")}','appRoleId':'{Guid.Empty}'}}\"";

    public override string CreateServicePrincipal(string? applicationId) => "az ad sp create --id " + Id(applicationId, SomeApplication);

    private static string Where(CommandTarget target) => EnvironmentOption(target) + Option(" --tenant ", target.TenantId);

    private static string? EnvironmentOption(CommandTarget target) =>
        target.Environment is { } environment && IsOwn(environment) ? Addresses(environment) : Option(" --environment ", NameOf(target.Environment));

    // The tool takes a custom environment as its addresses.
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

/// <summary>The tool's commands for the local page, with the check boxes of the page in place of options.</summary>
internal sealed class PageHints : ToolHints
{
    public override string ShowOtherHosts => "\u201cTokens for every host\u201d";
}
