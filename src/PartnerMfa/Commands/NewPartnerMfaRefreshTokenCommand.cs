using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommon.New, "PartnerMfaRefreshToken")]
[OutputType(typeof(PartnerMfaRefreshToken))]
public sealed class NewPartnerMfaRefreshTokenCommand : SignInCommand
{
    [Parameter]
    [Alias("RedirectUrl", "ReplyUrl")]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

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
        Presence = HostInteractivity.Of(Host),
        Credential = ClientCredentials.Find(ChosenCredential),
        RedirectUri = RedirectUri,
        TenantId = TenantId,
        ApplicationId = ChosenApplicationId,
        UserPrincipalName = UserPrincipalName,
        TimeLimit = ChosenTimeLimit,
    };
}
