namespace PartnerMfa.Sandbox.PartnerCenter.Usage;

/// <summary>Who calls the Partner Center of an account's tenant.</summary>
/// <param name="Shows">What the case shows, for people.</param>
/// <param name="Applications">What calls.</param>
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

    /// <summary>A user who came to the portal without MFA, by the part before the at sign; null when there is none.</summary>
    public string? UntiedUser { get; init; }

    /// <summary>The resource that is not there; null when all are.</summary>
    public string? MissingPath { get; init; }
}
