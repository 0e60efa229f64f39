namespace PartnerMfa.Testing.Contract;

/// <summary>A known response to the enforced request, and what a probe must say about it.</summary>
/// <param name="Name">A description.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Reply">The response.</param>
/// <param name="OfYes">The verdict with a token that says Yes by itself.</param>
internal sealed record DocumentedResponse(string Name, KnownFrom Source, Reply Reply, (string Result, string Reason) OfYes)
{
    /// <summary>The verdict with a token that says No by itself.</summary>
    public (string Result, string Reason) OfNo { get; init; } = OfYes;

    /// <summary>The verdict with a token that does not decide by itself.</summary>
    public (string Result, string Reason) OfUndecided { get; init; } = OfYes;

    /// <summary>Whether Partner Center itself sends it. If not, something in its place does.</summary>
    public bool IsPartnerCenters { get; init; } = true;

    public ResponseShape Shape => ResponseShape.Of(Reply.Create());
}

/// <summary>How certain a response is.</summary>
internal enum KnownFrom
{
    /// <summary>Microsoft's documentation: https://learn.microsoft.com/partner-center/developer/error-codes, .../api-throttling-guidance, .../get-an-organization-profile.</summary>
    Documentation,

    /// <summary>Public issues, and several independent implementations.</summary>
    ThirdParties,

    /// <summary>A response that was seen in 2019, when the requirement was new.</summary>
    Observed2019,

    /// <summary>HTTP itself (RFC 9110): gateways, redirects, pages of networks.</summary>
    Http,

    /// <summary>Not known to happen; the correct outcome is defined anyway.</summary>
    Settled,
}
