using System.Net;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.PartnerCenter;
using PartnerMfa.Tokens;

namespace PartnerMfa.Web.StandIn;

/// <summary>Something that goes wrong between a client and a service.</summary>
internal enum Fault
{
    /// <summary>A gateway's own answer: 502, 503 or 504.</summary>
    Gateway,

    /// <summary>The connection is closed without an answer.</summary>
    Reset,

    /// <summary>No answer comes.</summary>
    Hang,

    /// <summary>The answer breaks off.</summary>
    Truncate,

    /// <summary>The sign-in page of a captive portal, with status 200.</summary>
    Portal,

    /// <summary>A redirect to another host.</summary>
    Redirect,
}

/// <summary>What happens to the calls of Partner Center and Microsoft Graph on purpose. The same seed gives the same calls the same fate.</summary>
internal sealed class Trouble(StandInOptions options)
{
    private const int MostPercent = 100;

    private static readonly int[] GatewayStatuses = [502, 503, 504];

    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);

    /// <returns>The fault that this call meets; null when it meets none.</returns>
    public Fault? NextFault() => options.Fault is { } fault && Happens(options.FaultPercent) ? fault : null;

    /// <returns>The answer in the place of the service's; null when the service answers.</returns>
    public HttpResponseMessage? NextThrottling() => Happens(options.ThrottlePercent) ? SandboxAnswers.TooManyRequests() : null;

    public HttpResponseMessage Gateway()
    {
        lock (_lock) return SandboxAnswers.Gateway(GatewayStatuses[_random.Next(GatewayStatuses.Length)])();
    }

    /// <summary>
    /// Whether the rollout refuses an ordinary call that the service would have answered: one with a user's token without MFA. A call that asks for
    /// enforcement is answered by the account's case.
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

    /// <summary>What the token of a call says; null when there is none that can be read.</summary>
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
