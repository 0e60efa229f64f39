namespace PartnerMfa.Web.Page;

/// <summary>How the page is served.</summary>
internal sealed record PageOptions
{
    public const int DefaultIdleMinutes = 30;

    /// <summary>Makes what does the work. It is given what opens sign-in pages.</summary>
    public required Func<Action<Uri>, PartnerMfaClient> CreateClient { get; init; }

    /// <summary>After how long without a request, and without work, the page ends.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(DefaultIdleMinutes);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
