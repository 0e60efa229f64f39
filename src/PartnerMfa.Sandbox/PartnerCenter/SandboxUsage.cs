namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>The usage of Partner Center in the tenant of an account.</summary>
/// <param name="Shows">A description of the case, for people.</param>
/// <param name="Applications">The applications that make calls.</param>
internal sealed record SandboxUsage(string Shows, IReadOnlyList<SandboxApplication> Applications)
{
    public static SandboxUsage Mixed { get; } = new(
        "No: a job that breaks, an app with some calls without MFA, a user whom no call ties to an app; the others are fine",
        [SandboxApplication.Billing, SandboxApplication.NightlyInvoices, SandboxApplication.CustomerPortal, SandboxApplication.Nameless])
    {
        UntiedUser = "former-admin",
    };

    public static SandboxUsage Fine { get; } = new("Yes: all calls of all apps have MFA", [SandboxApplication.Billing, SandboxApplication.Nameless]);

    public static SandboxUsage None { get; } = new("NotApplicable: no app calls", []);

    public static SandboxUsage WithoutCounts { get; } = Mixed with
    {
        Shows = "No for what the list of calls shows, Unknown for the rest: the daily counts are missing",
        MissingPath = PartnerMfa.Usage.UsageConstants.DailyCountsPath,
    };

    /// <summary>A user who signed in to the portal without MFA, by the part before the at sign; null when there is none.</summary>
    public string? UntiedUser { get; init; }

    /// <summary>The resource that does not exist; null when all of them do.</summary>
    public string? MissingPath { get; init; }
}

/// <summary>An application that calls Partner Center every day at the same times.</summary>
/// <param name="Number">The end of its ID.</param>
/// <param name="Name">Its name; empty when it never had one.</param>
/// <param name="User">The user who calls through it, by the part before the at sign.</param>
/// <param name="Operation">The operation that it calls.</param>
/// <param name="CallsADay">The number of calls per day.</param>
internal sealed record SandboxApplication(int Number, string Name, string User, string Operation, int CallsADay)
{
    public static SandboxApplication Billing { get; } = new(1, "Billing sync", "billing", "Get /v{version}/customers/{customer_id}/subscriptions", 24);

    public static SandboxApplication NightlyInvoices { get; } = new(2, "Nightly invoices", "invoices", "Get /v{version}/invoices", 4) { WithoutMfa = _ => 4, SendsPassword = true };

    public static SandboxApplication CustomerPortal { get; } = new(3, "Customer portal", "helpdesk", "Patch /v{version}/customers/{customer_id}/profiles/billing", 12)
    {
        WithoutMfa = daysAgo => daysAgo % 2 == 1 ? 1 : 0,
    };

    public static SandboxApplication Nameless { get; } = new(4, "", "reports", "Get /v{version}/profiles/organization", 3);

    /// <summary>Returns how many of a day's calls had no MFA, given how many days ago that was.</summary>
    public Func<int, int> WithoutMfa { get; init; } = _ => 0;

    /// <summary>Without MFA, it signs in with the user name and password (ROPC); otherwise from a trusted location.</summary>
    public bool SendsPassword { get; init; }

    public string Id => $"5a9db0c5-0000-4000-8000-0000000001{Number:00}";
}
