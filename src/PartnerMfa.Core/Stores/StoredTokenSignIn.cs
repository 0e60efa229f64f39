using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>The outcome of a sign-in with a stored refresh token.</summary>
/// <param name="Session">The connection.</param>
/// <param name="NotStored">Why the new token could not be stored; null when it was. If not, the store keeps the old token.</param>
internal sealed record StoredSignIn(Session Session, PartnerMfaException? NotStored);

/// <summary>
/// Signs in with the refresh token from a store and replaces it with the new one. The order keeps the job working: read, redeem, check the
/// MFA of the new token, store it, and only then discard the old one. A new token without MFA, or of another account, is never stored.
/// </summary>
/// <param name="service">Performs the sign-in.</param>
/// <param name="clock">The time at which the new token was issued.</param>
internal sealed class StoredTokenSignIn(SignInService service, TimeProvider clock)
{
    /// <param name="request">The sign-in. Its refresh token is read from the store.</param>
    /// <param name="store">The store.</param>
    /// <param name="observer">Receives messages about the work.</param>
    /// <param name="cancellationToken">Cancels the sign-in until the new token is being stored.</param>
    /// <exception cref="PartnerMfaException">The store cannot be read, or the sign-in was refused. The stored token stays.</exception>
    public async Task<StoredSignIn> RunAsync(RefreshTokenSignIn request, IRefreshTokenStore store, IWorkObserver observer, CancellationToken cancellationToken)
    {
        using IDisposable? alone = await store.LockAsync(cancellationToken).ConfigureAwait(false);
        StoredRefreshToken stored = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        using SecretScope secrets = SecretScope.Begin([stored.Token]);
        observer.Verbose($"The refresh token was read from {store.Name}.");
        Session session = await service.SignInAsync(request with { RefreshToken = stored.Token }, observer, cancellationToken).ConfigureAwait(false);
        return await KeepAsync(session with { Store = store, StoredFacts = stored.Facts }, observer).ConfigureAwait(false);
    }

    /// <summary>
    /// Stores the new refresh token of a session that was renewed, unless another job or person has stored one since the session began.
    /// </summary>
    /// <param name="before">The session before its renewal.</param>
    /// <param name="renewed">The session with the new refresh token.</param>
    /// <param name="observer">Receives messages about the work.</param>
    /// <param name="cancellationToken">Cancels the wait for another job.</param>
    public async Task<StoredSignIn> KeepRenewedAsync(Session before, Session renewed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        IRefreshTokenStore store = renewed.Store!;
        try
        {
            using IDisposable? alone = await store.LockAsync(cancellationToken).ConfigureAwait(false);
            StoredRefreshToken stored = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
            bool isOwn = stored.Token.Reveal() == before.RefreshToken?.Reveal().Trim();
            // When the last write failed, the store still has what this session read from it.
            if (isOwn || (stored.Facts.StoredOn is not null && stored.Facts == before.StoredFacts)) return await KeepAsync(renewed, observer).ConfigureAwait(false);
            observer.Verbose($"Another job stored a refresh token in {store.Name}. That one stays.");
            return new StoredSignIn(renewed, null);
        }
        catch (PartnerMfaException failure)
        {
            return new StoredSignIn(renewed, failure);
        }
    }

    /// <summary>Stores the new refresh token of a session that came from a store. The caller holds the lock of the store.</summary>
    public async Task<StoredSignIn> KeepAsync(Session session, IWorkObserver observer)
    {
        IRefreshTokenStore store = session.Store!;
        try
        {
            TokenFacts facts = session.StoredFacts ?? TokenFacts.None;
            if (WhyNot(session, facts) is { } why) throw NotStored(store, why);
            TokenFacts next = facts with { StoredOn = clock.GetUtcNow(), Account = session.Claims.Account };
            // Nothing may come in between: a token that was redeemed but whose successor was not stored is lost.
            await store.WriteAsync(new StoredRefreshToken(session.RefreshToken!, next), CancellationToken.None).ConfigureAwait(false);
            observer.Verbose($"The new refresh token was stored in {store.Name}.");
            return new StoredSignIn(session with { StoredFacts = next }, null);
        }
        catch (PartnerMfaException failure)
        {
            return new StoredSignIn(session, failure);
        }
    }

    private static PartnerMfaException NotStored(IRefreshTokenStore store, string why) => Failures.StoreNotWritten(
        store.Name,
        why,
        "Sign in again with MFA as the integration account, and store the new refresh token: New-PartnerMfaRefreshToken -RefreshTokenStore '<store>'",
        "Sign in again with MFA as the integration account, and store the new refresh token: partner-mfa refresh-token --refresh-token-store '<store>'");

    private static string? WhyNot(Session session, TokenFacts facts)
    {
        if (session.RefreshToken is null) return "the sign-in service returned none.";
        if (!session.HasMfa) return "its sign-in did not use MFA, as the access token shows.";
        return facts.Account is { } account && session.Claims.Account is { } other && !account.Equals(other, StringComparison.OrdinalIgnoreCase)
            ? $"it belongs to {Redactor.Shown(other)}, and the stored one to {Redactor.Shown(account)}."
            : null;
    }
}
