using System.Collections.Concurrent;

namespace PartnerMfa.Hosting;

/// <summary>
/// Tells which services an environment has. Every environment has the real ones unless something else was registered for it, as the
/// sandbox does for its own. So nothing but a simulation can take the place of real services, and only where its name says so.
/// </summary>
internal static class ServiceBackends
{
    private static readonly ConcurrentDictionary<PartnerMfaEnvironment, Lazy<ServiceBackend>> Simulated = new();

    public static ServiceBackend For(PartnerMfaEnvironment environment)
    {
        if (Simulated.TryGetValue(environment, out Lazy<ServiceBackend>? backend)) return backend.Value;
        return environment.IsSandbox
            ? throw new InvalidOperationException("The sandbox is not registered: its services exist in no network.")
            : ServiceBackend.Live;
    }

    /// <param name="environment">An environment of simulated services.</param>
    /// <param name="create">Makes the services when they are first asked for.</param>
    /// <exception cref="InvalidOperationException">The environment has real services.</exception>
    public static void Register(PartnerMfaEnvironment environment, Func<ServiceBackend> create)
    {
        if (!environment.IsSandbox) throw new InvalidOperationException($"The environment {environment} has real services.");
        Simulated.TryAdd(environment, new Lazy<ServiceBackend>(create));
    }
}
