using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// The MSAL calls for each kind of sign-in. They ask for MFA whenever a user takes part and the token is for Partner Center.
/// </summary>
internal sealed class MsalFlows(ServiceBackend backend, CommandHints words)
{
    private const string Activity = "Waiting for the sign-in in the browser";

    // MSAL's own implementation is not used: it looks for the browser in every folder of PATH, and any program on this machine can end its
    // wait.
    private ICustomWebUi Browser => backend.WebUi ?? new LoopbackBrowser(backend.OpenSignInPage ?? SystemBrowser.Open, backend.Clock);

    public Task<AuthenticationResult> ByBrowserAsync(
        BrowserSignIn request, IPublicClientApplication application, IWorkObserver observer, CancellationToken cancellationToken)
    {
        RequireBrowser(request, request.Presence);
        return InteractiveAsync(request, application, observer, cancellationToken);
    }

    private Task<AuthenticationResult> InteractiveAsync(
        SignInRequest request, IPublicClientApplication application, IWorkObserver observer, CancellationToken cancellationToken) =>
        InBrowserAsync(request, observer, ask => InteractiveAsync(request, ask, application, cancellationToken));

    private Task<AuthenticationResult> InteractiveAsync(
        SignInRequest request, MfaAsk ask, IPublicClientApplication application, CancellationToken cancellationToken)
    {
        AcquireTokenInteractiveParameterBuilder call = application.AcquireTokenInteractive(request.Scopes)
            .WithLoginHint(request.UserPrincipalName)
            .WithUseEmbeddedWebView(false)
            .WithExtraQueryParameters(ask.Parameters)
            .WithClaims(ask.ClaimsOf(request));
        return call.WithCustomWebUi(Browser).ExecuteAsync(cancellationToken);
    }

    public Task<AuthenticationResult> ByDeviceCodeAsync(
        DeviceCodeSignIn request, IPublicClientApplication application, IWorkObserver observer, CancellationToken cancellationToken) =>
        MfaAsk.RunAsync(request, MfaAsk.ByClaims, observer, ask => ByDeviceCodeAsync(request, ask, application, observer, cancellationToken));

    private async Task<AuthenticationResult> ByDeviceCodeAsync(
        DeviceCodeSignIn request, MfaAsk ask, IPublicClientApplication application, IWorkObserver observer, CancellationToken cancellationToken)
    {
        using DeviceCodeCountdown countdown = new(backend.Clock, observer, cancellationToken)
        {
            IsForGraph = request.IsForGraph,
            Account = request.UserPrincipalName,
            SignInHost = request.Environment.AuthorityHost.Host,
        };
        Dictionary<string, (string Value, bool IncludeInCacheKey)> parameters = new(ask.Parameters);
        foreach (KeyValuePair<string, (string Value, bool IncludeInCacheKey)> hint in LoginHint(request)) parameters[hint.Key] = hint.Value;
        return await application.AcquireTokenWithDeviceCode(request.Scopes, countdown.Start)
            .WithClaims(ask.ClaimsOf(request))
            .WithExtraQueryParameters(parameters)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The one-time sign-in of the secure application model.</summary>
    public async Task<AuthenticationResult> ByAuthorizationCodeAsync(
        AuthorizationCodeSignIn request, IClientApplicationBase application, Uri redirect, IWorkObserver observer, CancellationToken cancellationToken)
    {
        RequireBrowser(request, request.Presence);
        return application is IConfidentialClientApplication confidential
            ? await InBrowserAsync(request, observer, ask => ByRedirectAsync(request, ask, confidential, redirect, cancellationToken)).ConfigureAwait(false)
            : await InteractiveAsync(request, (IPublicClientApplication)application, observer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AuthenticationResult> ByRedirectAsync(
        AuthorizationCodeSignIn request, MfaAsk ask, IConfidentialClientApplication application, Uri redirect, CancellationToken cancellationToken)
    {
        string state = Guid.NewGuid().ToString("N");
        Uri address = await application.GetAuthorizationRequestUrl(request.Scopes)
            .WithRedirectUri(redirect.OriginalString)
            .WithLoginHint(request.UserPrincipalName)
            .WithPkce(out string verifier)
            .WithClaims(ask.ClaimsOf(request))
            .WithExtraQueryParameters(new Dictionary<string, (string, bool)>(ask.Parameters) { ["state"] = (state, false) })
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
        Uri answer = await Browser.AcquireAuthorizationCodeAsync(address, redirect, cancellationToken).ConfigureAwait(false);
        return await application.AcquireTokenByAuthorizationCode(request.Scopes, AuthorizationAnswer.CodeOf(answer, state))
            .WithPkceCodeVerifier(verifier)
            .WithClaims(ask.ClaimsOf(request))
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public static Task<AuthenticationResult> ByRefreshTokenAsync(
        RefreshTokenSignIn request, IClientApplicationBase application, CancellationToken cancellationToken) =>
        ((IByRefreshToken)application)
            .AcquireTokenByRefreshToken(request.Scopes, request.RefreshToken.Reveal().Trim())
            .WithClaims(request.ClaimsChallenge)
            .ExecuteAsync(cancellationToken);

    public static Task<AuthenticationResult> ByClientCredentialAsync(
        SignInRequest request, IConfidentialClientApplication application, CancellationToken cancellationToken) =>
        application.AcquireTokenForClient([request.Resource + OAuthConstants.EverythingGiven])
            .WithClaims(request.ClaimsChallenge)
            .ExecuteAsync(cancellationToken);

    public static Task<AuthenticationResult> ByManagedIdentityAsync(
        SignInRequest request, IManagedIdentityApplication application, CancellationToken cancellationToken) =>
        application.AcquireTokenForManagedIdentity(request.Resource)
            .WithClaims(request.ClaimsChallenge)
            .ExecuteAsync(cancellationToken);

    public static Task<AuthenticationResult> SilentAsync(
        SignInRequest request, IClientApplicationBase application, IAccount account, bool force, CancellationToken cancellationToken) =>
        application.AcquireTokenSilent(request.Scopes, account).WithForceRefresh(force).ExecuteAsync(cancellationToken);

    // MSAL puts extra parameters into the address without escaping them.
    private static Dictionary<string, (string Value, bool IncludeInCacheKey)> LoginHint(SignInRequest request) =>
        request.UserPrincipalName is { } account ? new() { [OAuthConstants.LoginHint] = (Uri.EscapeDataString(account), false) } : [];

    /// <summary>While the browser is open, the user is told which account to use. The sandbox's user already knows.</summary>
    private async Task<AuthenticationResult> InBrowserAsync(SignInRequest request, IWorkObserver observer, Func<MfaAsk, Task<AuthenticationResult>> signIn)
    {
        if (request.Environment.IsSandbox) return await MfaAsk.RunAsync(request, MfaAsk.ByParameter, observer, signIn).ConfigureAwait(false);
        string hint = request.UserPrincipalName is null && !request.IsForGraph ? $" To suggest it there, use {words.NameAccount}." : "";
        observer.Progress(Activity, DeviceCodePrompt.SignInAs(request.UserPrincipalName, request.IsForGraph) + hint);
        try
        {
            return await MfaAsk.RunAsync(request, MfaAsk.ByParameter, observer, signIn).ConfigureAwait(false);
        }
        finally
        {
            observer.Completed(Activity);
        }
    }

    private void RequireBrowser(SignInRequest request, Interactivity presence)
    {
        if (!request.Environment.IsSandbox && !presence.BrowserCanOpen)
            throw Failures.BrowserUnavailable(words, presence.WhyNobody ?? presence.WhyNoBrowser!, request.Target);
    }
}
