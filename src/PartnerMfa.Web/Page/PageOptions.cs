namespace PartnerMfa.Web.Page;

/// <summary>How the page is served.</summary>
internal sealed record PageOptions
{
    public const int DefaultIdleMinutes = 30;

    /// <summary>Creates the client, given the function that opens sign-in pages.</summary>
    public required Func<Action<Uri>, PartnerMfaClient> CreateClient { get; init; }

    /// <summary>How long the page may be idle, without requests or work, before it ends.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(DefaultIdleMinutes);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
