using System.Runtime.InteropServices;

namespace PartnerMfa.SignIn;

/// <summary>Whether a user can be asked to sign in, and whether a browser can be opened for that.</summary>
internal sealed record Interactivity
{
    /// <summary>Why no user can be asked to sign in; null when one can.</summary>
    public string? WhyNobody { get; init; }

    /// <summary>Why no browser can be opened; null when one can.</summary>
    public string? WhyNoBrowser { get; init; }

    public bool SomebodyIsThere => WhyNobody is null;

    public bool BrowserCanOpen => WhyNobody is null && WhyNoBrowser is null;

    /// <param name="signs">What the host knows about itself.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static Interactivity Detect(HostSigns signs, Func<string, string?> variable) => new()
    {
        WhyNobody = NobodyBecause(signs, variable),
        WhyNoBrowser = NoBrowserBecause(variable),
    };

    private static string? NobodyBecause(HostSigns signs, Func<string, string?> variable)
    {
        // https://learn.microsoft.com/azure/automation/automation-runbook-execution
        if (variable("AZUREPS_HOST_ENVIRONMENT")?.StartsWith("AzureAutomation", StringComparison.OrdinalIgnoreCase) == true)
            return "this is an Azure Automation job.";
        if (variable("FUNCTIONS_WORKER_RUNTIME") is { Length: > 0 }) return "this is an Azure Function.";
        if (IsOn(variable("CI")) || IsOn(variable("TF_BUILD"))) return "this is a build agent.";
        if (signs.NonInteractive) return "this session is not interactive.";
        if (signs.InputRedirected) return "standard input is redirected.";
        return signs.UserInteractive ? null : "this process has no desktop.";
    }

    // Most build services write "true", some write their own name, and users switch it off with "false".
    private static bool IsOn(string? value) => value is { Length: > 0 } and not "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string? NoBrowserBecause(Func<string, string?> variable)
    {
        if (variable("SSH_CONNECTION") is { Length: > 0 }) return "this is an SSH session, and the browser would open on the other machine.";
        bool needsDisplay = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
        bool hasDisplay = variable("DISPLAY") is { Length: > 0 } || variable("WAYLAND_DISPLAY") is { Length: > 0 };
        return needsDisplay && !hasDisplay ? "this session has no display." : null;
    }
}

/// <summary>What a host knows about itself.</summary>
/// <param name="NonInteractive">Whether it was started with <c>-NonInteractive</c> or is a job.</param>
/// <param name="InputRedirected">Whether its standard input is something other than a keyboard.</param>
/// <param name="UserInteractive">Whether its process has a desktop (<see cref="Environment.UserInteractive"/>).</param>
internal sealed record HostSigns(bool NonInteractive, bool InputRedirected, bool UserInteractive);
