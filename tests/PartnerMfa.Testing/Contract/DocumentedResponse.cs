namespace PartnerMfa.Testing.Contract;

/// <summary>A response to the enforced request that is known, and what a probe must say of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Reply">The response.</param>
/// <param name="OfYes">The verdict with a token that alone says Yes.</param>
internal sealed record DocumentedResponse(string Name, KnownFrom Source, Reply Reply, (string Result, string Reason) OfYes)
{
    /// <summary>The verdict with a token that alone says No.</summary>
    public (string Result, string Reason) OfNo { get; init; } = OfYes;

    /// <summary>The verdict with a token that alone does not decide.</summary>
    public (string Result, string Reason) OfUndecided { get; init; } = OfYes;

    /// <summary>Partner Center itself sends it; else something in its place does.</summary>
    public bool IsPartnerCenters { get; init; } = true;

    public ResponseShape Shape => ResponseShape.Of(Reply.Create());
}

/// <summary>How sure a response is.</summary>
internal enum KnownFrom
{
    /// <summary>Microsoft's documentation: https://learn.microsoft.com/partner-center/developer/error-codes, .../api-throttling-guidance, .../get-an-organization-profile.</summary>
    Documentation,

    /// <summary>Public issues, and several implementations that do not depend on each other.</summary>
    ThirdParties,

    /// <summary>A response that was seen when the requirement was new, in 2019.</summary>
    Observed2019,

    /// <summary>HTTP itself (RFC 9110): gateways, redirects, pages of networks.</summary>
    Http,

    /// <summary>Not known to happen; the answer to it is settled all the same.</summary>
    Settled,
}
