using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A license of the account.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/user-list-licensedetails</remarks>
internal sealed record GraphLicense(string Name, params string[] ServicePlans)
{
    public static GraphLicense PremiumP1 { get; } = new("AAD_PREMIUM", "AAD_PREMIUM", "MFA_PREMIUM", "ADALLOM_S_DISCOVERY");

    public static GraphLicense BusinessPremium { get; } = new("SPB", "AAD_PREMIUM", "MFA_PREMIUM", "EXCHANGE_S_STANDARD", "TEAMS1", "INTUNE_SMBIZ");

    public JsonObject ToJson() => new()
    {
        ["id"] = GraphIds.Of("license " + Name),
        ["skuId"] = GraphIds.Of("sku " + Name),
        ["skuPartNumber"] = Name,
        ["servicePlans"] = GraphJson.Objects(ServicePlans.Select(plan => new JsonObject
        {
            ["servicePlanId"] = GraphIds.Of("plan " + plan),
            ["servicePlanName"] = plan,
            ["provisioningStatus"] = "Success",
            ["appliesTo"] = "User",
        })),
    };
}
