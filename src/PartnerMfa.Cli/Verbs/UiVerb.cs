using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Requests;
using PartnerMfa.Web.Page;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa ui</c>: serves the local page until Ctrl+C, the page's own button, or a period without use ends it.</summary>
internal static class UiVerb
{
    public const string Name = "ui";

    private const int MostIdleMinutes = 24 * 60;

    public static Command CreateCommand(ToolContext context)
    {
        Option<bool> noBrowser = new("--no-browser") { Description = "Print the address instead of opening the browser." };
        Option<int?> idle = NumberOption.Whole(
            "--idle-minutes", "minutes", (1, MostIdleMinutes), FormattableString.Invariant($"End after so many minutes without use. Default: {PageOptions.DefaultIdleMinutes}."));
        ProxyOptions proxy = new();
        VerbCommand command = new(
            Name,
            "Open a page in the browser that asks the four questions and answers Yes or No. It is served on this computer only.",
            new("Open the page", "partner-mfa ui"),
            new("On a machine without a browser: print the address", "partner-mfa ui --no-browser"));
        command.Add(OptionGroup.Common, noBrowser, idle);
        proxy.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                PageOptions options = new()
                {
                    CreateClient = Client(context, proxy.Read(parsed, context)),
                    IdleLimit = TimeSpan.FromMinutes(parsed.GetValue(idle) ?? PageOptions.DefaultIdleMinutes),
                };
                return await ServeAsync(context, options, parsed.GetValue(noBrowser), stop).ConfigureAwait(false);
            }
            catch (PartnerMfaException failure)
            {
                ResultOutput errors = new(context, asJson: false);
                errors.Fail(failure);
                return errors.ExitCode;
            }
        });
        return command;
    }

    private static Func<Action<Uri>, PartnerMfaClient> Client(ToolContext context, ProxyChoice? proxy) =>
        openSignInPage => context.CreatePageClient(openSignInPage).Through(proxy);

    private static async Task<int> ServeAsync(ToolContext context, PageOptions options, bool noBrowser, CancellationToken stop)
    {
        PageServer page = await PageServer.StartAsync(options, stop).ConfigureAwait(false);
        await using (page.ConfigureAwait(false))
        {
            bool isOpen = !noBrowser && context.OpenPage(page.Address);
            context.Output.WriteLine(isOpen ? "PartnerMfa is open in your browser. If no page appeared, open this address, which works once:" : "Open this address in your browser. It works once:");
            context.Output.WriteLine($"  {page.Address}");
            context.Output.WriteLine("End it with Ctrl+C, or with the button on the page.");
            context.Output.Flush();
            try
            {
                await page.Ended.WaitAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is the usual way to end the page.
            }
        }

        return ExitCodes.Yes;
    }
}
