using System.Security;

namespace PartnerMfa;

/// <summary>The refresh token of one sign-in, for an app that runs unattended. Keep it in a vault.</summary>
public sealed class PartnerMfaRefreshToken
{
    /// <summary>How long an unused refresh token lives in Entra ID.</summary>
    internal static readonly TimeSpan UnusedLifetime = TimeSpan.FromDays(90);

    /// <summary>The refresh token. Printing it does not reveal it.</summary>
    public required SecureString RefreshToken { get; init; }

    /// <summary>The account that signed in; null when the token does not say.</summary>
    public string? Account { get; init; }

    /// <summary>The ID of the tenant that issued the token; null when the token does not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The app that can redeem it.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTime CreatedOn { get; init; }

    /// <summary>
    /// When it expires unless it is used, UTC. Each use returns a new token with the same lifetime; policies can end it earlier.
    /// </summary>
    public required DateTime ExpiresOn { get; init; }

    /// <summary>The elements of the <c>amr</c> claim of the sign-in; null when it has none.</summary>
    public PartnerMfaCollection<string>? AuthenticationMethods { get; init; }

    /// <summary>The verdict for the sign-in's token: <c>Yes</c>, <c>No</c> or <c>Unknown</c>.</summary>
    public required string Result { get; init; }

    /// <summary>The reason code of the verdict.</summary>
    public required string Reason { get; init; }

    /// <summary>The verdict in one plain sentence.</summary>
    public required string Message { get; init; }
}
