using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Shows a session as the context that users see.</summary>
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
