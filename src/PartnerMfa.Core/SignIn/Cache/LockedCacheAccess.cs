using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Cache;

/// <summary>
/// Lets one process at a time read, change and write the user's cache. The library has a lock of its own for that, a file that it deletes when
/// it is done: a process that has just opened that file then locks one that nobody else sees, and the tokens of one of two sign-ins are lost.
/// Our lock stays where it is. The system lets go of it when its process is killed.
/// </summary>
internal sealed class LockedCacheAccess : ITokenCache
{
    private const string Extension = ".lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly string _file;
    private readonly TimeProvider _clock;
    private TokenCacheCallback _before = _ => { };
    private TokenCacheCallback _after = _ => { };
    private FileStream? _held;

    private LockedCacheAccess(string file, TimeProvider clock) => (_file, _clock) = (file, clock);

    /// <summary>Lets an application's cache be that of the user.</summary>
    public static void Register(MsalCacheHelper helper, ITokenCache cache, StorageCreationProperties place, TimeProvider clock)
    {
        LockedCacheAccess access = new(place.CacheFilePath + Extension, clock);
        helper.RegisterCache(access);
        cache.SetBeforeAccessAsync(access.BeginAsync);
        cache.SetAfterAccessAsync(access.EndAsync);
    }

    /// <returns>What holds the lock; null where there can be none, or when another process does not let go of it.</returns>
    public static async Task<IDisposable?> LockAsync(StorageCreationProperties place, TimeProvider clock, CancellationToken cancellationToken) =>
        await LockAsync(place.CacheFilePath + Extension, clock, cancellationToken).ConfigureAwait(false);

    public void SetBeforeAccess(TokenCacheCallback beforeAccess) => _before = beforeAccess;

    public void SetAfterAccess(TokenCacheCallback afterAccess) => _after = afterAccess;

    public void SetBeforeWrite(TokenCacheCallback beforeWrite) => throw new NotSupportedException();

    public void SetBeforeAccessAsync(Func<TokenCacheNotificationArgs, Task> beforeAccess) => throw new NotSupportedException();

    public void SetAfterAccessAsync(Func<TokenCacheNotificationArgs, Task> afterAccess) => throw new NotSupportedException();

    public void SetBeforeWriteAsync(Func<TokenCacheNotificationArgs, Task> beforeWrite) => throw new NotSupportedException();

    private async Task BeginAsync(TokenCacheNotificationArgs arguments)
    {
        FileStream? held = await LockAsync(_file, _clock, arguments.CancellationToken).ConfigureAwait(false);
        try
        {
            _before(arguments);
            _held = held;
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    private Task EndAsync(TokenCacheNotificationArgs arguments)
    {
        try
        {
            _after(arguments);
        }
        finally
        {
            _held?.Dispose();
            _held = null;
        }

        return Task.CompletedTask;
    }

    private static async Task<FileStream?> LockAsync(string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < LongestWait)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (File.Exists(file))
            {
                await clock.PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }
}
