using PartnerMfa.Hosting;

namespace PartnerMfa.Sandbox;

/// <summary>Which services an environment has: the real ones, or the simulated.</summary>
internal static class ServiceBackends
{
    private static readonly Lazy<ServiceBackend> Simulated = new(() => CreateSandbox(TimeProvider.System));

    public static ServiceBackend For(PartnerMfaEnvironment environment) =>
        environment.IsSandbox ? Simulated.Value : ServiceBackend.Live;

    public static ServiceBackend CreateSandbox(TimeProvider clock)
    {
        SandboxHandler handler = new(clock);
        return new ServiceBackend { Handler = handler, Clock = clock, WebUi = new SandboxBrowser(handler) };
    }
}
