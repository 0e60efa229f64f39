using Microsoft.Identity.Client.Extensibility;

namespace PartnerMfa.Hosting;

/// <summary>Everything the work takes from outside: where requests go, the clock, chance, and who shows the sign-in page.</summary>
internal sealed record ServiceBackend
{
    /// <summary>The real services.</summary>
    public static ServiceBackend Live { get; } = new();

    /// <summary>Shared by all calls; whoever uses it does not dispose of it. By default the one of the process, made when it is first asked for.</summary>
    public HttpMessageHandler Handler { get => field ?? SharedHandler.Instance; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 up to 1, for the jitter of waits.</summary>
    public Func<double> Random { get; init; } = SystemRandom.Next;

    /// <summary>What stands in for the browser; null means the system's own.</summary>
    public ICustomWebUi? WebUi { get; init; }
}
