namespace PartnerMfa.Web.StandIn;

/// <summary>How the stand-in is served, and what goes wrong there on purpose.</summary>
internal sealed record StandInOptions
{
    public const int DefaultPort = 8443;

    /// <summary>The port of the sign-in service. Partner Center and Microsoft Graph take the next two. 0 takes three that are free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Plain http instead of https.</summary>
    public bool UseHttp { get; init; }

    /// <summary>Where the certificate is put for clients to trust.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>How many of 100 ordinary calls without MFA are refused, as the gradual rollout does.</summary>
    public int EnforcePercent { get; init; }

    /// <summary>How many of 100 calls are throttled.</summary>
    public int ThrottlePercent { get; init; }

    /// <summary>What goes wrong; null when nothing does.</summary>
    public Fault? Fault { get; init; }

    /// <summary>How many of 100 calls it happens to.</summary>
    public int FaultPercent { get; init; } = 100;

    /// <summary>The same seed gives the same calls the same fate.</summary>
    public int Seed { get; init; } = 1;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Is given a line for each request.</summary>
    public required Action<string> Log { get; init; }
}
