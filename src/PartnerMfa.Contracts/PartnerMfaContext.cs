namespace PartnerMfa;

/// <summary>A connection, shown without its secrets.</summary>
public sealed class PartnerMfaContext
{
    private readonly Secret _accessToken;
    private readonly Secret? _refreshToken;

    internal PartnerMfaContext(Secret accessToken, Secret? refreshToken, PartnerMfaEnvironment environment)
    {
        _accessToken = accessToken;
        _refreshToken = refreshToken;
        TokenEnvironment = environment;
    }

    /// <summary>The account that is signed in; null for an app-only connection.</summary>
    public string? Account { get; init; }

    /// <summary>The ID of the tenant that issued the token; null when the token does not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client ID of the app that signed in; null when the token does not say.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The name of the environment.</summary>
    public string Environment => TokenEnvironment.Name;

    /// <summary>How the token was obtained: <c>Browser</c>, <c>DeviceCode</c>, <c>RefreshToken</c> or <c>AccessToken</c>.</summary>
    public required string SignInMethod { get; init; }

    /// <summary>The scopes in the token, separated by spaces.</summary>
    public string? Scopes { get; init; }

    /// <summary>The elements of the token's <c>amr</c> claim; null when it has none.</summary>
    public PartnerMfaCollection<string>? AuthenticationMethods { get; init; }

    /// <summary>When the access token expires, UTC.</summary>
    public DateTime? ExpiresOn { get; init; }

    /// <summary>
    /// The verdict based on the token, without asking the service: <c>Yes</c>, <c>No</c>, <c>NotApplicable</c> or <c>Unknown</c>.
    /// </summary>
    public required string Result { get; init; }

    /// <summary>The reason code of the verdict.</summary>
    public required string Reason { get; init; }

    /// <summary>The verdict in one plain sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The answer in capitals and the sentence, as the view shows them.</summary>
    public string Headline => PartnerMfaResult.HeadlineOf(Result, Message);

    /// <summary>What to do now; null when there is nothing to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>The store that supplied the refresh token; null when it came from elsewhere.</summary>
    public string? RefreshTokenStore { get; init; }

    /// <summary>When the stored refresh token expires, UTC, by the earliest known cause; null when no cause is known.</summary>
    public DateTime? RefreshTokenEndsOn { get; init; }

    /// <summary>Why the refresh token expires at that time.</summary>
    public string? RefreshTokenEndsBecause { get; init; }

    internal PartnerMfaEnvironment TokenEnvironment { get; }

    /// <summary>Whether the sign-in asked for MFA. If so, the token does not show whether a policy requires it.</summary>
    internal bool AskedForMfa { get; init; }

    /// <summary>The access token. Never print it, and send it only to Partner Center.</summary>
    public Secret GetAccessToken() => _accessToken;

    /// <summary>
    /// The new refresh token that replaces the one that was redeemed; store it in place of the old one. Null when no refresh token was
    /// redeemed or the service returned no new one.
    /// </summary>
    public Secret? GetRefreshToken() => _refreshToken;

    /// <summary>The account or the app, and the environment.</summary>
    public override string ToString() => $"{Account ?? ApplicationId} ({Environment})";
}

/// <summary>Where tokens are stored.</summary>
public enum PartnerMfaContextScope
{
    /// <summary>In memory, for this session.</summary>
    Process,

    /// <summary>Encrypted for the current user of this machine, in a cache that belongs to this module.</summary>
    CurrentUser,
}
