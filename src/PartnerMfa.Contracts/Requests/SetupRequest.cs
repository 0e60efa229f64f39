using PartnerMfa.Stores;

namespace PartnerMfa.Requests;

/// <summary>The setup to assess.</summary>
/// <param name="UserPrincipalName">The name or object ID of the integration account. Empty when only policies are assessed.</param>
/// <param name="Environment">The environment whose Graph is asked.</param>
/// <param name="GraphToken">An access token for that Graph; null when a saved tenant or only policies are assessed.</param>
/// <param name="Source">Where the token came from, in words.</param>
internal sealed record SetupRequest(string UserPrincipalName, PartnerMfaEnvironment Environment, Secret? GraphToken, string Source)
{
    /// <summary>The checks to make; null means all of them.</summary>
    public IReadOnlyCollection<PartnerMfaSetupCheck>? Checks { get; init; }

    /// <summary>The second opinions to request; null means those that the token's permissions allow.</summary>
    public IReadOnlyCollection<PartnerMfaWitness>? Witnesses { get; init; }

    /// <summary>The application whose registration is also checked; null means none.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Whether the application signs in with a device code.</summary>
    public bool UsesDeviceCode { get; init; }

    /// <summary>The stored refresh token that signed in; null when there was none. The assessment says when it expires.</summary>
    public StoredTokenState? StoredToken { get; init; }

    /// <summary>The time limit for the whole assessment.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromMinutes(5);
}

/// <summary>A refresh token in a store, and what is known about its expiry before the tenant is read.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Facts">What the store says about the token.</param>
/// <param name="CertificateEndsOn">When the certificate that the app authenticates with expires; null without one.</param>
internal sealed record StoredTokenState(string Store, TokenFacts Facts, DateTimeOffset? CertificateEndsOn);
