using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Redaction;
using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>An access token for the environment's Microsoft Graph, which must not be sent anywhere else.</summary>
internal sealed record GraphToken
{
    private GraphToken(Secret secret, AccessTokenClaims claims)
    {
        Secret = secret;
        Claims = claims;
        Permissions = claims.IsAppOnly ? claims.Roles : claims.Scope?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    public Secret Secret { get; }

    public AccessTokenClaims Claims { get; }

    /// <summary>
    /// The granted permissions: <c>scp</c>, or <c>roles</c> when an app signed in as itself. A missing permission may be included in a
    /// higher one that is present; only Graph itself knows what it will refuse.
    /// </summary>
    public IReadOnlyList<string> Permissions { get; }

    public bool Has(string permission) => Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc cref="Read"/>
    public static GraphToken Of(Session session, DateTimeOffset now) => Read(session.AccessToken, session.Environment, now);

    /// <exception cref="PartnerMfaException"><c>GraphTokenInvalid</c> or <c>GraphTokenExpired</c>.</exception>
    public static GraphToken Read(Secret token, PartnerMfaEnvironment environment, DateTimeOffset now)
    {
        if (!TokenReader.IsReadable(token))
            throw Failures.GraphTokenInvalid(environment, "it cannot be read. An access token is a JWT: three parts separated by dots.");
        AccessTokenClaims claims = TokenReader.Read(token);
        if (claims.IsFor(environment))
            throw Failures.GraphTokenInvalid(environment, "it is for Partner Center.");
        if (!claims.IsForGraph(environment))
            throw Failures.GraphTokenInvalid(environment, $"it is for {AudienceOf(claims)}, not for {environment.GraphResource}.");
        if (claims.IsExpired(now))
            throw Failures.GraphTokenExpired(environment, claims.Account, claims.ExpiresOn!.Value);
        return new GraphToken(token, claims);
    }

    private static string AudienceOf(AccessTokenClaims claims) => claims.Audiences.Count == 0 ? "no service" : Redactor.Foreign(claims.Audiences[0]);
}
