namespace PartnerMfa.Testing.Faults;

/// <summary>One thing that can go wrong between here and Partner Center, and what the probe must say of it.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Act">Does it to a connection.</param>
/// <param name="Expected">The answer.</param>
internal sealed record Fault(string Name, Func<FaultConnection, Task> Act, FaultAnswer Expected)
{
    /// <summary>It ends by the time limit alone.</summary>
    public bool Hangs { get; init; }

    /// <summary>A piece of the message, where the reason must be told.</summary>
    public string Says { get; init; } = "";

    /// <summary>How the probe gets to the server.</summary>
    public FaultWay Way { get; init; } = FaultWay.Http;

    /// <summary>Whether the token must have come to the server; null when it may.</summary>
    public bool? TokenComes { get; init; }

    public override string ToString() => Name;
}

/// <summary>The way to a fault server.</summary>
internal enum FaultWay
{
    /// <summary>Plain HTTP/1.1, by the handler of the process.</summary>
    Http,

    /// <summary>TLS, by a handler that trusts the tests' own authority.</summary>
    Tls,

    /// <summary>HTTP/2 without TLS.</summary>
    Http2,

    /// <summary>The server is a proxy before https.</summary>
    Proxy,

    /// <summary>A port where nobody listens.</summary>
    NobodyListens,

    /// <summary>A host that has no address.</summary>
    NoSuchHost,
}
