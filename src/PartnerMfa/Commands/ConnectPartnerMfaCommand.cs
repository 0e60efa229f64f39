using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Stores;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Commands;

/// <summary><c>Connect-PartnerMfa</c>: signs in to Partner Center, asks for MFA, and keeps the connection for this session.</summary>
[Cmdlet(VerbsCommunications.Connect, "PartnerMfa", DefaultParameterSetName = Sets.Browser)]
[OutputType(typeof(PartnerMfaContext))]
public sealed partial class ConnectPartnerMfaCommand : SignInCommand
{
    private protected override void ProcessInput()
    {
        try
        {
            SignInRequest request = ToRequest();
            WarnOfOwnAddresses(Environment);
            Session session = RefreshTokenStore is null
                ? Run((client, observer, stop) => client.SignInAsync(request, observer, stop))
                : SignInFromStore((RefreshTokenSignIn)request);
            RunspaceState.Current.Session = session;
            RunspaceState.Current.Proxy = ChosenProxy;
            Show(Client.Describe(session));
            WarnOfAnotherAccount(session);
        }
        catch (PartnerMfaException failure) when (PipelineInput is not null)
        {
            if (UserPrincipalName is { } account) FailAccount(failure, account);
            else FailOne(failure);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    // Failing to store the new refresh token is an error, but the connection works: the stored token is still the last good one.
    private Session SignInFromStore(RefreshTokenSignIn request)
    {
        StoredSignIn signIn = Run((client, observer, stop) => client.SignInFromStoreAsync(
            request, OpenStore(RefreshTokenStore!, client, request, UseIdentityForStore, observer), observer, stop));
        if (signIn.NotStored is { } failure) FailOne(failure);
        if (AlertDays > 0 && Client.EndsSoon(signIn.Session, AlertDays) is { } soon) WriteWarning($"{soon.Message} {soon.Remedy}");
        return signIn.Session;
    }

    private SignInRequest ToRequest() => Form() with
    {
        TenantId = TenantId,
        ApplicationId = ChosenApplicationId,
        UserPrincipalName = UserPrincipalName,
        ContextScope = ContextScope,
        ClaimsChallenge = ClaimsChallenge,
        WithoutAskingForMfa = WithoutAskingForMfa,
        Force = Force,
        TimeLimit = ChosenTimeLimit,
    };

    // The switches and tokens are mandatory in their parameter sets, so the given arguments show which set applies.
    private SignInRequest Form()
    {
        if (UseDeviceAuthentication) return new DeviceCodeSignIn { Environment = Environment };
        if (AccessToken is not null) return new AccessTokenSignIn { Environment = Environment, AccessToken = AccessToken };
        if (Identity) return new ManagedIdentitySignIn { Environment = Environment };
        if (RefreshTokenStore is not null)
            return new RefreshTokenSignIn { Environment = Environment, RefreshToken = new Secret(""), Credential = ClientCredentials.Find(ChosenCredential) };
        if (RefreshToken is not null)
            return new RefreshTokenSignIn { Environment = Environment, RefreshToken = RefreshToken, Credential = ClientCredentials.Find(ChosenCredential) };
        return ParameterSetName == Sets.Browser || ParameterSetName == Sets.DeviceCode
            ? new BrowserSignIn { Environment = Environment, Presence = HostInteractivity.Of(Host) }
            : new ServicePrincipalSignIn { Environment = Environment, Credential = ClientCredentials.Require(ChosenCredential) };
    }

    // A successful connection must not hide that the token is not good enough.
    private void Show(PartnerMfaContext context)
    {
        if (context.Result is nameof(MfaAnswer.No) or nameof(MfaAnswer.Unknown)) WriteWarning($"{context.Message} {context.Remedy}");
        if (PassThru) WriteObject(context);
        else WriteInformation(
            new HostInformationMessage { Message = $"Connected to {context.Environment} as {context.Account ?? context.ApplicationId}. MFA: {context.Result} ({context.Reason})." },
            ["PSHOST"]);
    }

    // Single sign-on can sign in another account than the suggested one.
    private void WarnOfAnotherAccount(Session session)
    {
        if (FullName(Environment, UserPrincipalName) is not { } named || session.Claims.Account is not { } account || session.Claims.IsOf(named)) return;
        WriteWarning($"The token belongs to {Redactor.Shown(account)}, not to {Redactor.Typed(named)}.");
    }
}
