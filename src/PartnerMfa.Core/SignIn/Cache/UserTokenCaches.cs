using System.Diagnostics;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Cache;

/// <summary>
/// The cache of <see cref="PartnerMfaContextScope.CurrentUser"/>: DPAPI on Windows, Keychain on macOS, libsecret on Linux. Without these,
/// tokens stay in memory and are never written unencrypted.
/// </summary>
internal sealed class UserTokenCaches(ServiceBackend backend)
{
    private readonly Dictionary<ITokenCache, bool> _joined = [];
    private bool _damageTold;

    /// <summary>Connects the application's cache to the user's, when the request asks for that.</summary>
    public async Task AttachAsync(SignInRequest request, IClientApplicationBase application, IWorkObserver observer)
    {
        if (request.ContextScope != PartnerMfaContextScope.CurrentUser) return;
        ITokenCache cache = application.UserTokenCache;
        if (!_joined.TryGetValue(cache, out bool isJoined))
            _joined[cache] = isJoined = await JoinAsync(cache, observer).ConfigureAwait(false);
        if (isJoined && await IsDamagedAsync(application).ConfigureAwait(false))
            observer.Warning("The stored tokens could not be read and are ignored. Sign in again.");
    }

    /// <summary>For the sign-in methods that store nothing: they request their tokens each time.</summary>
    public static void TellThatNothingIsKept(SignInRequest request, IWorkObserver observer)
    {
        if (request.ContextScope == PartnerMfaContextScope.CurrentUser)
            observer.Warning($"The sign-in method {request.Method} stores no tokens for later sessions. Sign in again there.");
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
                "Tokens cannot be stored encrypted on this machine, so they stay in the memory of this session. "
                + "On Linux this needs libsecret and an unlocked keyring.");
            return false;
        }
    }

    // The test writes a word and reads it back. Two processes at the same time would read each other's word, and one would conclude that
    // there is no place for secrets. A request of a killed process can still interfere, but only once.
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

    /// <summary>Reads the cache before the sign-in. A cache that cannot be parsed makes the first call fail and is then cleared.</summary>
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

    /// <summary>The library reports a cache that cannot be decrypted only in its log.</summary>
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

/// <summary>Where the tokens of a user of this machine are stored: a place of this module's own, which no other tool shares.</summary>
internal static class UserTokenStorage
{
    private const string FileName = "tokens.bin";
    private const string Product = "PartnerMfa";

    // The usual place on the platform. Except on Windows, the library's own default is the home folder itself.
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
