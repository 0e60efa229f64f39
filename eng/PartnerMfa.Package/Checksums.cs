using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Package;

/// <summary>SHA256SUMS, as sha256sum writes and checks it.</summary>
internal static class Checksums
{
    private const string Name = "SHA256SUMS";

    public static void Write(string folder)
    {
        IEnumerable<string> lines = Directory.GetFiles(folder)
            .Where(file => Path.GetFileName(file) != Name)
            .OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal)
            .Select(file => $"{Of(file)}  {Path.GetFileName(file)}\n");
        File.WriteAllText(Path.Combine(folder, Name), string.Concat(lines), new UTF8Encoding(false));
    }

    public static string Of(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
