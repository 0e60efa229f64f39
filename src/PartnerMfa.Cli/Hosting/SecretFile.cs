using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Reads a secret from a file, from a pipe, or from a person at the terminal.</summary>
internal static class SecretFile
{
    public const string StandardInput = "-";

    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file. <c>-</c> is standard input: a prompt when that is a terminal.</param>
    /// <param name="context">Where standard input comes from.</param>
    /// <exception cref="PartnerMfaException"><c>SecretFileUnreadable</c>.</exception>
    public static Secret Read(string option, string path, ToolContext context)
    {
        string text = (path == StandardInput ? ReadInput(option, context) : ReadFile(option, path)).Trim();
        if (text.Length > 0) return new Secret(text);
        throw path == StandardInput ? Failures.StandardInputEmpty(option) : Failures.SecretFileUnreadable(option, path, "it is empty.");
    }

    private static string ReadInput(string option, ToolContext context)
    {
        if (context.InputRedirected)
            return BoundedFile.ReadText(context.Input) ?? throw Failures.SecretFileUnreadable(option, StandardInput, "standard input is far too long for a secret.");
        context.Error.Write($"{Kind(option)} (not shown), then Enter: ");
        string typed = context.ReadHidden();
        context.Error.WriteLine();
        return typed;
    }

    // --client-secret-file asks for a client secret.
    private static string Kind(string option)
    {
        string kind = option.TrimStart('-').Replace("-file", "", StringComparison.Ordinal).Replace('-', ' ');
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            return BoundedFile.ReadText(path) ?? throw Failures.SecretFileUnreadable(option, path, "it is far too large for a secret.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SecretFileUnreadable(option, path, Reason(exception));
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "the file does not exist.",
        UnauthorizedAccessException => "access is denied.",
        _ => "it cannot be read.",
    };
}

/// <summary>A file that contains a refresh token and that only its owner can read (mode 0600 on Unix).</summary>
internal static class RefreshTokenFile
{
    /// <summary>Checks that the token can be stored, before the user signs in to get it.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static void Check(string path)
    {
        if (FileLink.WhyNot(path) is { } why) throw Failures.RefreshTokenNotSaved(path, why);
    }

    /// <summary>Replaces the file in one step: the new token is on the disk before the old one is removed.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static void Write(string path, Secret token)
    {
        try
        {
            using AtomicFile file = new(path, isSecret: true);
            file.Content.Write(Encoding.UTF8.GetBytes(token.Reveal() + "\n"));
            file.Complete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.RefreshTokenNotSaved(path, exception is UnauthorizedAccessException ? "access is denied." : exception.Message.TrimEnd('.') + ".");
        }
    }
}
