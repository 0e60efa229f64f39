using Microsoft.Identity.Client;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.SignIn.Cache;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// Gets access tokens for Partner Center or Microsoft Graph, and renews them. Public clients are remembered together with their tokens.
/// </summary>
internal sealed class SignInService(ServiceBackend backend, CommandHints words)
{
    private readonly MsalApplications _applications = new(backend);
    private readonly MsalFlows _forms = new(backend, words);
    private readonly UserTokenCaches _userCaches = new(backend);

    /// <exception cref="PartnerMfaException">The input is invalid, or the service refused.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled the sign-in.</exception>
    public async Task<Session> SignInAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken)
    {
        SignInChecks.Check(request);
        if (request.ClaimsChallenge is { } challenge) request = request with { ClaimsChallenge = ClaimsRequest.Read(challenge) };
        if (request is AccessTokenSignIn or ManagedIdentitySignIn or ServicePrincipalSignIn) UserTokenCaches.TellThatNothingIsKept(request, observer);
        switch (request)
        {
            case AccessTokenSignIn given:
                return Given(given);
            case ManagedIdentitySignIn:
                IManagedIdentityApplication identity = _applications.ManagedIdentity(request);
                return await WithoutUserAsync(
                    request, stop => MsalFlows.ByManagedIdentityAsync(request, identity, stop), observer, cancellationToken).ConfigureAwait(false);
            case ServicePrincipalSignIn app:
                var client = (IConfidentialClientApplication)_applications.Confidential(request, app.Credential).Application;
                return await WithoutUserAsync(
                    request, stop => MsalFlows.ByClientCredentialAsync(request, client, stop), observer, cancellationToken).ConfigureAwait(false);
            default:
                return await AsUserAsync(request, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Gets a new token when the current one has expired, without a user where possible. A renewed token can lack MFA; the user is then
    /// asked to sign in again, if one signed in before and is present.
    /// </summary>
    /// <exception cref="PartnerMfaException">
    /// <c>ConnectionExpired</c> when nothing can renew it, <c>MfaInteractionRequired</c> when only a user can, or the service's refusal.
    /// </exception>
    public Task<Session> RenewAsync(
        Session session, Interactivity presence, IWorkObserver observer, CancellationToken cancellationToken) =>
        session.Claims.IsExpired(backend.Clock.GetUtcNow())
            ? RenewNowAsync(session, session.HasMfa && !session.Request.IsForGraph, presence, observer, cancellationToken)
            : Task.FromResult(session);

    /// <summary>Gets a new token, whether or not the current one has expired.</summary>
    /// <param name="session">The session to renew.</param>
    /// <param name="needsMfa">Whether to ask the user, where possible, when the renewed token lacks MFA.</param>
    /// <param name="presence">Whether a user is present.</param>
    /// <param name="observer">Receives a message that says why the user is asked.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <inheritdoc cref="RenewAsync" path="/exception"/>
    public async Task<Session> RenewNowAsync(
        Session session, bool needsMfa, Interactivity presence, IWorkObserver observer, CancellationToken cancellationToken)
    {
        if (session.Renewal is not { } renewal)
            throw Failures.ConnectionExpired(words, session.Target, session.Claims.ExpiresOn!.Value);

        bool personCanHelp = session.Request.IsInteractive && (presence.SomebodyIsThere || session.Environment.IsSandbox);
        try
        {
            Session renewed = await CallAsync(session.Request, renewal, session.WithToken, observer, cancellationToken).ConfigureAwait(false);
            if (!needsMfa || renewed.HasMfa || !(personCanHelp || session.HasMfa)) return renewed;
            if (!personCanHelp) throw Failures.MfaInteractionRequired(words, session.Target);
        }
        catch (PartnerMfaException refusal) when (personCanHelp && PersonMends(refusal.Id))
        {
            observer.Verbose($"The token could not be renewed without a person: {refusal.Message}");
        }

        return await SignInAsync(session.Request with { Force = true }, observer, cancellationToken).ConfigureAwait(false);
    }

    // A new sign-in of the same account solves these.
    private static bool PersonMends(ErrorId refusal) => refusal
        is ErrorId.MfaInteractionRequired or ErrorId.MfaRegistrationRequired
        or ErrorId.RefreshTokenExpired or ErrorId.RefreshTokenInvalid or ErrorId.ConsentRequired or ErrorId.DeviceChanged;

    private async Task<Session> AsUserAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken)
    {
        if (request is DeviceCodeSignIn && request.ContextScope == PartnerMfaContextScope.CurrentUser)
            observer.Warning("A refresh token from a device code sign-in stays bound to that flow: once a policy blocks device code, it stops working (AADSTS530036). Sign in in the browser for tokens that you store.");
        Uri? redirect = request is AuthorizationCodeSignIn code ? LoopbackRedirect.Choose(code) : null;
        MsalClient client = ClientOf(request, redirect);
        await _userCaches.AttachAsync(request, client.Application, observer).ConfigureAwait(false);
        return await CallAsync(
            request,
            async stop => await TrySilentAsync(request, client.Application, stop).ConfigureAwait(false) ?? request switch
            {
                BrowserSignIn browser => await _forms.ByBrowserAsync(browser, (IPublicClientApplication)client.Application, observer, stop).ConfigureAwait(false),
                DeviceCodeSignIn device => await _forms.ByDeviceCodeAsync(device, (IPublicClientApplication)client.Application, observer, stop).ConfigureAwait(false),
                AuthorizationCodeSignIn once => await _forms.ByAuthorizationCodeAsync(once, client.Application, redirect!, observer, stop).ConfigureAwait(false),
                RefreshTokenSignIn refresh => await MsalFlows.ByRefreshTokenAsync(refresh, client.Application, stop).ConfigureAwait(false),
                _ => throw new NotSupportedException(request.GetType().Name),
            },
            answer => SessionOf(request, client, answer),
            observer,
            cancellationToken).ConfigureAwait(false);
    }

    private MsalClient ClientOf(SignInRequest request, Uri? redirect) => request switch
    {
        RefreshTokenSignIn { Credential: { } credential } => _applications.Confidential(request, credential),
        AuthorizationCodeSignIn { Credential: { } credential } => _applications.Confidential(request, credential, redirect),
        AuthorizationCodeSignIn => _applications.NewPublic(request, redirect!),
        RefreshTokenSignIn => _applications.NewPublic(request, new Uri(OAuthConstants.LoopbackRedirect)),
        _ => _applications.Public(request),
    };

    /// <summary>Returns a stored token if it is good enough and the user would otherwise be asked to sign in.</summary>
    private static async Task<AuthenticationResult?> TrySilentAsync(
        SignInRequest request, IClientApplicationBase application, CancellationToken cancellationToken)
    {
        if (request.Force || request.WithoutAskingForMfa || request is not (BrowserSignIn or DeviceCodeSignIn) || request.ClaimsChallenge is not null) return null;
        if (await AccountOfAsync(request, application).ConfigureAwait(false) is not { } account) return null;
        try
        {
            AuthenticationResult kept = await MsalFlows.SilentAsync(request, application, account, force: false, cancellationToken).ConfigureAwait(false);
            return IsGoodEnough(request, kept) ? kept : null;
        }
        catch (MsalUiRequiredException)
        {
            return null;
        }
    }

    // For Graph, a token only needs the right scopes, and MSAL takes care of them.
    private static bool IsGoodEnough(SignInRequest request, AuthenticationResult kept) =>
        request.IsForGraph
        || TokenVerdictTable.Judge(TokenReader.Read(new Secret(kept.AccessToken)), request.Environment).Answer != MfaAnswer.No;

    private static async Task<IAccount?> AccountOfAsync(SignInRequest request, IClientApplicationBase application)
    {
        IAccount[] kept = [.. await application.GetAccountsAsync().ConfigureAwait(false)];
        return request.UserPrincipalName is { } name
            ? kept.FirstOrDefault(account => string.Equals(account.Username, name, StringComparison.OrdinalIgnoreCase))
            : kept.Length == 1 ? kept[0] : null;
    }

    private Session Given(AccessTokenSignIn request)
    {
        if (request.IsForGraph) GraphToken.Read(request.AccessToken, request.Environment, backend.Clock.GetUtcNow());
        return new Session { Request = request, AccessToken = request.AccessToken, Claims = TokenReader.Read(request.AccessToken) };
    }

    private Task<Session> WithoutUserAsync(
        SignInRequest request, Func<CancellationToken, Task<AuthenticationResult>> call, IWorkObserver observer, CancellationToken cancellationToken) =>
        CallAsync(request, call, answer => SessionOf(request, answer) with { Renewal = call }, observer, cancellationToken);

    private static Session SessionOf(SignInRequest request, AuthenticationResult answer)
    {
        Secret token = new(answer.AccessToken);
        return new Session { Request = request, AccessToken = token, Claims = TokenReader.Read(token) };
    }

    private static Session SessionOf(SignInRequest request, MsalClient client, AuthenticationResult answer)
    {
        Func<Secret?>? newest = request is RefreshTokenSignIn or AuthorizationCodeSignIn ? () => client.Tap.RefreshToken : null;
        return SessionOf(request, answer) with
        {
            RefreshToken = newest?.Invoke(),
            NewestRefreshToken = newest,
            Renewal = stop => MsalFlows.SilentAsync(request, client.Application, answer.Account, force: true, stop),
            Removal = () => client.Application.RemoveAsync(answer.Account),
        };
    }

    private async Task<Session> CallAsync(
        SignInRequest request,
        Func<CancellationToken, Task<AuthenticationResult>> call,
        Func<AuthenticationResult, Session> toSession,
        IWorkObserver observer,
        CancellationToken cancellationToken)
    {
        using SecretScope secrets = SecretScope.Begin(request.Secrets);
        using CancellationTokenSource limit = backend.Clock.StartTimer(request.TimeLimit ?? Timeout.InfiniteTimeSpan);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            observer.Verbose(SignInTrace.Asked(request));
            AuthenticationResult answer = await call(either.Token).ConfigureAwait(false);
            observer.Verbose(SignInTrace.Answered(answer));
            return toSession(answer);
        }
        catch (Exception exception) when (exception is not PartnerMfaException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? Failures.SignInTimedOut(request.TimeLimit!.Value)
                : new RefusalReader(request, words).Explain(exception);
        }
    }
}
