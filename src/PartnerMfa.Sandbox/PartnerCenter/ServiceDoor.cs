using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Environments;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>
/// The common part of every Partner Center resource: checks the token as the service does, applies the account's case, and adds the
/// service's headers.
/// </summary>
internal sealed class ServiceDoor(TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    // How often each correlation ID occurred. A retry keeps its ID.
    private readonly ConcurrentDictionary<string, int> _tries = new();

    /// <param name="request">The call.</param>
    /// <param name="answer">Responds for the account of a good token.</param>
    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<SandboxAccount, HttpResponseMessage> answer)
    {
        TokenValidationResult token = await Tokens
            .ValidateTokenAsync(request.Headers.Authorization?.Parameter, ValidationParameters())
            .ConfigureAwait(false);
        SandboxAccount? account = token.IsValid ? SandboxTokens.AccountOf((JsonWebToken)token.SecurityToken) : null;
        HttpResponseMessage response = account is null ? SandboxAnswers.Rejected(PartnerCenterConstants.InvalidTokenCode)() : answer(account);
        if (ComesFromBetween(response)) return response;
        foreach (string header in new[] { PartnerCenterConstants.CorrelationIdHeader, PartnerCenterConstants.RequestIdHeader })
            if (request.Headers.TryGetValues(header, out IEnumerable<string>? ids)) response.Headers.Add(header, ids);
        response.Headers.Add("MS-CV", "sandbox.0");
        response.Headers.Add("MS-ServerId", "sandbox");
        response.Headers.Add("Request-Context", "appId=cid-v1:5a9db0c5-0000-4000-8000-000000000003");
        return response;
    }

    /// <summary>Returns the response of the account's case for this attempt.</summary>
    public HttpResponseMessage NextAnswer(SandboxAccount account, HttpRequestMessage request)
    {
        if (account.Answers.Count == 1) return account.Answers[0]();
        string id = request.Headers.TryGetValues(PartnerCenterConstants.CorrelationIdHeader, out IEnumerable<string>? ids) ? ids.First() : "";
        int number = _tries.AddOrUpdate(id, 1, (_, count) => count + 1);
        return account.Answers[Math.Min(number, account.Answers.Count) - 1]();
    }

    /// <summary>Responses that gateways and networks send themselves have none of the service's headers.</summary>
    public static bool ComesFromBetween(HttpResponseMessage response) =>
        response.Headers.Location is not null || response.Content.Headers.ContentType?.MediaType == "text/html";

    private TokenValidationParameters ValidationParameters() => new()
    {
        IssuerSigningKey = SandboxKey.Public,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidAudiences = [PartnerMfaEnvironments.Sandbox.Resource, PartnerMfaEnvironment.PartnerCenterApplicationId],
        ValidIssuers = [SandboxTokens.IssuerV1, SandboxTokens.IssuerV2],
        LifetimeValidator = (notBefore, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
    };
}
