using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Cache;
using PartnerMfa.Stores;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <content><content>Sign-ins, connections and stored refresh tokens.</content></content>
internal sealed partial class PartnerMfaClient
{
    private readonly Dictionary<PartnerMfaEnvironment, SignInService> _signIns = [];

    /// <inheritdoc cref="SignInService.SignInAsync"/>
    public Task<Session> SignInAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        SignIns(request.Environment).SignInAsync(request, observer, cancellationToken);

    /// <inheritdoc cref="SignInService.RenewAsync"/>
    public async Task<Session> RenewAsync(Session session, Interactivity presence, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session renewed = await SignIns(session.Environment).RenewAsync(session, presence, observer, cancellationToken).ConfigureAwait(false);
        // A PowerShell store can be used only by its own command.
        if (ReferenceEquals(renewed, session) || renewed.Store is not (FileTokenStore or KeyVaultTokenStore)) return renewed;
        StoredSignIn kept = await Stored(session.Environment).KeepRenewedAsync(session, renewed, observer, cancellationToken).ConfigureAwait(false);
        if (kept.NotStored is { } failure) observer.Warning($"{failure.Message} {failure.Remedy}");
        return kept.Session;
    }

    /// <inheritdoc cref="TokenStores.Open"/>
    public IRefreshTokenStore OpenStore(StoreReference reference, PartnerMfaEnvironment environment, VaultIdentity identity, IWorkObserver observer) =>
        new TokenStores(backends(environment), SignIns(environment)).Open(reference, environment, identity, observer);

    /// <inheritdoc cref="StoredTokenSignIn.RunAsync"/>
    public Task<StoredSignIn> SignInFromStoreAsync(RefreshTokenSignIn request, IRefreshTokenStore store, IWorkObserver observer, CancellationToken cancellationToken) =>
        Stored(request.Environment).RunAsync(request, store, observer, cancellationToken);

    /// <summary>Checks whether the stored refresh token of a session expires within this many days or can end at any time.</summary>
    /// <returns>Null when it lasts longer or nothing is known.</returns>
    public PartnerMfaException? EndsSoon(Session session, int days)
    {
        if (session.Store is not { } store) return null;
        DateTimeOffset last = backends(session.Environment).Clock.GetUtcNow().AddDays(days);
        TokenEnd? end = RefreshTokenForecast.Before(last, session.StoredFacts ?? TokenFacts.None, session.Limits);
        return end is null ? null : Failures.TokenEndsSoon(store.Name, end.On is { } on ? $"on {DisplayFormat.Day(on.UtcDateTime)}" : "at any time", end.Cause, end.Remedy);
    }

    /// <summary>Stores the refresh token of a new sign-in. A token without MFA is never stored.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static async Task<bool> StoreAsync(PartnerMfaRefreshToken token, IRefreshTokenStore store, CancellationToken cancellationToken)
    {
        if (token.Result != nameof(MfaAnswer.Yes)) throw Failures.StoreNotWritten(store.Name, "its sign-in did not use MFA.", "Sign in again and complete MFA.");
        DateTimeOffset now = token.CreatedOn;
        // A job that is using the older token must not overwrite this one afterward.
        using IDisposable? alone = await store.LockAsync(cancellationToken).ConfigureAwait(false);
        await store.WriteAsync(new StoredRefreshToken(new Secret(token.RefreshToken), new TokenFacts { SignedInOn = now, StoredOn = now, Account = token.Account }), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private StoredTokenSignIn Stored(PartnerMfaEnvironment environment) => new(SignIns(environment), backends(environment).Clock);

    /// <summary>Performs the one-time sign-in of the secure application model.</summary>
    /// <inheritdoc cref="RefreshTokenIssue.Create" path="/exception"/>
    public async Task<PartnerMfaRefreshToken> NewRefreshTokenAsync(
        AuthorizationCodeSignIn request, bool allowWithoutMfa, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session session = await SignInAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return RefreshTokenIssue.Create(session, Describe(session), allowWithoutMfa, backends(request.Environment).Clock.GetUtcNow());
    }

    /// <summary>Removes the session's tokens from the cache in which they are stored.</summary>
    public static async Task<bool> ForgetAsync(Session session)
    {
        if (session.Removal is not { } remove) return false;
        await remove().ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc cref="KeptAccounts.FindAsync"/>
    public Task<IReadOnlyList<KeptAccount>> KeptAccountsAsync() => new KeptAccounts(backends(PartnerMfaEnvironments.Global)).FindAsync();

    /// <inheritdoc cref="KeptAccounts.ClearAsync"/>
    public Task ClearKeptAccountsAsync() => new KeptAccounts(backends(PartnerMfaEnvironments.Global)).ClearAsync();

    /// <summary>Returns the context that users see for a session, with the verdict of its token.</summary>
    public PartnerMfaContext Describe(Session session) => SessionContext.Of(session, backends(session.Environment).Clock, words);

    private SignInService SignIns(PartnerMfaEnvironment environment) => _signIns.TryGetValue(environment, out SignInService? known)
        ? known
        : _signIns[environment] = new SignInService(backends(environment), words);
}
