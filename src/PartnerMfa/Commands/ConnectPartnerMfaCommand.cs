using System.Management.Automation;
using PartnerMfa.Errors;
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
        TenantId = TenantId ?? InputObject?.TenantId,
        ApplicationId = ChosenApplicationId ?? InputObject?.ApplicationId,
        UserPrincipalName = UserPrincipalName,
        ContextScope = ContextScope,
        ClaimsChallenge = ClaimsChallenge,
        WithoutAskingForMfa = WithoutAskingForMfa,
        Force = Force,
        TimeLimit = ChosenTimeLimit,
    };

    // In the sets of a credential, the given arguments decide whether a refresh token is redeemed or the app signs in as itself.
    private SignInRequest Form()
    {
        switch (ParameterSetName)
        {
            // A sign-in by a person takes no input, so the piped object was meant for another form.
            case Sets.Browser or Sets.DeviceCode or Sets.Identity when PipelineInput is not null: throw Failures.NoTokenPiped();
            case Sets.Browser or Sets.DeviceCode:
                return UseDeviceAuthentication
                    ? new DeviceCodeSignIn { Environment = Environment }
                    : new BrowserSignIn { Environment = Environment, Presence = HostInteractivity.Of(Host) };
            case Sets.AccessToken: return new AccessTokenSignIn { Environment = Environment, AccessToken = AccessToken! };
            case Sets.Identity: return new ManagedIdentitySignIn { Environment = Environment };
        }

        RequireOneForm();
        Secret? refreshToken = RefreshToken ?? (InputObject is null ? null : new Secret(InputObject.RefreshToken));
        if (RefreshTokenStore is not null) refreshToken = new Secret("");
        return refreshToken is null
            ? new ServicePrincipalSignIn { Environment = Environment, Credential = ClientCredentials.Require(ChosenCredential) }
            : new RefreshTokenSignIn { Environment = Environment, RefreshToken = refreshToken, Credential = ClientCredentials.Find(ChosenCredential) };
    }

    private void RequireOneForm()
    {
        if (RefreshToken is not null && RefreshTokenStore is not null) throw Failures.ParametersConflict("-RefreshToken", "-RefreshTokenStore");
        if (ServicePrincipal && RefreshToken is not null) throw Failures.ParametersConflict("-ServicePrincipal", "-RefreshToken");
        if (ServicePrincipal && RefreshTokenStore is not null) throw Failures.ParametersConflict("-ServicePrincipal", "-RefreshTokenStore");
        if (RefreshTokenStore is not null) return;
        if (UseIdentityForStore) throw Failures.ParameterNeeded("-UseIdentityForStore", "-RefreshTokenStore");
        if (AlertDays > 0) throw Failures.ParameterNeeded("-AlertDays", "-RefreshTokenStore");
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
