using System.Globalization;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>A customer of the sandbox's partner, which represents one case that a partner may encounter.</summary>
/// <param name="Number">The end of its tenant ID.</param>
/// <param name="Name">Its name, which describes the case.</param>
/// <param name="Refusal">How a token is refused in its tenant; null when it is accepted.</param>
internal sealed record SandboxCustomer(int Number, string Name, SandboxRefusal? Refusal = null)
{
    public string TenantId => $"5a9db0c5-0000-4000-8001-{Number:000000000000}";

    public string Domain => Name.ToUpperInvariant().Replace(" ", "-").ToLowerInvariant() + ".sandbox.example";

    /// <summary>Whether consent is missing until it is granted through Partner Center.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>Whether the relationship lacks a role for the call.</summary>
    public bool IsWithoutRole { get; init; }

    /// <summary>Whether its first token request is throttled.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>Whether Microsoft Graph lists a GDAP relationship.</summary>
    public bool HasGdap { get; init; } = true;
}

/// <summary>The customers of the sandbox.</summary>
internal static class SandboxCustomers
{
    public static IReadOnlyList<SandboxCustomer> All { get; } =
    [
        new(1, "Good customer"),
        new(2, "Another good customer"),
        new(3, "Without consent", new("invalid_grant", 65001, "The user or administrator has not consented to use the application.", "consent_required")) { NeedsConsent = true },
        new(4, "Also without consent", new("invalid_grant", 90099, "The application has not been authorized in the tenant. Applications must be authorized to access the external tenant before partner delegated administrators can use them.")) { NeedsConsent = true },
        new(5, "Without GDAP", new("invalid_grant", 50020, "User account does not exist in tenant and cannot access the application in that tenant.")) { HasGdap = false },
        new(6, "Blocks by policy", new("invalid_grant", 53003, "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "message_only")),
        new(7, "Asks for MFA", new("interaction_required", 50076, "Due to a configuration change made by your administrator, you must use multi-factor authentication.", "basic_action")),
        new(8, "Risky home account", new("interaction_required", 530034, "A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.", "message_only")),
        new(9, "Guest", new("invalid_grant", 50177, "External challenge is not supported for passthrough users.")),
        new(10, "Throttled at first") { IsThrottled = true },
        new(11, "Gone", new("invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.")) { HasGdap = false },
        new(12, "Without role") { IsWithoutRole = true },
    ];

    private const int LastNumber = 100_000;
    private const int NumberLength = 12;

    /// <summary>Finds a customer by its tenant ID or domain. The IDs of higher numbers repeat the cases, so that long lists can be tried.</summary>
    public static SandboxCustomer? Find(string tenant) => All.FirstOrDefault(customer =>
        customer.TenantId.Equals(tenant, StringComparison.OrdinalIgnoreCase) || customer.Domain.Equals(tenant, StringComparison.OrdinalIgnoreCase)) ?? FindRepeated(tenant);

    private static SandboxCustomer? FindRepeated(string tenant)
    {
        string digits = tenant.Length > NumberLength ? tenant.Substring(tenant.Length - NumberLength) : "";
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > LastNumber) return null;
        SandboxCustomer known = All[(number - 1) % All.Count];
        SandboxCustomer repeated = known with { Number = number, Name = $"{known.Name} {number}" };
        return repeated.TenantId.Equals(tenant, StringComparison.OrdinalIgnoreCase) ? repeated : null;
    }
}
