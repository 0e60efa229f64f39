using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;

namespace PartnerMfa.Cli.Hosting;

/// <summary>A file that holds a refresh token, readable by its owner only (mode 0600 on Unix).</summary>
internal static class RefreshTokenFile
{
    /// <summary>Checks that the token can be stored before a sign-in is spent on it.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static void Check(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path)) throw Failures.RefreshTokenNotSaved(path, "it is a folder.");
        if (!Directory.Exists(folder)) throw Failures.RefreshTokenNotSaved(path, "its folder does not exist.");
    }

    /// <summary>Replaces the file in one step: the new token is on the disk before the old one is gone.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static void Write(string path, Secret token)
    {
        try
        {
            string target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
            using AtomicFile file = new(target, isSecret: true);
            file.Content.Write(Encoding.UTF8.GetBytes(token.Reveal() + "\n"));
            file.Complete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.RefreshTokenNotSaved(path, exception is UnauthorizedAccessException ? "access is denied." : exception.Message.TrimEnd('.') + ".");
        }
    }
}
