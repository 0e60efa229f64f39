using PartnerMfa.Hosting;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>What the tool reads, writes and asks.</summary>
internal sealed record ToolContext
{
    /// <summary>Standard input by default, opened when it is first asked for.</summary>
    public TextReader Input { get => field ?? Console.In; init; }

    public required TextWriter Output { get; init; }

    /// <summary>Standard error by default, opened when it is first asked for.</summary>
    public TextWriter Error { get => field ?? Console.Error; init; }

    /// <summary>Whether answers may be colored: not in a file or a pipe, not by a terminal without colors, and not against NO_COLOR (https://no-color.org).</summary>
    public bool Color { get; init; }

    public bool InputRedirected { get; init; }

    public required Func<Interactivity> Presence { get; init; }

    /// <summary>What does the work.</summary>
    public required PartnerMfaClient Client { get; init; }

    static ToolContext() => SandboxRegistration.Register();

    public static ToolContext OfThisProcess() => new()
    {
        Output = Console.Out,
        Color = !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        InputRedirected = Console.IsInputRedirected,
        Presence = () => Interactivity.Detect(
            new HostSigns(NonInteractive: false, Console.IsInputRedirected, Environment.UserInteractive), Environment.GetEnvironmentVariable),
        Client = new PartnerMfaClient(ServiceBackends.For, CommandHints.Tool),
    };
}
