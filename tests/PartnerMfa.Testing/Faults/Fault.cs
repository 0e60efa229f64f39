namespace PartnerMfa.Testing.Faults;

/// <summary>Something that can go wrong between here and Partner Center, and what the probe must say about it.</summary>
/// <param name="Name">A description.</param>
/// <param name="Act">Applies the fault to a connection.</param>
/// <param name="Expected">The answer.</param>
internal sealed record Fault(string Name, Func<FaultConnection, Task> Act, FaultAnswer Expected)
{
    /// <summary>Whether only the time limit ends it.</summary>
    public bool Hangs { get; init; }

    /// <summary>A part of the message, where the reason must be given.</summary>
    public string Says { get; init; } = "";

    /// <summary>How the probe reaches the server.</summary>
    public FaultWay Way { get; init; } = FaultWay.Http;

    /// <summary>Whether the token must have reached the server; null when either is fine.</summary>
    public bool? TokenComes { get; init; }

    public override string ToString() => Name;
}

/// <summary>The way to a fault server.</summary>
internal enum FaultWay
{
    /// <summary>Plain HTTP/1.1, with the handler of the process.</summary>
    Http,

    /// <summary>TLS, with a handler that trusts the tests' own authority.</summary>
    Tls,

    /// <summary>HTTP/2 without TLS.</summary>
    Http2,

    /// <summary>The server is a proxy in front of https.</summary>
    Proxy,

    /// <summary>A port on which nothing listens.</summary>
    NobodyListens,

    /// <summary>A host that has no address.</summary>
    NoSuchHost,
}
