using Microsoft.Identity.Client.Extensibility;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Http;
using PartnerMfa.SignIn.Cache;

namespace PartnerMfa.Hosting;

/// <summary>Everything the work takes from outside: where requests go, the clock, chance, and who shows the sign-in page.</summary>
internal sealed record ServiceBackend
{
    private readonly HttpMessageHandler? _handler;

    /// <summary>The real services.</summary>
    public static ServiceBackend Live { get; } = new() { TokenStorage = UserTokenStorage.Create };

    /// <summary>Shared by all calls; whoever uses it does not dispose of it. By default the one of the process, made when it is first asked for.</summary>
    public HttpMessageHandler Handler { get => _handler ?? SharedHandler.Instance; init => _handler = value; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 up to 1, for the jitter of waits.</summary>
    public Func<double> Random { get; init; } = SystemRandom.Next;

    /// <summary>What stands in for the browser; null means the system's own.</summary>
    public ICustomWebUi? WebUi { get; init; }

    /// <summary>Where tokens of the user are kept; null means nowhere.</summary>
    public Func<StorageCreationProperties>? TokenStorage { get; init; }

    /// <summary>The same over another handler of the network. Simulated services stay what they are.</summary>
    public ServiceBackend Through(HttpMessageHandler network) => _handler is null ? this with { Handler = network } : this;
}
