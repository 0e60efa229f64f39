using System.Management.Automation.Host;
using PartnerMfa.SignIn;

namespace PartnerMfa.Hosting;

/// <summary>Whether a user is present at this PowerShell.</summary>
internal static class HostInteractivity
{
    // Jobs and remoting have the first of these hosts, and hosted and parallel runspaces have the second.
    private static readonly string[] HostsWithoutPeople = ["ServerRemoteHost", "Default Host"];

    public static Interactivity Of(PSHost host) => Interactivity.Detect(
        new HostSigns(
            NonInteractive: HostsWithoutPeople.Contains(host.Name) || StartedNonInteractive(),
            InputRedirected: Console.IsInputRedirected,
            UserInteractive: Environment.UserInteractive),
        Environment.GetEnvironmentVariable);

    // PowerShell accepts any unambiguous beginning of the switch, with a dash or a slash.
    private static bool StartedNonInteractive() => Environment.GetCommandLineArgs().Skip(1).Any(argument =>
        argument.Length >= 5
        && argument[0] is '-' or '/'
        && "noninteractive".StartsWith(argument.TrimStart('-', '/'), StringComparison.OrdinalIgnoreCase));
}
