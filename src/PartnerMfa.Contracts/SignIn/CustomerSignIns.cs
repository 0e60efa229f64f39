using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>The partner's own sign-in, whose refresh token is redeemed for each customer.</summary>
internal static class CustomerSignIns
{

    /// <param name="request">The sign-in of the connection.</param>
    /// <param name="newest">Its newest refresh token; null when it has none.</param>
    public static RefreshTokenSignIn Of(RefreshTokenSignIn request, Secret? newest) => request with { RefreshToken = newest ?? request.RefreshToken, ClaimsChallenge = null, GraphPermissions = [] };

    public static RefreshTokenSignIn OfSandbox(string refreshToken) => new()
    {
        Environment = PartnerMfaEnvironments.Sandbox,
        RefreshToken = new Secret(refreshToken),
        ApplicationId = KnownApplications.Default,
        TenantId = PartnerMfaEnvironments.SandboxTenantId,
    };
}
