using PartnerMfa.SignIn;

namespace PartnerMfa.Requests;

/// <summary>A customer to test.</summary>
/// <param name="Id">Its tenant ID or a domain.</param>
/// <param name="Name">Its name; null when it is not known.</param>
internal sealed record CustomerName(string Id, string? Name = null);

/// <summary>Which customers to test, and how.</summary>
/// <param name="SignIn">The partner's own sign-in, whose refresh token is redeemed for each customer.</param>
internal sealed record CustomersRequest(RefreshTokenSignIn SignIn)
{
    public const int DefaultThrottleLimit = 16;
    public const int MostAtOnce = 256;

    /// <summary>The permissions of Microsoft Graph that a consent grants by default, which are those that the test itself needs.</summary>
    public static string[] DefaultScopes { get; } = ["Organization.Read.All", "User.Read"];

    /// <summary>The ID of the partner's own tenant, which is not a customer; null when it is not known.</summary>
    public string? PartnerTenantId { get; init; }

    /// <summary>The account that the refresh token belongs to; null when it is not known.</summary>
    public string? Account { get; init; }

    /// <summary>How many customers to test at a time.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>Whether the app belongs to a control panel vendor, so that its tenant is not the partner's.</summary>
    public bool IsControlPanelVendor { get; init; }

    /// <summary>How long one customer may take, not including waits for a throttled service.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>The customers with the same cause, with their number and the remedy.</summary>
/// <param name="Reason">The cause.</param>
/// <param name="Count">How many customers have it.</param>
/// <param name="First">The first of them.</param>
internal sealed record CustomerCause(string Reason, int Count, PartnerMfaCustomer First);

/// <summary>A consent to grant for a customer.</summary>
/// <param name="CustomerId">The customer's tenant ID.</param>
/// <param name="DisplayName">The name of the app in the customer's tenant.</param>
/// <param name="Scopes">The delegated permissions of Microsoft Graph.</param>
internal sealed record ConsentRequest(string CustomerId, string DisplayName, IReadOnlyList<string> Scopes);
