using System.Net;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A response that every resource of a tenant gives before it responds normally.</summary>
/// <param name="Times">The number of attempts that get it.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/throttling and https://learn.microsoft.com/graph/errors</remarks>
internal sealed record GraphInterruption(HttpStatusCode Status, string Code, string Message, int Times = 1)
{
    public static GraphInterruption Throttling { get; } = new((HttpStatusCode)429, "TooManyRequests", "Too Many Requests");

    public static GraphInterruption Unavailable { get; } = new(
        HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "The service is temporarily unavailable. Please try again later.");

    public static GraphInterruption Outage { get; } = Unavailable with { Times = int.MaxValue };
}
