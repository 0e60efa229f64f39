using System.Management.Automation.Host;
using PartnerMfa.SignIn;

namespace PartnerMfa.Hosting;

/// <summary>Whether a person sits before this PowerShell.</summary>
internal static class HostInteractivity
{
    // Jobs and remoting run in the first, hosted and parallel runspaces in the second.
    private static readonly string[] HostsWithoutPeople = ["ServerRemoteHost", "Default Host"];

    public static Interactivity Of(PSHost host) => Interactivity.Detect(
        new HostSigns(
            NonInteractive: HostsWithoutPeople.Contains(host.Name) || StartedNonInteractive(),
            InputRedirected: Console.IsInputRedirected,
            UserInteractive: Environment.UserInteractive),
        Environment.GetEnvironmentVariable);

    // PowerShell takes any unambiguous beginning of the switch, with a dash or a slash.
    private static bool StartedNonInteractive() => Environment.GetCommandLineArgs().Skip(1).Any(argument =>
        argument.Length >= 5
        && argument[0] is '-' or '/'
        && "noninteractive".StartsWith(argument.TrimStart('-', '/'), StringComparison.OrdinalIgnoreCase));
}
