namespace PartnerMfa.Testing.Faults;

/// <summary>The required outcome of a probe, with a token that says Yes by itself and with one that says No.</summary>
internal sealed record FaultAnswer((string Result, string Reason) OfYes, (string Result, string Reason) OfNo)
{
    /// <summary>The whole profile arrived, without a statement by the service, so the token decides.</summary>
    public static FaultAnswer TokenDecides { get; } = new(("Yes", "MfaClaimPresent"), ("No", "MfaClaimMissing"));

    public static FaultAnswer Confirmed { get; } = Both("Yes", "MfaConfirmedByService");

    public static FaultAnswer Refused { get; } = Both("No", "MfaRefusedByService");

    public static FaultAnswer Required { get; } = Both("No", "MfaRequiredByService");

    public static FaultAnswer Contradictory { get; } = Unknown("ContradictoryResponse");

    public static FaultAnswer Unexpected { get; } = Unknown("UnexpectedResponse");

    public static FaultAnswer Rejected { get; } = Unknown("TokenRejected");

    public static FaultAnswer Challenged { get; } = Unknown("ClaimsChallenge");

    public static FaultAnswer DeniedForMfa { get; } = Unknown("AccessDeniedForMfa");

    public static FaultAnswer Denied { get; } = Unknown("AccessDenied");

    public static FaultAnswer Throttled { get; } = Unknown("Throttled");

    public static FaultAnswer Unavailable { get; } = Unknown("ServiceUnavailable");

    public static FaultAnswer NoNetwork { get; } = Unknown("NetworkFailure");

    private static FaultAnswer Unknown(string reason) => Both("Unknown", reason);

    private static FaultAnswer Both(string result, string reason) => new((result, reason), (result, reason));
}
