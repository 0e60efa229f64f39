namespace PartnerMfa.Sandbox.PartnerCenter.Usage;

/// <summary>An application that calls Partner Center every day at the same hours.</summary>
/// <param name="Number">The end of its id.</param>
/// <param name="Name">Empty of one that was never given any.</param>
/// <param name="User">Who calls through it, by the part before the at sign.</param>
/// <param name="Operation">What it calls.</param>
/// <param name="CallsADay">How often.</param>
internal sealed record SandboxApplication(int Number, string Name, string User, string Operation, int CallsADay)
{
    public static SandboxApplication Billing { get; } = new(1, "Billing sync", "billing", "Get /v{version}/customers/{customer_id}/subscriptions", 24);

    public static SandboxApplication NightlyInvoices { get; } = new(2, "Nightly invoices", "invoices", "Get /v{version}/invoices", 4) { WithoutMfa = _ => 4 };

    public static SandboxApplication CustomerPortal { get; } = new(3, "Customer portal", "helpdesk", "Patch /v{version}/customers/{customer_id}/profiles/billing", 12)
    {
        WithoutMfa = daysAgo => daysAgo % 2 == 1 ? 1 : 0,
    };

    public static SandboxApplication Nameless { get; } = new(4, "", "reports", "Get /v{version}/profiles/organization", 3);

    /// <summary>How many of a day's calls have no MFA, by how many days ago it was.</summary>
    public Func<int, int> WithoutMfa { get; init; } = _ => 0;

    public string Id => $"5a9db0c5-0000-4000-8000-0000000001{Number:00}";
}
