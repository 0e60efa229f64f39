using System.Diagnostics;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Files;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Cache;

/// <summary>
/// Lets one process at a time read, change and write the user's cache. The library has its own lock, a file that it deletes afterwards. A
/// process that has just opened that file can then lock a file that no other process sees, and the tokens of one of two sign-ins are lost.
/// Our lock file stays in place, and the system releases the lock when the process is killed. Where the cache is a file (Windows), the
/// library overwrites it; a copy next to it keeps the earlier content until the write is complete, and replaces an unfinished file.
/// </summary>
internal sealed class LockedCacheAccess : ITokenCache
{
    private const string Extension = ".lock";
    private const string BeforeExtension = ".before";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    // A keyring may still be working on the request of a killed process when the next process has the lock.
    private static readonly TimeSpan PauseForKeyring = TimeSpan.FromMilliseconds(100);
    private const int MostReads = 5;

    private readonly string _file;
    private readonly string _cache;
    private readonly MsalCacheHelper _reader;
    private readonly TimeProvider _clock;
    private TokenCacheCallback _before = _ => { };
    private TokenCacheCallback _after = _ => { };
    private FileStream? _held;

    private LockedCacheAccess(string cache, MsalCacheHelper reader, TimeProvider clock) => (_file, _cache, _reader, _clock) = (cache + Extension, cache, reader, clock);

    /// <summary>Makes an application use the user's cache.</summary>
    public static async Task RegisterAsync(MsalCacheHelper helper, ITokenCache cache, StorageCreationProperties place, TimeProvider clock)
    {
        MsalCacheHelper reader = await MsalCacheHelper.CreateAsync(place, new TraceSource("PartnerMfa.TokenCache", SourceLevels.Off)).ConfigureAwait(false);
        LockedCacheAccess access = new(place.CacheFilePath, reader, clock);
        helper.RegisterCache(access);
        cache.SetBeforeAccessAsync(access.BeginAsync);
        cache.SetAfterAccessAsync(access.EndAsync);
    }

    /// <returns>The lock; null where there can be none, or when another process does not release it.</returns>
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
            if (held is not null) OfFile(TakeBack);
            await WaitUntilReadableAsync(arguments.CancellationToken).ConfigureAwait(false);
            _before(arguments);
            _held = held;
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    // When the library cannot read the cache, it continues with an empty one, and would overwrite the other accounts with it.
    private async Task WaitUntilReadableAsync(CancellationToken cancellationToken)
    {
        for (int i = 1; i < MostReads; i++)
        {
            try
            {
                _reader.LoadUnencryptedTokenCache();
                return;
            }
#pragma warning disable CA1031 // Keyrings fail with many kinds of exceptions, some of them internal to the library.
            catch (Exception)
            {
                await _clock.PauseAsync(PauseForKeyring, cancellationToken).ConfigureAwait(false);
            }
#pragma warning restore CA1031
        }
    }

    private Task EndAsync(TokenCacheNotificationArgs arguments)
    {
        try
        {
            if (!arguments.HasStateChanged || _held is null)
            {
                _after(arguments);
                return Task.CompletedTask;
            }

            OfFile(Keep);
            _after(arguments);
            OfFile(() => File.Delete(_cache + BeforeExtension));
        }
        finally
        {
            _held?.Dispose();
            _held = null;
        }

        return Task.CompletedTask;
    }

    // In a keyring, the cache is not a file, and the file with its name is empty.
    private void Keep()
    {
        if (new FileInfo(_cache) is not { Exists: true, Length: > 0 }) return;
        using AtomicFile before = new(_cache + BeforeExtension, isSecret: true);
        using (FileStream now = new(_cache, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)) now.CopyTo(before.Content);
        before.Complete();
    }

    // The writing process was killed before it was done, so only its own sign-in is missing.
    private void TakeBack()
    {
        if (!File.Exists(_cache + BeforeExtension)) return;
        using (AtomicFile file = new(_cache, isSecret: true))
        {
            using (FileStream before = new(_cache + BeforeExtension, FileMode.Open, FileAccess.Read, FileShare.Read)) before.CopyTo(file.Content);
            file.Complete();
        }

        File.Delete(_cache + BeforeExtension);
    }

    private static void OfFile(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full, or another program has the file open. The library reports when it cannot write.
        }
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
