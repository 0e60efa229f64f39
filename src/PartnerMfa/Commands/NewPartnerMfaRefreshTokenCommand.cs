using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommon.New, "PartnerMfaRefreshToken")]
[OutputType(typeof(PartnerMfaRefreshToken))]
public sealed class NewPartnerMfaRefreshTokenCommand : CredentialCommand
{
    [Parameter]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    [Parameter]
    [Alias("AccountId", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    [Parameter]
    [Alias("RedirectUrl", "ReplyUrl")]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; }

    [Parameter]
    public SwitchParameter AllowWithoutMfa { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            AuthorizationCodeSignIn request = ToRequest();
            bool allowed = AllowWithoutMfa;
            PartnerMfaRefreshToken token = Run((client, observer, stop) => client.NewRefreshTokenAsync(request, allowed, observer, stop));
            if (token.Result != nameof(MfaAnswer.Yes)) WriteWarning(token.Message);
            WriteObject(token);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private AuthorizationCodeSignIn ToRequest() => new()
    {
        Environment = Environment,
        Presence = HostPresence.Of(Host),
        Credential = ClientCredentials.Find(ChosenCredential),
        RedirectUri = RedirectUri,
        TenantId = TenantId,
        ApplicationId = ChosenApplicationId,
        UserPrincipalName = UserPrincipalName,
        TimeLimit = TimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(TimeoutSeconds),
    };
}
