namespace PartnerMfa.Web.StandIn;

/// <summary>The options of the stand-in, including the faults to simulate.</summary>
internal sealed record StandInOptions
{
    public const int DefaultPort = 8443;

    /// <summary>The port of the sign-in service. Partner Center and Microsoft Graph use the next two. 0 uses three free ports.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether to use http instead of https.</summary>
    public bool UseHttp { get; init; }

    /// <summary>The file for the certificate, which clients must trust.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The percentage of ordinary calls without MFA that are refused, as in the gradual rollout.</summary>
    public int EnforcePercent { get; init; }

    /// <summary>The percentage of calls that are throttled.</summary>
    public int ThrottlePercent { get; init; }

    /// <summary>The fault to simulate; null for none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The percentage of calls that meet the fault.</summary>
    public int FaultPercent { get; init; } = 100;

    /// <summary>With the same seed, the same calls meet the same faults.</summary>
    public int Seed { get; init; } = 1;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Receives a line for each request.</summary>
    public required Action<string> Log { get; init; }
}
