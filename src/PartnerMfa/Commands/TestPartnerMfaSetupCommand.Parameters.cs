using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.Setup;

namespace PartnerMfa.Commands;

/// <content>The parameters and their sets.</content>
public sealed partial class TestPartnerMfaSetupCommand
{
    private static class Sets
    {
        public const string SignIn = nameof(SignIn);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
        public const string SavedTenant = nameof(SavedTenant);
        public const string Policies = nameof(Policies);

        // A set that combines the sign-in with policies. The SignIn set must not include policies: policies alone would then prompt for an
        // account.
        public const string Rehearsal = nameof(Rehearsal);
    }

    private SetupFiles _files = SetupFiles.None;

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>The integration accounts to check: user principal names or object IDs. In the sandbox, the account selects the case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn, HelpMessage = HelpMessages.Account)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal, HelpMessage = HelpMessages.Account)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.Account)]
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SavedTenant)]
    [Alias("Account", "AccountId", "UPN", "User", "ObjectId")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserPrincipalName { get; set; } = [];

    /// <summary>A connection whose account to check, from Connect-PartnerMfa -PassThru or Get-PartnerMfaContext.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(PartnerMfaContext), "a connection, as Connect-PartnerMfa -PassThru returns one")]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    /// <summary>The checks to make. Default: all. The overall answer can be Yes only when all deciding checks were made.</summary>
    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaSetupCheck[]))]
    public PartnerMfaSetupCheck[]? Check { get; set; }

    /// <summary>The second opinions to request. Default: those that the granted permissions allow.</summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(PartnerMfaWitness[]))]
    public PartnerMfaWitness[]? Witness { get; set; }

    /// <summary>Files of policies that are assessed as if they existed in the tenant and were on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Policies, HelpMessage = HelpMessages.PolicyPath)]
    [Parameter(Mandatory = true, ParameterSetName = Sets.Rehearsal, HelpMessage = HelpMessages.PolicyPath)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.SavedTenant)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? PolicyPath { get; set; }
#pragma warning restore CA1819

    /// <summary>A saved tenant to assess without a sign-in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.SavedTenant, HelpMessage = HelpMessages.TenantPath)]
    [ValidateNotNullOrEmpty]
    public string? TenantPath { get; set; }

    /// <summary>The file in which to save what was read from the tenant, without secrets.</summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ValidateNotNullOrEmpty]
    public string? SaveTenant { get; set; }

    /// <summary>An access token for Microsoft Graph, as text or SecureString, which replaces the sign-in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.GraphToken)]
    [Parameter(ParameterSetName = Sets.Context)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    /// <summary>
    /// The tenant to sign in to: its ID or a domain. Default: the connection's, otherwise the home tenant of the account that signs in.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>
    /// The client ID of the integration's app registration. The app is checked as well, and it signs in to Graph unless -GraphToken is
    /// given. A web app cannot sign in here, so use -GraphToken with it. Default for the sign-in: the connection's app, otherwise Microsoft
    /// Graph Command Line Tools.
    /// </summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("ClientId", "AppId")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    /// <summary>Signs in to Graph with a code on another device.</summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("UseDeviceCode", "DeviceCode")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    /// <summary>
    /// The environment whose Graph is read: Global, USGovernment, China, Sandbox, or one of your own. Default: the connection's, otherwise Global.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.SavedTenant)]
    [Parameter(ParameterSetName = Sets.Policies)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    /// <summary>
    /// The time limit for reading one account in seconds, including retries. Default: 300. It does not apply to the sign-in.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)SetupRequest.DefaultTimeLimit.TotalSeconds;

    /// <summary>Returns a Boolean for each account instead of the results: true only for Yes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private PartnerMfaEnvironment ChosenEnvironment =>
        Context?.TokenEnvironment ?? Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global;
}
