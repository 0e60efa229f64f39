using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Fuzzing.Captures;

/// <summary>
/// Captures that real programs wrote, as used by the tests, complete or in part, damaged before or after they are packed.
/// </summary>
internal static class MadeSeeds
{
    private static readonly byte[][] Files =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Made")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Select(Unpacked).Where(file => file.Length < 256 * 1024)];

    private static readonly string[] Tokens = [.. Files
        .SelectMany(file => Regex.Matches(Encoding.UTF8.GetString(file), @"\beyJ[\w-]{20,}\.eyJ[\w-]{100,}\.[\w-]{342}").Select(token => token.Value))
        .Distinct()];

    public static CaptureSeed Make(Random random)
    {
        byte[] file = Files[random.Next(Files.Length)];
        // A file is recognized by its beginning.
        if (random.Next(3) == 0) file = file[..random.Next(file.Length)];
        return new CaptureSeed(Mutation.Of(random, file), Tokens, null);
    }

    private static byte[] Unpacked(byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..]) return file;
        using GZipStream plain = new(new MemoryStream(file), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }
}
