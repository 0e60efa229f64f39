using PartnerMfa.Environments;
using PartnerMfa.Http;

namespace PartnerMfa.Sandbox;

/// <summary>Registers the simulated services for the environment <c>Sandbox</c>. The module and the tool call it once, at start.</summary>
internal static class SandboxRegistration
{
    public static void Register() => ServiceBackends.Register(PartnerMfaEnvironments.Sandbox, () => CreateBackend(TimeProvider.System));

    public static ServiceBackend CreateBackend(TimeProvider clock)
    {
        SandboxHandler handler = new(clock);
        return new ServiceBackend { Handler = handler, Clock = clock, WebUi = new SandboxBrowser(handler) };
    }
}
