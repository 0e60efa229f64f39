using PartnerMfa.Stores;

namespace PartnerMfa.Requests;

/// <summary>The setup to look at.</summary>
/// <param name="UserPrincipalName">The integration account: its name or object ID. Empty when only policies are judged.</param>
/// <param name="Environment">Whose Graph is asked.</param>
/// <param name="GraphToken">An access token for that Graph; null when a saved tenant or only policies are judged.</param>
/// <param name="Source">Where the token came from, in words.</param>
internal sealed record SetupRequest(string UserPrincipalName, PartnerMfaEnvironment Environment, Secret? GraphToken, string Source)
{
    /// <summary>The checks to make; null makes all.</summary>
    public IReadOnlyCollection<PartnerMfaSetupCheck>? Checks { get; init; }

    /// <summary>The second opinions to ask for; null asks for those that the token's permissions allow.</summary>
    public IReadOnlyCollection<PartnerMfaWitness>? Witnesses { get; init; }

    /// <summary>The application whose registration is checked as well; null checks none.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The application signs in by device code.</summary>
    public bool UsesDeviceCode { get; init; }

    /// <summary>The stored refresh token that signed in; null when none did. The setup tells when it ends.</summary>
    public StoredTokenState? StoredToken { get; init; }

    /// <summary>The time limit for everything.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromMinutes(5);
}

/// <summary>A refresh token in a store, and what is known about its end before the tenant is read.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Facts">What the store tells.</param>
/// <param name="CertificateEndsOn">When the certificate ends that the app proves itself with; null without one.</param>
internal sealed record StoredTokenState(string Store, TokenFacts Facts, DateTimeOffset? CertificateEndsOn);
