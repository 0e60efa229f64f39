using Microsoft.Identity.Client;
using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Stores;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>A connection: a token, and the means of renewing it.</summary>
internal sealed record Session
{
    /// <summary>The sign-in that created it.</summary>
    public required SignInRequest Request { get; init; }

    /// <summary>The current access token.</summary>
    public required Secret AccessToken { get; init; }

    /// <summary>The claims of the access token.</summary>
    public required AccessTokenClaims Claims { get; init; }

    /// <summary>The refresh token that came with it; null when there was none. Each use yields a new one.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>Returns the refresh token of the newest response; null when there is none.</summary>
    public Func<Secret?>? NewestRefreshToken { get; init; }

    /// <summary>Gets the next token without a user; null when the user supplied the token.</summary>
    public Func<CancellationToken, Task<AuthenticationResult>>? Renewal { get; init; }

    /// <summary>Removes the session's tokens from MSAL's cache; null when they are not in one.</summary>
    public Func<Task>? Removal { get; init; }

    /// <summary>The store that its refresh token came from; null when it came from elsewhere.</summary>
    public IRefreshTokenStore? Store { get; init; }

    /// <summary>What is known about the refresh token in the store.</summary>
    public TokenFacts? StoredFacts { get; init; }

    /// <summary>What can end the stored refresh token, as far as the sign-in itself shows.</summary>
    public TokenLimits Limits => Request is RefreshTokenSignIn { Credential: ClientCertificateCredential { Certificate: var certificate } }
        ? new TokenLimits { CertificateEndsOn = certificate.NotAfter.ToUniversalTime() }
        : new TokenLimits();

    /// <summary>The stored refresh token, whose expiry the setup assessment reports; null when it came from no store.</summary>
    public StoredTokenState? StoredToken => Store is null ? null : new StoredTokenState(Store.Name, StoredFacts ?? TokenFacts.None, Limits.CertificateEndsOn);

    public bool CanRenew => Renewal is not null;

    public PartnerMfaEnvironment Environment => Request.Environment;

    /// <summary>The subject of suggested commands.</summary>
    public CommandTarget Target => new(Environment, Claims.TenantId, Request.ApplicationId, Claims.Account ?? Request.UserPrincipalName);

    public bool HasMfa => Claims.HasMethod(AuthenticationMethodValues.Mfa);

    public Session WithToken(AuthenticationResult answer)
    {
        Secret token = new(answer.AccessToken);
        return this with { AccessToken = token, Claims = TokenReader.Read(token), RefreshToken = NewestRefreshToken?.Invoke() };
    }
}

/// <summary>Converts a session to the context that users see.</summary>
internal static class SessionContext
{
    public static PartnerMfaContext Of(Session session, TimeProvider clock, CommandHints words)
    {
        PartnerMfaResult token = new TokenInspector(clock, words).Run(TokenRequest.Of(session.AccessToken, session.Request));
        TokenEnd? end = session.Store is null ? null : RefreshTokenForecast.Nearest(session.StoredFacts ?? Stores.TokenFacts.None, session.Limits);
        return new PartnerMfaContext(session.AccessToken, session.RefreshToken, session.Environment)
        {
            AskedForMfa = session.Request.AsksForMfa,
            Account = token.Account,
            TenantId = token.TenantId,
            ApplicationId = token.ApplicationId,
            SignInMethod = session.Request.Method,
            Scopes = session.Claims.Scope,
            AuthenticationMethods = token.AuthenticationMethods,
            ExpiresOn = token.ExpiresOn,
            Result = token.Result,
            Reason = token.Reason,
            Message = token.Message,
            Remedy = token.Remedy,
            RefreshTokenStore = session.Store?.Name,
            RefreshTokenEndsOn = end?.On?.UtcDateTime,
            RefreshTokenEndsBecause = end?.Cause,
        };
    }
}

/// <summary>Returns the refresh token of a sign-in, if that was done with MFA.</summary>
internal static class RefreshTokenIssue
{
    /// <param name="session">The sign-in.</param>
    /// <param name="context">The verdict of its token.</param>
    /// <param name="allowWithoutMfa">Whether to return it even without MFA.</param>
    /// <param name="now">The time of the sign-in.</param>
    /// <exception cref="PartnerMfaException">
    /// <c>MfaInteractionRequired</c> when the sign-in had no MFA, <c>SignInFailed</c> when there was no refresh token.
    /// </exception>
    public static PartnerMfaRefreshToken Create(Session session, PartnerMfaContext context, bool allowWithoutMfa, DateTimeOffset now)
    {
        if (!session.HasMfa && !allowWithoutMfa) throw Failures.SignInWithoutMfa(context.Message, context.Remedy ?? "Sign in again and complete MFA", context.Account);
        Secret refreshToken = session.RefreshToken ?? throw Failures.NoRefreshToken(context.Account);
        return new PartnerMfaRefreshToken
        {
            RefreshToken = refreshToken.ToSecureString(),
            Account = context.Account,
            TenantId = context.TenantId,
            ApplicationId = context.ApplicationId,
            Environment = context.Environment,
            CreatedOn = now.UtcDateTime,
            ExpiresOn = now.After(PartnerMfaRefreshToken.UnusedLifetime).UtcDateTime,
            AuthenticationMethods = context.AuthenticationMethods,
            Result = context.Result,
            Reason = context.Reason,
            Message = context.Message,
        };
    }
}
