using PartnerMfa.Resources;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the account has the Admin agent role: in the directory a group of the tenant.</summary>
internal static class AdminAgentCheck
{
    private const string AdminAgents = "AdminAgents";

    public static CheckAnswer Judge(SetupFacts facts)
    {
        ResourceResult<MembershipFacts> read = facts.Memberships!;
        if (read.Value?.Groups.Values.Contains(AdminAgents, StringComparer.OrdinalIgnoreCase) == true)
            return new(Yes, AdminAgentAssigned, $"member of the group {AdminAgents}", "The account has the Admin agent role.") { HelpUri = SetupPages.PartnerRoles };
        if (read.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Memberships);
        if (read.Value is not { GroupNamesAreKnown: true, KindsAreKnown: true })
            return new(Unknown, PermissionMissing, "groups came without their names", "Graph tells the account's groups without their names, so it cannot be told whether it is an Admin agent.")
            {
                Remedy = "Consent to GroupMember.Read.All (delegated) for the app, and sign in again.",
                HelpUri = SetupPages.Permissions,
            };
        return new(No, AdminAgentMissing, $"not a member of the group {AdminAgents}", "The account does not have the Admin agent role, so Partner Center refuses its calls (403).")
        {
            Remedy = "Give it the role: Partner Center > Settings > User management > the account > Admin agent. Then wait a few minutes.",
            HelpUri = SetupPages.PartnerRoles,
        };
    }
}
