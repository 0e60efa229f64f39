using System.Net;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.PartnerCenter;
using PartnerMfa.Tokens;

namespace PartnerMfa.Web.StandIn;

/// <summary>A fault between a client and a service.</summary>
internal enum Fault
{
    /// <summary>A response from a gateway: 502, 503 or 504.</summary>
    Gateway,

    /// <summary>The connection is closed without a response.</summary>
    Reset,

    /// <summary>No response arrives.</summary>
    Hang,

    /// <summary>The response is truncated.</summary>
    Truncate,

    /// <summary>The sign-in page of a captive portal, with status 200.</summary>
    Portal,

    /// <summary>A redirect to another host.</summary>
    Redirect,
}

/// <summary>
/// Decides which calls to Partner Center and Microsoft Graph meet a fault. With the same seed, the same calls meet the same faults.
/// </summary>
internal sealed class Trouble(StandInOptions options)
{
    private const int MostPercent = 100;

    private static readonly int[] GatewayStatuses = [502, 503, 504];

    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);

    /// <returns>The fault that this call meets; null for none.</returns>
    public Fault? NextFault() => options.Fault is { } fault && Happens(options.FaultPercent) ? fault : null;

    /// <returns>The response that replaces the service's; null when the service itself responds.</returns>
    public HttpResponseMessage? NextThrottling() => Happens(options.ThrottlePercent) ? SandboxAnswers.TooManyRequests() : null;

    public HttpResponseMessage Gateway()
    {
        lock (_lock) return SandboxAnswers.Gateway(GatewayStatuses[_random.Next(GatewayStatuses.Length)])();
    }

    /// <summary>
    /// Whether the rollout refuses an ordinary call that the service would have accepted, which is one with a user's token without MFA. A
    /// call that asks for enforcement is answered according to the account's case.
    /// </summary>
    public bool Refuses(HttpRequestMessage request, HttpResponseMessage response) =>
        options.EnforcePercent > 0
        && response.StatusCode == HttpStatusCode.OK
        && !IsEnforced(request)
        && TokenOf(request) is { IsAppOnly: false, AuthenticationMethods: not null } token
        && !token.HasMethod(AuthenticationMethodValues.Mfa)
        && Happens(options.EnforcePercent);

    public static bool IsEnforced(HttpRequestMessage request) =>
        request.Headers.Contains(PartnerCenterConstants.EnforceMfaHeader) || request.Headers.Contains(PartnerCenterConstants.ValidateMfaHeader);

    /// <summary>The claims of the call's token; null when there is no token that can be read.</summary>
    public static AccessTokenClaims? TokenOf(HttpRequestMessage request)
    {
        if (request.Headers.Authorization?.Parameter is not { Length: > 0 } parameter) return null;
        Secret token = new(parameter);
        try
        {
            return TokenReader.Read(token);
        }
        catch (PartnerMfaException)
        {
            return null;
        }
    }

    private bool Happens(int percent)
    {
        if (percent == 0) return false;
        lock (_lock) return _random.Next(MostPercent) < percent;
    }
}
