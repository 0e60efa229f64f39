using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa;

/// <summary>Newer .NET API that the linked tests use and .NET Framework does not have.</summary>
internal static class Missing
{
    extension(Enum)
    {
        public static T[] GetValues<T>() where T : struct => [.. Enum.GetValues(typeof(T)).Cast<T>()];

        public static string[] GetNames<T>() where T : struct => Enum.GetNames(typeof(T));

        public static T Parse<T>(string name) where T : struct => (T)Enum.Parse(typeof(T), name);

        public static bool IsDefined<T>(T value) where T : struct => Enum.IsDefined(typeof(T), value);
    }

    extension(ValueTask)
    {
        public static ValueTask CompletedTask => default;
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] bytes)
        {
            using SHA256 hash = SHA256.Create();
            return hash.ComputeHash(bytes);
        }
    }

    extension(X509Certificate2 certificate)
    {
        public byte[] GetCertHash(HashAlgorithmName algorithm) => SHA256.HashData(certificate.RawData);
    }

    extension(string)
    {
        public static string Join<T>(char separator, IEnumerable<T> items) => string.Join(separator.ToString(), items);
    }

    extension(char)
    {
        public static bool IsAsciiLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
    }

    extension(Array)
    {
        public static void Fill<T>(T[] array, T value, int start, int count)
        {
            for (int i = start; i < start + count; i++) array[i] = value;
        }
    }

    extension(CancellationTokenSource source)
    {
        public Task CancelAsync()
        {
            source.Cancel();
            return Task.CompletedTask;
        }
    }

    extension(Stream stream)
    {
        public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes.ToArray(), 0, bytes.Length);
    }

    extension<TKey, TValue>(Dictionary<TKey, TValue> dictionary)
    {
        public bool Remove(TKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TValue value) => dictionary.TryGetValue(key, out value) && dictionary.Remove(key);

        public TValue? GetValueOrDefault(TKey key) => dictionary.TryGetValue(key, out TValue value) ? value : default;
    }

    extension<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        public Dictionary<TKey, TValue> ToDictionary() => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    extension(string text)
    {
        public string Replace(string old, string put, StringComparison comparison)
        {
            _ = comparison;
            return text.Replace(old, put);
        }

        public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

        public bool Contains(char part) => text.IndexOf(part) >= 0;

        public bool StartsWith(char part) => text.Length > 0 && text[0] == part;

        public bool EndsWith(char part) => text.Length > 0 && text[^1] == part;

        public string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);

        public string[] Split(char separator, int count) => text.Split([separator], count);

        public string[] Split(string separator, int count = int.MaxValue, StringSplitOptions options = StringSplitOptions.None) =>
            text.Split([separator], count, options);
    }

    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<T> Order(IComparer<T>? comparer = null) => items.OrderBy(item => item, comparer);

        public IEnumerable<T> OrderDescending() => items.OrderByDescending(item => item);

        public IEnumerable<(T First, TOther Second)> Zip<TOther>(IEnumerable<TOther> others) => items.Zip(others, (one, other) => (one, other));

        public IEnumerable<T[]> Chunk(int size) =>
            items.Select((item, index) => (item, index)).GroupBy(pair => pair.index / size, (_, pairs) => pairs.Select(pair => pair.item).ToArray());
    }

    extension<T>(Queue<T> queue)
    {
        public bool TryDequeue(out T item)
        {
            bool any = queue.Count > 0;
            item = any ? queue.Dequeue() : default!;
            return any;
        }
    }

    extension(HttpContent content)
    {
        public Task<string> ReadAsStringAsync(CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            return content.ReadAsStringAsync();
        }

        public Task<byte[]> ReadAsByteArrayAsync(CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            return content.ReadAsByteArrayAsync();
        }

        public Stream ReadAsStream() => content.ReadAsStreamAsync().GetAwaiter().GetResult();
    }

    extension(Task task)
    {
        public Task WaitAsync(CancellationToken stop) => task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

        public Task WaitAsync(TimeSpan limit, CancellationToken stop = default) => task.WaitAsync(limit, TimeProvider.System, stop);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(CancellationToken stop) => task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

        public Task<T> WaitAsync(TimeSpan limit, CancellationToken stop = default) => task.WaitAsync(limit, TimeProvider.System, stop);
    }

    extension(File)
    {
        public static Task WriteAllBytesAsync(string path, byte[] bytes, CancellationToken stop = default)
        {
            File.WriteAllBytes(path, bytes);
            return Task.CompletedTask;
        }

        public static Task WriteAllTextAsync(string path, string text, CancellationToken stop = default)
        {
            File.WriteAllText(path, text);
            return Task.CompletedTask;
        }

        public static Task<string> ReadAllTextAsync(string path, CancellationToken stop = default) => Task.FromResult(File.ReadAllText(path));
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);
}
