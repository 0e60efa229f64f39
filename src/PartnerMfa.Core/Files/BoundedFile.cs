using System.Text;

namespace PartnerMfa.Files;

/// <summary>
/// Reads whole files up to a limit. Only the bytes that are read count, because the stated length of a pipe or device means nothing and a
/// file can grow.
/// </summary>
internal static class BoundedFile
{
    /// <summary>The maximum size of a file with a token, key set, certificate or other secret, in bytes.</summary>
    public const int LongestSecret = 4 * 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    /// <param name="path">A file, pipe or device.</param>
    /// <param name="longest">The maximum size, in bytes.</param>
    /// <returns>Null when the file is larger.</returns>
    public static byte[]? ReadBytes(string path, int longest = LongestSecret)
    {
        // Nothing is read ahead, and other programs may continue to write to the file.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return Read<byte>(file.Read, longest, FirstBuffer) is { } bytes ? bytes.ToArray() : null;
    }

    /// <inheritdoc cref="ReadBytes"/>
    /// <remarks>UTF-8, unless a byte order mark says otherwise.</remarks>
    public static string? ReadText(string path, int longest = LongestSecret)
    {
        if (ReadBytes(path, longest) is not { } bytes) return null;
        using StreamReader reader = new(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <param name="input">The reader, such as standard input.</param>
    /// <param name="longest">The maximum length, in characters.</param>
    /// <returns>Null when the text is longer.</returns>
    public static string? ReadText(TextReader input, int longest = LongestSecret) => Read<char>(input.Read, longest, FirstBuffer) is { } text ? text.ToString() : null;

    private static Memory<T>? Read<T>(Func<T[], int, int, int> read, int longest, int first)
    {
        T[] buffer = new T[Math.Min(first, longest + 1)];
        int length = 0;
        while (true)
        {
            int count = read(buffer, length, buffer.Length - length);
            if (count == 0) return buffer.AsMemory(0, length);
            length += count;
            if (length > longest) return null;
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, longest + 1L));
        }
    }
}
