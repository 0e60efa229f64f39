using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Commands;

/// <summary><c>New-PartnerMfaRefreshToken</c>: signs in once with MFA and returns the refresh token for an app that then runs unattended.</summary>
[Cmdlet(VerbsCommon.New, "PartnerMfaRefreshToken", DefaultParameterSetName = SecretSet)]
[OutputType(typeof(PartnerMfaRefreshToken))]
public sealed class NewPartnerMfaRefreshTokenCommand : SignInCommand
{
    private const string SecretSet = "Secret";

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = SecretSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile, HelpMessage = HelpMessages.ApplicationId)]
    [Alias("ClientId", "AppId")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? ApplicationId { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = SecretSet)]
    [CredentialArgument]
    public override PSCredential? Credential { get; set; }

    /// <summary>The partner tenant's ID or one of its domains.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public override PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    /// <summary>The integration account, which is suggested on the sign-in page. In the sandbox, it selects the case.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Account", "AccountId", "UPN", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    /// <summary>
    /// A redirect URI registered for the app: http on localhost. Default: http://localhost:8400 or, for public clients, the first free port from
    /// 8400 to 8999.
    /// </summary>
    [Parameter]
    [Alias("RedirectUrl", "ReplyUrl")]
    [ConvertedArgument(typeof(Uri), "an address such as https://host.example")]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

    /// <summary>
    /// Also stores the refresh token for jobs that use Connect-PartnerMfa -RefreshTokenStore. A token without MFA is never stored.
    /// </summary>
    [Parameter]
    [Alias("TokenStore")]
    [ValidateNotNullOrEmpty]
    public string? RefreshTokenStore { get; set; }

    /// <summary>
    /// Signs in to the key vault as the managed identity of this machine or job. Without it, the app signs in with the given credential.
    /// </summary>
    [Parameter]
    public SwitchParameter UseIdentityForStore { get; set; }

    /// <summary>Returns the refresh token even if its sign-in had no MFA, or if the token does not say.</summary>
    [Parameter]
    public SwitchParameter AllowWithoutMfa { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            AuthorizationCodeSignIn request = ToRequest();
            WarnOfOwnAddresses(Environment);
            bool allowed = AllowWithoutMfa;
            PartnerMfaRefreshToken token = Run((client, observer, stop) => client.NewRefreshTokenAsync(request, allowed, observer, stop));
            if (token.Result != nameof(MfaAnswer.Yes)) WriteWarning(token.Message);
            if (RefreshTokenStore is { } store) Run((client, observer, stop) => PartnerMfaClient.StoreAsync(token, OpenStore(store, client, request, UseIdentityForStore, observer), stop));
            WriteObject(token);
        }
        catch (PartnerMfaException failure) when (PipelineInput is not null)
        {
            FailOne(failure);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private AuthorizationCodeSignIn ToRequest() => new()
    {
        Environment = Environment,
        Presence = HostInteractivity.Of(Host),
        Credential = ClientCredentials.Find(ChosenCredential),
        RedirectUri = RedirectUri,
        TenantId = TenantId,
        ApplicationId = ChosenApplicationId,
        UserPrincipalName = UserPrincipalName,
        TimeLimit = ChosenTimeLimit,
    };
}
