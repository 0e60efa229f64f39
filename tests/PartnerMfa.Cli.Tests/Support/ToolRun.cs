using PartnerMfa.Cli.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Support;

/// <summary>One run of the tool in this process: its output and exit code.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Everything that anyone could see.</summary>
    public string Text => Output + Error;

    public static Task<ToolRun> RunAsync(params string[] arguments) => new ToolStage().RunAsync(arguments);
}

/// <summary>The context of the tool: the sandbox with a manual clock, no other network, and nobody at the keyboard.</summary>
internal sealed class ToolStage
{
    public ManualClock Clock { get; } = new() { AutoPass = TimeSpan.FromSeconds(60) };

    /// <summary>The content of standard input; null when it is a keyboard.</summary>
    public string? Input { get; init; }

    public bool Color { get; init; }

    /// <summary>The width of the terminal; null when output goes to a file or a pipe.</summary>
    public int? Width { get; init; }

    public bool HasBrowser { get; init; } = true;

    /// <summary>Whether the tool was started by a double click.</summary>
    public bool IsOwnConsole { get; init; }

    /// <summary>What happens when a page is opened in the browser.</summary>
    public Action<Uri> OnPage { get; init; } = _ => { };

    /// <summary>The reports that were opened in the browser.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>What the user types at a hidden prompt.</summary>
    public string Typed { get; init; } = "";

    public Interactivity Presence { get; init; } = new() { WhyNobody = "this is a test." };

    /// <summary>Where requests to real services go; by default, there must be none.</summary>
    public HttpMessageHandler Network { get; init; } = new ScriptedHandler();

    /// <summary>Called with each line on standard error.</summary>
    public Action<string> ErrorLine { get; init; } = _ => { };

    public async Task<ToolRun> RunAsync(params string[] arguments)
    {
        using StringReader input = new(Input ?? "");
        using StringWriter output = new();
        using WatchedWriter error = new(ErrorLine);
        int exitCode = await Program.RunAsync(arguments, Around(input, output, error));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    public ToolContext Around(TextReader input, TextWriter output, TextWriter error)
    {
        ServiceBackend sandbox = SandboxRegistration.CreateBackend(Clock) with { Random = () => 0.5 };
        ServiceBackend live = sandbox with { Handler = Network, WebUi = null };
        return new ToolContext
        {
            Input = input,
            Output = output,
            Error = error,
            Color = Color,
            Width = Width,
            ReadHidden = () => Typed,
            OpenInBrowser = file =>
            {
                Opened.Add(file);
                return HasBrowser;
            },
            IsOwnConsole = IsOwnConsole,
            OpenPage = page =>
            {
                OnPage(page);
                return HasBrowser;
            },
            CreatePageClient = open => new PartnerMfaClient(environment => environment.IsSandbox ? sandbox : live with { OpenSignInPage = open }, CommandHints.Page),
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Input ?? "")),
            InputRedirected = Input is not null,
            DetectInteractivity = () => Presence,
            Client = new PartnerMfaClient(environment => environment.IsSandbox ? sandbox : live, CommandHints.Tool),
        };
    }

    private sealed class WatchedWriter(Action<string> onLine) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            onLine(value ?? "");
        }
    }
}
