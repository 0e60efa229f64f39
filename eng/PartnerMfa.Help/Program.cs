namespace PartnerMfa.Help;

/// <summary>Turns the pages in docs/help/ into the module's help, so that Get-Help and the pages never differ.</summary>
internal static class Program
{
    /// <param name="arguments">The folder of the pages, the folder for the help, and the address of the pages on the web, which may be empty.</param>
    public static int Main(string[] arguments)
    {
        try
        {
            HelpFile.Write(arguments[0], arguments[1], new OnlinePages(arguments.ElementAtOrDefault(2) ?? ""));
            return 0;
        }
        catch (HelpException problem)
        {
            // MSBuild reads this form as an error in the file.
            Console.Error.WriteLine($"{problem.Page} : error HELP0001: {problem.Message}");
            return 1;
        }
    }
}
