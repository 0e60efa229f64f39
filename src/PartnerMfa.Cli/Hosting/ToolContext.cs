using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>What the tool reads, writes, and asks.</summary>
internal sealed record ToolContext
{
    /// <summary>Standard input by default, opened when it is first needed.</summary>
    public TextReader Input { get => field ?? Console.In; init; }

    /// <summary>Opens standard input as bytes, for captures: an archive is not text.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    public required TextWriter Output { get; init; }

    /// <summary>Standard error by default, opened when it is first needed.</summary>
    public TextWriter Error { get => field ?? Console.Error; init; }

    /// <summary>Whether answers may be colored: not in a file or a pipe, not in a terminal without colors, and not against NO_COLOR (https://no-color.org).</summary>
    public bool Color { get; init; }

    /// <summary>The width of the terminal in characters; null when standard output is not a terminal, and lines are not wrapped.</summary>
    public int? Width { get; init; }

    /// <summary>Whether the tool was started by a double click. There is no shell to type in then, so the page opens.</summary>
    public bool IsOwnConsole { get; init; }

    /// <summary>Whether standard input is a pipe or a file; otherwise a person can type.</summary>
    public bool InputRedirected { get; init; }

    /// <summary>Reads what a person types or pastes at the terminal, without showing it.</summary>
    public Func<string> ReadHidden { get; init; } = Terminal.ReadHidden;

    /// <summary>Opens a report in the browser; false when this machine opens none.</summary>
    public Func<string, bool> OpenInBrowser { get; init; } = SystemBrowser.TryOpenFile;

    /// <summary>Opens the local page in the browser; false when this machine opens none.</summary>
    public Func<Uri, bool> OpenPage { get; init; } = SystemBrowser.TryOpen;

    /// <summary>Whether a user is present to sign in.</summary>
    public required Func<Interactivity> DetectInteractivity { get; init; }

    /// <summary>What does the work.</summary>
    public required PartnerMfaClient Client { get; init; }

    /// <summary>Makes what does the work of the local page, which itself opens the sign-in pages.</summary>
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
