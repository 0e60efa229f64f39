using PartnerMfa.Errors;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn;

/// <summary>Hands out the refresh token of a sign-in, if that was done with MFA.</summary>
internal static class RefreshTokenIssue
{
    /// <param name="session">The sign-in.</param>
    /// <param name="context">What its token says.</param>
    /// <param name="allowWithoutMfa">Hand it out all the same.</param>
    /// <param name="now">When it was made.</param>
    /// <exception cref="PartnerMfaException"><c>MfaInteractionRequired</c> when the sign-in had no MFA, <c>SignInFailed</c> when no refresh token came.</exception>
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
