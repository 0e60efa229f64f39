using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Http;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>
/// A file that contains only the refresh token and is readable only by its owner. It is replaced as a whole, after the new content is on
/// the disk. The facts about the token are in a second file, which counts only for the exact token that it was written for.
/// </summary>
/// <param name="path">The full path of the file.</param>
/// <param name="clock">The clock for waiting for another job.</param>
/// <param name="observer">Receives a warning when others can read the file; null for none.</param>
internal sealed class FileTokenStore(string path, TimeProvider clock, IWorkObserver? observer = null) : IRefreshTokenStore
{
    private const string FactsExtension = ".facts";
    private const string LockExtension = ".lock";
    private const int LongestToken = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private string? _target;

    public string Name => $"the file '{Redactor.Path(path)}'";

    public async Task<IDisposable?> LockAsync(CancellationToken cancellationToken)
    {
        string file = Target + LockExtension;
        long started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (UnauthorizedAccessException)
            {
                // The folder is read-only. Nothing can be stored there, so there is nothing to wait for.
                return null;
            }
            catch (IOException) when (!File.Exists(file))
            {
                // The file cannot be created, so it is not in use: the folder is missing, the name is too long, or the disk is full.
                return null;
            }
            catch (IOException)
            {
                if (clock.GetElapsedTime(started) > LongestWait)
                    throw Failures.StoreUnavailable(Name, "another job has held it for two minutes.", "Wait for the other job to end, then try again.");
            }

            await clock.PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<StoredRefreshToken> ReadAsync(CancellationToken cancellationToken)
    {
        string text = ReadText(path);
        WarnOfReaders();
        return Task.FromResult(new StoredRefreshToken(new Secret(text), FactsOf(text)));
    }

    public Task WriteAsync(StoredRefreshToken token, CancellationToken cancellationToken)
    {
        try
        {
            string text = token.Token.Reveal().Trim();
            Write(Target, text + "\n");
            // The token is safe now; losing the facts about it is acceptable.
            TryWriteFacts(token.Facts, text);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Failures.StoreNotWritten(Name, exception is UnauthorizedAccessException ? "access is denied." : exception.Message.TrimEnd('.') + ".", "Give a file in a folder that exists, that you can write to, and that has room.");
        }
    }

    private string Target => _target ??= FindTarget();

    private string FindTarget()
    {
        try
        {
            return FileLink.TargetOf(path);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Failures.StoreUnavailable(Name, exception is IOException ? exception.Message : "access is denied.", "Give the path of the file itself.");
        }
    }

    // After the next write, only its owner can read the file. What others have already read cannot be taken back.
    private void WarnOfReaders()
    {
        if (!IsOpenToOthers(Target)) return;
        observer?.Warning($"Other users of this machine can read {Name}. Allow it to its owner only: chmod 600. If others may have read it, revoke the account's sessions and sign in again.");
    }

    private static bool IsOpenToOthers(string file)
    {
#if NET
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & others) != 0;
#else
        return false;
#endif
    }

    private string ReadText(string file)
    {
        try
        {
            string text = (BoundedFile.ReadText(file, LongestToken) ?? throw Unavailable("it is far too large for a refresh token.")).Trim();
            return text.Length > 0 ? text : throw Unavailable("it is empty.");
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Unavailable(exception is FileNotFoundException or DirectoryNotFoundException ? "the file does not exist." : "access is denied, or it is not a file.");
        }
    }

    private PartnerMfaException Unavailable(string why) => Failures.StoreUnavailable(
        Name,
        why,
        "Make the refresh token once, signing in with MFA: New-PartnerMfaRefreshToken -RefreshTokenStore '<file>'",
        "Make the refresh token once, signing in with MFA: partner-mfa refresh-token --refresh-token-store '<file>'");

    private TokenFacts FactsOf(string token)
    {
        try
        {
            if (!IsFile(Target + FactsExtension) || BoundedFile.ReadText(Target + FactsExtension, LongestToken) is not { } text) return TokenFacts.None;
            using JsonDocument? document = StrictJson.Parse(text);
            if (document?.RootElement.Text("token") != FingerprintOf(token)) return TokenFacts.None;
            return TokenFacts.FromTags(document!.RootElement.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => new KeyValuePair<string, string>(member.Name, member.Value.GetString()!)));
        }
        catch (Exception exception) when (IsOfFiles(exception) || exception is InvalidOperationException)
        {
            return TokenFacts.None;
        }
    }

    // Anyone who may write to the folder can put a pipe there, and reading from it would wait forever.
    private static bool IsFile(string file)
    {
        if (!File.Exists(file)) return false;
        using FileStream opened = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return opened.CanSeek;
    }

    private void TryWriteFacts(TokenFacts facts, string token)
    {
        try
        {
            using MemoryStream json = new();
            using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Indented = true }))
            {
                writer.WriteStartObject();
                writer.WriteString("token", FingerprintOf(token));
                foreach (KeyValuePair<string, string> fact in facts.ToTags()) writer.WriteString(fact.Key, fact.Value);
                writer.WriteEndObject();
            }

            Write(Target + FactsExtension, Encoding.UTF8.GetString(json.ToArray()));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            // Nothing depends on it.
        }
    }

    private static void Write(string target, string text)
    {
        using AtomicFile file = new(target, isSecret: true);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        file.Content.Write(bytes, 0, bytes.Length);
        file.Complete();
    }

    // Half of a hash is enough to tell tokens apart, and does not help to guess a random one.
    private static string FingerprintOf(string token)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(token)), 0, 16);
    }

    private static bool IsOfFiles(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
