using Microsoft.Identity.Client.Extensibility;
using Microsoft.Identity.Client.Extensions.Msal;

namespace PartnerMfa.Http;

/// <summary>
/// Everything that the engine takes from outside: the HTTP handler, the clock, randomness, and the way to show a sign-in page.
/// </summary>
internal sealed record ServiceBackend
{
    private readonly HttpMessageHandler? _handler;

    /// <summary>
    /// The handler, which all calls share, so its users do not dispose of it. The default is the process's own handler, created at its
    /// first use.
    /// </summary>
    public HttpMessageHandler Handler { get => _handler ?? SharedHandler.Instance; init => _handler = value; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Returns a number from 0 up to 1, for the jitter of waits.</summary>
    public Func<double> Random { get; init; } = SystemRandom.Next;

    /// <summary>A replacement for the browser; null means the system's browser.</summary>
    public ICustomWebUi? WebUi { get; init; }

    /// <summary>Opens the sign-in page; null means in the system's browser.</summary>
    public Action<Uri>? OpenSignInPage { get; init; }

    /// <summary>Where the user's tokens are stored; null means nowhere.</summary>
    public Func<StorageCreationProperties>? TokenStorage { get; init; }

    /// <summary>Returns the same backend with another network handler. Simulated services keep their own.</summary>
    public ServiceBackend Through(HttpMessageHandler network) => _handler is null ? this with { Handler = network } : this;
}

/// <summary>Random numbers for jitter, not for anything secret.</summary>
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
