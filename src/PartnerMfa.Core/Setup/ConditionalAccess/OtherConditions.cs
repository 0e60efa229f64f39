using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Conditions that nobody can know of a sign-in beforehand: with one of them a policy is never certain to apply.</summary>
internal static class OtherConditions
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["signInRiskLevels"] = "applies to sign-ins at risk alone",
        ["userRiskLevels"] = "applies to users at risk alone",
        ["servicePrincipalRiskLevels"] = "applies at a risk of the application alone",
        ["insiderRiskLevels"] = "applies at an insider risk alone",
        ["agentIdRiskLevels"] = "applies at a risk of an agent alone",
        ["devices"] = "applies to some devices alone",
        ["deviceStates"] = "applies to some devices alone",
        ["authenticationFlows"] = "applies to device code flow or authentication transfer alone",
        ["clientApplications"] = "is for applications that sign in as themselves",
        ["times"] = "applies at certain times alone",
    };

    public static PolicyFinding AreMet(JsonElement conditions)
    {
        string? other = conditions.Others(Users, Applications, ClientAppTypes, Locations, Platforms).FirstOrDefault();
        if (other is null) return PolicyFinding.Holds;
        return new(Ternary.Open, Known.TryGetValue(other, out string? words) ? words : $"has a condition that is not known here ('{other}')");
    }
}
