namespace PartnerMfa.Resources;

/// <summary>Why a resource could not be read.</summary>
internal enum ResourceFailureKind
{
    /// <summary>The user or the app lacks a role or a permission (403).</summary>
    Forbidden,

    /// <summary>There is no such object, or no such resource any more (404, 410, or Graph's 400 for an unknown segment).</summary>
    NotFound,

    /// <summary>The token was refused (401), not for want of MFA.</summary>
    Rejected,

    /// <summary>The token was refused because its sign-in was without MFA.</summary>
    MfaRequired,

    /// <summary>Still 429 after the last try.</summary>
    Throttled,

    /// <summary>Still 408 or 5xx after the last try.</summary>
    Unavailable,

    /// <summary>No response at all: DNS, connection, TLS, reset, or the time was up.</summary>
    Unreachable,

    /// <summary>A redirect, another status, no JSON, a body that breaks off or is too large, or a next page somewhere else.</summary>
    Unexpected,
}
