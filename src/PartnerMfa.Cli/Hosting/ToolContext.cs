using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>What the tool reads from, writes to, and asks the user through.</summary>
internal sealed record ToolContext
{
    /// <summary>The reader for standard input by default, opened when it is first needed.</summary>
    public TextReader Input { get => field ?? Console.In; init; }

    /// <summary>Opens standard input as bytes, for captures that are archives and not text.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    public required TextWriter Output { get; init; }

    /// <summary>The writer for standard error by default, opened when it is first needed.</summary>
    public TextWriter Error { get => field ?? Console.Error; init; }

    /// <summary>
    /// Whether to color answers: not in a file or pipe, not in a terminal without colors, and not when NO_COLOR is set
    /// (https://no-color.org).
    /// </summary>
    public bool Color { get; init; }

    /// <summary>The width of the terminal in characters; null when standard output is not a terminal, so lines are not wrapped.</summary>
    public int? Width { get; init; }

    /// <summary>Whether the tool was started by a double click. There is no shell to type in, so the local page opens instead.</summary>
    public bool IsOwnConsole { get; init; }

    /// <summary>Whether standard input is a pipe or a file. If not, the user can be asked to type.</summary>
    public bool InputRedirected { get; init; }

    /// <summary>Reads what the user types or pastes at the terminal, without showing it.</summary>
    public Func<string> ReadHidden { get; init; } = Terminal.ReadHidden;

    /// <summary>Opens a report in the browser. Returns false when this machine has no browser to open.</summary>
    public Func<string, bool> OpenInBrowser { get; init; } = SystemBrowser.TryOpenFile;

    /// <summary>Opens the local page in the browser. Returns false when this machine has no browser to open.</summary>
    public Func<Uri, bool> OpenPage { get; init; } = SystemBrowser.TryOpen;

    /// <summary>Whether a user is present to sign in.</summary>
    public required Func<Interactivity> DetectInteractivity { get; init; }

    /// <summary>Creates the client that does the work.</summary>
    public required PartnerMfaClient Client { get; init; }

    /// <summary>Creates the client for the local page, where the page itself opens the sign-in pages.</summary>
    public Func<Action<Uri>, PartnerMfaClient> CreatePageClient { get; init; } = openSignInPage =>
        new PartnerMfaClient(environment => ServiceBackends.For(environment) with { OpenSignInPage = openSignInPage }, CommandHints.Page);

    static ToolContext() => SandboxRegistration.Register();

    public static ToolContext OfThisProcess() => new()
    {
        Output = Terminal.OpenOutput(),
        Color = Terminal.HasColors,
        Width = Terminal.Width,
        InputRedirected = Console.IsInputRedirected,
        IsOwnConsole = Terminal.IsOwnConsole,
        DetectInteractivity = () => Interactivity.Detect(
            new HostSigns(NonInteractive: false, Console.IsInputRedirected, Environment.UserInteractive), Environment.GetEnvironmentVariable),
        Client = new PartnerMfaClient(ServiceBackends.For, CommandHints.Tool),
    };
}
