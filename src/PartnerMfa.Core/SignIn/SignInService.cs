using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Hosting;
using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>Gets access tokens for Partner Center, with MFA asked for in every form that a person takes part in.</summary>
internal sealed class SignInService(ServiceBackend backend, CommandWords words)
{
    private static readonly Dictionary<string, (string Value, bool IncludeInCacheKey)> MfaParameter = new()
    {
        [OAuthWire.AuthenticationMethodsParameter] = (OAuthWire.Mfa, false),
    };

    private readonly MsalApplications _applications = new(backend);

    /// <exception cref="PartnerMfaException">Bad input, or the service's refusal.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Session> SignInAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken)
    {
        SignInChecks.Check(request);
        return request switch
        {
            BrowserSignIn => ByBrowserAsync(request, cancellationToken),
            DeviceCodeSignIn => ByDeviceCodeAsync(request, observer, cancellationToken),
            RefreshTokenSignIn refresh => ByRefreshTokenAsync(refresh, cancellationToken),
            AccessTokenSignIn given => Task.FromResult(new Session(request, given.AccessToken, TokenReader.Read(given.AccessToken))),
            _ => throw new NotSupportedException(request.GetType().Name),
        };
    }

    /// <summary>A new token without a person, when the one in hand has ended.</summary>
    /// <exception cref="PartnerMfaException"><c>ConnectionExpired</c> when nothing can renew it, or the service's refusal.</exception>
    public async Task<Session> RenewAsync(Session session, CancellationToken cancellationToken)
    {
        if (!session.Claims.IsExpired(backend.Clock.GetUtcNow())) return session;
        if (session.Application is not { } application || session.MsalAccount is not { } account)
            throw Failures.ConnectionExpired(words, session.Claims.Account, session.Claims.ExpiresOn!.Value);

        return await AnswerAsync(session.Request, application, stop =>
            application.AcquireTokenSilent(Scopes(session.Request), account).ExecuteAsync(stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the session's tokens out of MSAL's cache.</summary>
    /// <returns>How many accounts were forgotten.</returns>
    public static async Task<int> ForgetAsync(Session session, CancellationToken cancellationToken)
    {
        if (session is not { Application: { } application, MsalAccount: { } account }) return 0;
        cancellationToken.ThrowIfCancellationRequested();
        await application.RemoveAsync(account).ConfigureAwait(false);
        return 1;
    }

    private async Task<Session> ByBrowserAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        IPublicClientApplication application = _applications.Public(request);
        return await AnswerAsync(request, application, stop =>
        {
            AcquireTokenInteractiveParameterBuilder call = application.AcquireTokenInteractive(Scopes(request))
                .WithLoginHint(request.UserPrincipalName)
                .WithUseEmbeddedWebView(false)
                .WithExtraQueryParameters(MfaParameter);
            return (backend.WebUi is null ? call : call.WithCustomWebUi(backend.WebUi)).ExecuteAsync(stop);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Session> ByDeviceCodeAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken)
    {
        IPublicClientApplication application = _applications.Public(request);
        return await AnswerAsync(request, application, stop =>
            application.AcquireTokenWithDeviceCode(Scopes(request), code => Show(code, observer))
                .WithClaims(OAuthWire.MfaClaimsRequest)
                .WithExtraQueryParameters(LoginHint(request))
                .ExecuteAsync(stop), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Session> ByRefreshTokenAsync(RefreshTokenSignIn request, CancellationToken cancellationToken)
    {
        IClientApplicationBase application = request.ClientSecret is { } secret
            ? _applications.Confidential(request, secret)
            : _applications.Public(request);
        return await AnswerAsync(request, application, stop =>
            ((IByRefreshToken)application)
                .AcquireTokenByRefreshToken(Scopes(request), request.RefreshToken.Reveal().Trim())
                .ExecuteAsync(stop), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Session> AnswerAsync(
        SignInRequest request,
        IClientApplicationBase application,
        Func<CancellationToken, Task<AuthenticationResult>> call,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = backend.Clock.StartTimer(request.TimeLimit ?? Timeout.InfiniteTimeSpan);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            AuthenticationResult answer = await call(either.Token).ConfigureAwait(false);
            Secret token = new(answer.AccessToken);
            return new Session(request, token, TokenReader.Read(token), application, answer.Account);
        }
        catch (Exception exception) when (exception is not PartnerMfaException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? Failures.SignInTimedOut(request.TimeLimit!.Value)
                : new RefusalReader(request, words).Explain(exception);
        }
    }

    private static string[] Scopes(SignInRequest request) => [request.Environment.Scope];

    // MSAL puts extra parameters into the address as they are.
    private static Dictionary<string, (string Value, bool IncludeInCacheKey)> LoginHint(SignInRequest request) =>
        request.UserPrincipalName is { } account ? new() { [OAuthWire.LoginHint] = (Uri.EscapeDataString(account), false) } : [];

    private static Task Show(DeviceCodeResult code, IWorkObserver observer)
    {
        observer.DeviceCode(new DeviceCodePrompt(code.UserCode, new Uri(code.VerificationUrl), code.ExpiresOn));
        return Task.CompletedTask;
    }
}
