using System.Security.Cryptography;

namespace PartnerMfa.Package;

/// <summary>Writes SHA256SUMS, in the form that <c>sha256sum --check</c> reads.</summary>
internal static class Checksums
{
    private const string FileName = "SHA256SUMS";

    public static void Write(string folder)
    {
        IEnumerable<string> lines = Directory.GetFiles(folder)
            .Where(file => Path.GetFileName(file) != FileName)
            .OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal)
            .Select(file => $"{Hash(file)}  {Path.GetFileName(file)}\n");
        File.WriteAllText(Path.Combine(folder, FileName), string.Concat(lines), ModuleStage.Encoding);
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
