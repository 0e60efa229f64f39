using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>A sign-in with a stored refresh token.</summary>
/// <param name="Session">The connection.</param>
/// <param name="NotStored">Why the successor was not stored; null when it was. The stored one stays then.</param>
internal sealed record StoredSignIn(Session Session, PartnerMfaException? NotStored);

/// <summary>
/// Signs in with the refresh token of a store, and puts the successor in its place. The order is what keeps a job alive: read, redeem, look at the MFA of
/// the successor, store it, and only then let the old one go. A successor without MFA, or of another account, is never stored.
/// </summary>
/// <param name="service">The sign-in.</param>
/// <param name="clock">When the successor was issued.</param>
internal sealed class StoredTokenSignIn(SignInService service, TimeProvider clock)
{
    /// <param name="request">The sign-in; its refresh token is taken from the store.</param>
    /// <param name="store">The store.</param>
    /// <param name="observer">Receives messages about the work.</param>
    /// <param name="cancellationToken">Cancels it, until the successor is being stored.</param>
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

    /// <summary>Stores the refresh token of a session that came from a store, after a sign-in or a renewal.</summary>
    public async Task<StoredSignIn> KeepAsync(Session session, IWorkObserver observer)
    {
        IRefreshTokenStore store = session.Store!;
        try
        {
            TokenFacts facts = session.StoredFacts ?? TokenFacts.None;
            if (WhyNot(session, facts) is { } why) throw NotStored(store, why);
            TokenFacts next = facts with { StoredOn = clock.GetUtcNow(), Account = session.Claims.Account };
            // Nothing may come between: a successor that is redeemed and not stored is lost.
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
