namespace PartnerMfa.BrowserSignIn;

/// <summary>The two sides of a sign-in in a real browser: the sandbox's sign-in service on a port, and the user.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", var certificateFile]:
                await SignInSite.ServeAsync(certificateFile);
                return 0;
            case ["sign-in", var browser, var address, var pageFile]:
                await Person.SignInAsync(browser, new Uri(address), pageFile);
                return 0;
            default:
                await Console.Error.WriteLineAsync("serve <certificate file> | sign-in <browser> <address> <page file>");
                return 64;
        }
    }
}
