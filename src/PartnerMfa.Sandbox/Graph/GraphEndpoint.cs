using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Environments;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Tokens;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The simulated Microsoft Graph. It checks the token as the service does and then shows the tenant of its account.</summary>
internal sealed class GraphEndpoint(TimeProvider clock)
{
    /// <summary>The address of What If, whose requests have a body.</summary>
    public const string EvaluatePath = "/v1.0/identity/conditionalAccess/evaluate";

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly GraphApplications _applications = new();

    // The number of requests for each address with one token.
    private readonly ConcurrentDictionary<(Uri Address, string Token), int> _tries = new();

    public static bool IsAt(string path) =>
        path.StartsWith("/v1.0/", StringComparison.Ordinal) || path.StartsWith("/beta/", StringComparison.Ordinal);

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        DateTimeOffset now = clock.GetUtcNow();
        GraphReply reply = new(request, now);
        TokenValidationResult token = await Tokens
            .ValidateTokenAsync(request.Headers.Authorization?.Parameter, ValidationParameters(now))
            .ConfigureAwait(false);
        if (!token.IsValid || SandboxTokens.AccountOf((JsonWebToken)token.SecurityToken) is not { } account)
            return reply.Unauthorized(WhyNot(token.Exception));
        if (account.Tenant.Interruption is { } interruption && Tries(request) <= interruption.Times) return reply.Interrupted(interruption);
        if (GraphApplications.IsAt(request.RequestUri!.AbsolutePath))
        {
            IReadOnlyCollection<string> permissions = PermissionsOf((JsonWebToken)token.SecurityToken);
            string? text = request.Content is null ? null : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
            return _applications.Answer(
                request.Method.Method, request.RequestUri, text is { Length: > 0 } ? JsonNode.Parse(text)!.AsObject() : null, permission => permissions.Contains(permission, StringComparer.OrdinalIgnoreCase), reply);
        }

        if (request.RequestUri.AbsolutePath == EvaluatePath)
        {
            GraphView view = new(account, PermissionsOf((JsonWebToken)token.SecurityToken), now);
            return view.Grants(GraphPermissions.PolicyRead)
                ? reply.Ok(view.Evaluate(JsonNode.Parse(await request.Content!.ReadAsStringAsync().ConfigureAwait(false))!.AsObject()))
                : reply.Denied(GraphDenial.Policies);
        }

        return Answer(request.RequestUri!, new GraphView(account, PermissionsOf((JsonWebToken)token.SecurityToken), now), reply);
    }

    private int Tries(HttpRequestMessage request) =>
        _tries.AddOrUpdate((request.RequestUri!, request.Headers.Authorization!.Parameter!), 1, (_, count) => count + 1);

    private static HttpResponseMessage Answer(Uri address, GraphView view, GraphReply reply)
    {
        string[] segments = address.AbsolutePath.Split('/');
        if (GraphResources.Find(address.AbsolutePath) is not { } resource) return reply.NoSuchSegment(segments[segments.Length - 1]);
        if (!view.Grants(resource.Permission)) return reply.Denied(resource.Denial);
        foreach ((string kind, string name) in resource.NamesIn(segments))
            if (!view.Has(kind, name)) return reply.NotFound(name);
        GraphQuery query = new(address, resource);
        return resource.Read(view with { Filter = query.Filter }) is { } found
            ? reply.Ok(query.Body(found))
            : reply.NotFound(segments[segments.Length - 1]);
    }

    private static IReadOnlyCollection<string> PermissionsOf(JsonWebToken token) => token.TryGetPayloadValue(ClaimNames.Scope, out string scopes)
        ? scopes.Split(' ')
        : token.TryGetPayloadValue(ClaimNames.Roles, out string[] roles) ? roles : [];

    private static string WhyNot(Exception? failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => "Access token validation failure. Invalid audience.",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException => "Lifetime validation failed, the token is expired.",
        ArgumentNullException => "Access token is empty.",
        _ => "Access token validation failure. Invalid signature.",
    };

    private static TokenValidationParameters ValidationParameters(DateTimeOffset now) => new()
    {
        IssuerSigningKey = SandboxKey.Public,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidAudiences = [PartnerMfaEnvironments.Sandbox.GraphResource, PartnerMfaEnvironment.GraphApplicationId],
        ValidIssuers = [SandboxTokens.IssuerV1, SandboxTokens.IssuerV2],
        LifetimeValidator = (notBefore, expires, _, _) => expires > now.UtcDateTime,
    };
}
