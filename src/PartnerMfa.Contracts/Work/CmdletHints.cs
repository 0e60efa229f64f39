namespace PartnerMfa.Work;

/// <summary>The suggested commands for a PowerShell prompt: our own cmdlets, and those of Microsoft Graph PowerShell.</summary>
internal sealed class CmdletHints : CommandHints
{
    public override string Open(string address) => $"Start-Process '{WebAddress(address)}'";

    public override string SetFederatedMfa(string domain, Guid? federation, string behavior) =>
        "Connect-MgGraph -Scopes Domain.ReadWrite.All; Update-MgDomainFederationConfiguration -DomainId "
        + $"{Id(domain, "'<domain>'")} -InternalDomainFederationId {federation?.ToString() ?? "'<id>'"} -FederatedIdpMfaBehavior {Id(behavior, "'<behavior>'")}";

    public override string ShowOtherHosts => "-AllHosts";

    public override string NameAccount => "-UserPrincipalName";

    public override string NameProxy => "-Proxy";

    public override string SignInByDeviceCode(CommandTarget target) => SignIn(target) + " -UseDeviceAuthentication";

    public override string SignInByRefreshToken(CommandTarget target) =>
        $"Connect-PartnerMfa -RefreshToken $refreshToken{EnvironmentOption(target)} -ApplicationId {SomeApplication}"
        + $" -TenantId {Id(target.TenantId, SomeTenant)}{Option(" -UserPrincipalName ", target.Account)}";

    public override string SignIn(CommandTarget target) =>
        "Connect-PartnerMfa" + Where(target) + Option(" -ApplicationId ", target.ApplicationId) + Option(" -UserPrincipalName ", target.Account);

    public override string SignInWithClaims(CommandTarget target, string? claims) => $"{SignIn(target)} -ClaimsChallenge {Quoted(claims)}";

    public override string SignInWithoutAskingForMfa(CommandTarget target) => SignIn(target) + " -WithoutAskingForMfa -Force -PassThru | Test-PartnerCenterMfa";

    public override string NewRefreshToken(CommandTarget target) =>
        "New-PartnerMfaRefreshToken" + Where(target) + " -ApplicationId " + Id(target.ApplicationId, SomeApplication)
        + target.ProofForPowerShell + Option(" -UserPrincipalName ", target.Account);

    public override string AskService(CommandTarget target) =>
        "Test-PartnerCenterMfa" + EnvironmentOption(target) + Option(" -UserPrincipalName ", target.Account);

    public override string AskAboutToken(CommandTarget target) => "Test-PartnerCenterMfa -AccessToken $token" + EnvironmentOption(target);

    public override string CheckSetup(CommandTarget target) =>
        "Test-PartnerMfaSetup -UserPrincipalName " + Id(target.Account, SomeAccount) + Where(target);

    public override string SaveTenant(PartnerMfaEnvironment environment, string account) =>
        CheckSetup(new CommandTarget(environment, Account: account)) + " -SaveTenant tenant.json";

    public override string Rehearse(PartnerMfaEnvironment environment) =>
        CheckSetup(new CommandTarget(environment)) + " -PolicyPath policies.json";

    public override string ShowUsage(CommandTarget target) => "Get-PartnerMfaUsage" + EnvironmentOption(target) + Option(" -UserPrincipalName ", target.Account);

    public override string NewApplication(PartnerMfaEnvironment environment) => "New-PartnerMfaApplication" + Option(" -Environment ", NameOf(environment));

    public override string EnableServicePrincipal(string applicationId) =>
        $"Update-MgServicePrincipal -ServicePrincipalId (Get-MgServicePrincipalByAppId -AppId {Id(applicationId, SomeApplication)}).Id -AccountEnabled";

    public override string AddPartnerCenterPermission(string applicationId) => $"New-PartnerMfaApplication -ApplicationId {Id(applicationId, SomeApplication)}";

    public override string AddRedirect(string applicationId, string? objectId, string redirect) =>
        $"Update-MgApplication -ApplicationId {Id(objectId, SomeObject)} -PublicClient @{{ RedirectUris = @('{WebAddress(redirect)}') }}";

    public override string AllowPublicClient(string applicationId, string? objectId) => $"Update-MgApplication -ApplicationId {Id(objectId, SomeObject)} -IsFallbackPublicClient";

    public override string AssignAccount(string? principalId, string? accountId) =>
        $"New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {Id(principalId, "'<id>'")} -ResourceId {Id(principalId, "'<id>'")}"
        + $" -PrincipalId {Id(accountId, "'<account id>'")} -AppRoleId {Guid.Empty}";

    public override string CreateServicePrincipal(string? applicationId) => "New-MgServicePrincipal -AppId " + Id(applicationId, SomeApplication);

    private static string Where(CommandTarget target) => EnvironmentOption(target) + Option(" -TenantId ", target.TenantId);

    // A custom environment is an object and cannot be found by its name.
    private static string? EnvironmentOption(CommandTarget target) =>
        target.Environment is { } environment && IsOwn(environment) ? " -Environment $environment" : Option(" -Environment ", NameOf(target.Environment));
}
