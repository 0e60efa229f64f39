namespace PartnerMfa.Probe;

/// <summary>A claims challenge: the service refused the token and asks for another one with certain claims.</summary>
/// <param name="Claims">The claims request as compact JSON; null when the challenge carries none that can be read.</param>
/// <param name="Asks">What the claims request asks for.</param>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal sealed record ClaimsChallenge(string? Claims, ChallengeKind Asks);

/// <summary>What a claims challenge asks for, the most telling first.</summary>
internal enum ChallengeKind
{
    /// <summary>Something else, or nothing that can be read.</summary>
    Other,

    /// <summary>MFA: <c>mfa</c> in the <c>amr</c> claim.</summary>
    Mfa,

    /// <summary>Another authentication method in the <c>amr</c> claim.</summary>
    AuthenticationMethod,

    /// <summary>A Conditional Access authentication context (<c>acrs</c>).</summary>
    AuthenticationContext,

    /// <summary>Continuous access evaluation: a token issued after a certain time (<c>nbf</c>), or from the address that is seen now.</summary>
    ContinuousAccessEvaluation,
}
