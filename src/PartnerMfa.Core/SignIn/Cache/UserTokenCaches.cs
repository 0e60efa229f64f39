using System.Diagnostics;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Cache;

/// <summary>
/// The cache of <see cref="PartnerMfaContextScope.CurrentUser"/>: DPAPI on Windows, Keychain on macOS, libsecret on Linux.
/// Without any of them, tokens stay in memory; they are never written unencrypted.
/// </summary>
internal sealed class UserTokenCaches(ServiceBackend backend)
{
    private readonly Dictionary<ITokenCache, bool> _joined = [];
    private bool _damageTold;

    /// <summary>Joins the application's cache with the user's, when the request asks for that.</summary>
    public async Task AttachAsync(SignInRequest request, IClientApplicationBase application, IWorkObserver observer)
    {
        if (request.ContextScope != PartnerMfaContextScope.CurrentUser) return;
        ITokenCache cache = application.UserTokenCache;
        if (!_joined.TryGetValue(cache, out bool isJoined))
            _joined[cache] = isJoined = await JoinAsync(cache, observer).ConfigureAwait(false);
        if (isJoined && await IsDamagedAsync(application).ConfigureAwait(false))
            observer.Warning("The kept tokens could not be read, and are left aside: sign in again.");
    }

    /// <summary>For the sign-in methods that keep nothing: their tokens are requested each time.</summary>
    public static void TellThatNothingIsKept(SignInRequest request, IWorkObserver observer)
    {
        if (request.ContextScope == PartnerMfaContextScope.CurrentUser)
            observer.Warning($"The sign-in method {request.Method} keeps no tokens for later sessions: sign in anew there.");
    }

    private async Task<bool> JoinAsync(ITokenCache cache, IWorkObserver observer)
    {
        if (backend.TokenStorage is not { } storage)
        {
            observer.Warning("The sandbox keeps nothing on disk: its tokens stay in the memory of this session.");
            return false;
        }

        try
        {
            TraceSource trace = new("PartnerMfa.TokenCache", SourceLevels.Error);
            StorageCreationProperties place = storage();
            MsalCacheHelper helper = await MsalCacheHelper.CreateAsync(place, trace).ConfigureAwait(false);
            await VerifyAsync(helper, place).ConfigureAwait(false);
            trace.Listeners.Add(new DamageListener(() => _damageTold = true));
            await LockedCacheAccess.RegisterAsync(helper, cache, place, backend.Clock).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is MsalCachePersistenceException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            observer.Warning(
                "Tokens cannot be kept encrypted on this machine, so they stay in the memory of this session. "
                + "On Linux this needs libsecret and an unlocked keyring.");
            return false;
        }
    }

    // It writes a word and reads it again: two processes at once would read each other's, and one would find no place at all. What a killed
    // process asked of a keyring can still come in between, once.
    private async Task VerifyAsync(MsalCacheHelper helper, StorageCreationProperties place)
    {
        Directory.CreateDirectory(place.CacheDirectory);
        using IDisposable? alone = await LockedCacheAccess.LockAsync(place, backend.Clock, CancellationToken.None).ConfigureAwait(false);
        try
        {
            helper.VerifyPersistence();
        }
        catch (MsalCachePersistenceException)
        {
            helper.VerifyPersistence();
        }
    }

    /// <summary>Reads the cache once, ahead of the sign-in: one that cannot be parsed fails the call that finds it, and is cleared then.</summary>
    private async Task<bool> IsDamagedAsync(IClientApplicationBase application)
    {
        _damageTold = false;
        try
        {
            await application.GetAccountsAsync().ConfigureAwait(false);
            return _damageTold;
        }
        catch (MsalClientException exception) when (exception.ErrorCode == MsalError.JsonParseError)
        {
            return true;
        }
    }

    /// <summary>Of a cache that cannot be decrypted the library tells in its log alone.</summary>
    private sealed class DamageListener(Action told) : TraceListener
    {
        public override void TraceEvent(TraceEventCache? eventCache, string source, TraceEventType eventType, int id, string? message)
        {
            if (eventType <= TraceEventType.Error) told();
        }

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
        }
    }
}

/// <summary>Where the tokens of a user of this machine are kept: a place of this module's own, shared with no other tool.</summary>
internal static class UserTokenStorage
{
    private const string FileName = "tokens.bin";
    private const string Product = "PartnerMfa";

    // Where the platform keeps such things. The library's own root is, but for Windows, the bare home folder.
    private static string UserData =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    public static StorageCreationProperties Create() => new StorageCreationPropertiesBuilder(
            FileName, Path.Combine(UserData, Product))
        .WithLinuxKeyring(
            "com.partnermfa.tokens",
            MsalCacheHelper.LinuxKeyRingDefaultCollection,
            "PartnerMfa tokens",
            new KeyValuePair<string, string>("Product", Product),
            new KeyValuePair<string, string>("Version", "1"))
        .WithMacKeyChain(Product, "tokens")
        .Build();
}
