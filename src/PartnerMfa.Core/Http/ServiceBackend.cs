using Microsoft.Identity.Client.Extensibility;
using Microsoft.Identity.Client.Extensions.Msal;

namespace PartnerMfa.Http;

/// <summary>Everything the engine takes from outside: where requests go, the clock, randomness, and who shows the sign-in page.</summary>
internal sealed record ServiceBackend
{
    private readonly HttpMessageHandler? _handler;

    /// <summary>Shared by all calls, so its users do not dispose of it. The default is the process's own, created at its first use.</summary>
    public HttpMessageHandler Handler { get => _handler ?? SharedHandler.Instance; init => _handler = value; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 up to 1, for the jitter of waits.</summary>
    public Func<double> Random { get; init; } = SystemRandom.Next;

    /// <summary>What stands in for the browser; null means the system's own.</summary>
    public ICustomWebUi? WebUi { get; init; }

    /// <summary>Opens the sign-in page; null means in the system's browser.</summary>
    public Action<Uri>? OpenSignInPage { get; init; }

    /// <summary>Where the user's tokens are kept; null means nowhere.</summary>
    public Func<StorageCreationProperties>? TokenStorage { get; init; }

    /// <summary>The same backend over another network handler. Simulated services keep their own.</summary>
    public ServiceBackend Through(HttpMessageHandler network) => _handler is null ? this with { Handler = network } : this;
}

/// <summary>Randomness for jitter, not for anything secret.</summary>
internal static class SystemRandom
{
#if NET
#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
#else
    // System.Random has no thread-safe instance on .NET Standard 2.0; a new GUID has 122 random bits.
    public static double Next() => BitConverter.ToUInt32(Guid.NewGuid().ToByteArray(), 0) / (uint.MaxValue + 1.0);
#endif
}
