using System.Diagnostics;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Hosting;

namespace PartnerMfa.SignIn;

/// <summary>
/// The cache of <see cref="PartnerMfaContextScope.CurrentUser"/>: DPAPI on Windows, Keychain on macOS, libsecret on Linux.
/// Where there is none of them tokens stay in memory; they are never written in the clear.
/// </summary>
internal sealed class UserTokenCaches(ServiceBackend backend)
{
    private readonly HashSet<ITokenCache> _attached = [];

    /// <summary>Joins the application's cache with the user's, when the request asks for that.</summary>
    public async Task AttachAsync(SignInRequest request, IClientApplicationBase application, IWorkObserver observer)
    {
        if (request.ContextScope != PartnerMfaContextScope.CurrentUser || !_attached.Add(application.UserTokenCache)) return;
        if (backend.TokenStorage is not { } storage)
        {
            observer.Warning("The sandbox keeps nothing on disk: its tokens stay in the memory of this session.");
            return;
        }

        try
        {
            TraceSource trace = new("PartnerMfa.TokenCache", SourceLevels.Error);
            MsalCacheHelper helper = await MsalCacheHelper.CreateAsync(storage(), trace).ConfigureAwait(false);
            helper.VerifyPersistence();
            trace.Listeners.Add(new DamageListener(observer));
            helper.RegisterCache(application.UserTokenCache);
        }
        catch (Exception exception) when (exception is MsalCachePersistenceException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            observer.Warning(
                "Tokens cannot be kept encrypted on this machine, so they stay in the memory of this session. "
                + "On Linux this needs libsecret and an unlocked keyring.");
        }
    }

    /// <summary>The library tells of a damaged cache, which it then clears, in its log alone.</summary>
    private sealed class DamageListener(IWorkObserver observer) : TraceListener
    {
        private int _told;

        public override void TraceEvent(TraceEventCache? eventCache, string source, TraceEventType eventType, int id, string? message)
        {
            if (eventType <= TraceEventType.Error && Interlocked.Exchange(ref _told, 1) == 0)
                observer.Warning("The kept tokens could not be read, and are left aside: sign in again.");
        }

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
        }
    }
}
