
namespace PartnerMfa.Help;

/// <summary>Makes the module's help file out of the pages in docs/help/, so that both say the same.</summary>
internal static class Program
{
    /// <param name="arguments">The folder of the pages, and the folder for the help file.</param>
    public static int Main(string[] arguments)
    {
        try
        {
            HelpFile.Write(arguments[0], arguments[1]);
            return 0;
        }
        catch (HelpException problem)
        {
            // The form that MSBuild shows as an error of the build.
            Console.Error.WriteLine($"{problem.Page} : error HELP0001: {problem.Message}");
            return 1;
        }
    }
}
