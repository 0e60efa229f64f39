using System.Collections.Concurrent;
using PartnerMfa.Http;
using PartnerMfa.SignIn.Cache;

namespace PartnerMfa;

/// <summary>
/// The services of each environment. An environment has the real services unless others were registered for it, as the sandbox does. Only
/// an environment that is marked as a sandbox can have simulated services, so these can never pass for real ones.
/// </summary>
internal static class ServiceBackends
{
    private static readonly ConcurrentDictionary<PartnerMfaEnvironment, Lazy<ServiceBackend>> Simulated = new();

    /// <summary>The real services.</summary>
    public static ServiceBackend Live { get; } = new() { TokenStorage = UserTokenStorage.Create };

    public static ServiceBackend For(PartnerMfaEnvironment environment)
    {
        if (Simulated.TryGetValue(environment, out Lazy<ServiceBackend>? backend)) return backend.Value;
        return environment.IsSandbox
            ? throw new InvalidOperationException("The sandbox is not registered: its services exist in no network.")
            : Live;
    }

    /// <param name="environment">An environment of simulated services.</param>
    /// <param name="create">Creates the services on first use.</param>
    /// <exception cref="InvalidOperationException">The environment has real services.</exception>
    public static void Register(PartnerMfaEnvironment environment, Func<ServiceBackend> create)
    {
        if (!environment.IsSandbox) throw new InvalidOperationException($"The environment {environment} has real services.");
        Simulated.TryAdd(environment, new Lazy<ServiceBackend>(create));
    }
}
