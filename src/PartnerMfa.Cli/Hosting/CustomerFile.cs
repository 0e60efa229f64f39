using PartnerMfa.Errors;
using PartnerMfa.Files;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Reads a list of customers: one tenant ID or domain per line, with comments that begin with #.</summary>
internal static class CustomerFile
{
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <exception cref="PartnerMfaException"><c>CustomersUnreadable</c>.</exception>
    public static string[] Read(string path, TextReader input)
    {
        string text;
        try
        {
            text = (path == SecretFile.StandardInput ? BoundedFile.ReadText(input) : BoundedFile.ReadText(path)) ?? throw Failures.CustomerListUnreadable(path, "it is too large for a list of customers");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.CustomerListUnreadable(path, exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => "the file does not exist",
                UnauthorizedAccessException => "access is denied",
                _ => "it cannot be read",
            });
        }

        string[] customers = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        return customers.Length > 0 ? customers : throw Failures.CustomerListUnreadable(path, "it names no customer");
    }
}
