using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Mutation;

/// <summary>The files of the repository that git knows, which excludes bin and obj.</summary>
internal static class SourceFiles
{
    /// <returns>Paths relative to the root, with slashes, in order.</returns>
    public static string[] In(string root, params string[] paths)
    {
        ProcessStartInfo start = new("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. paths])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        string[] files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. files.Where(file => File.Exists(Path.Combine(root, file))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns a short name for the contents of the files, which changes as soon as one of them does.</summary>
    /// <param name="root">The repository's root folder.</param>
    /// <param name="choice">Other things that the name depends on.</param>
    /// <param name="paths">The files or their folders.</param>
    public static string Key(string root, string choice, params string[] paths)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in In(root, paths))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(root, path)));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(choice));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
