using PartnerMfa.Http.Resources;
using PartnerMfa.Redaction;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether the account exists, is allowed to sign in, belongs to the tenant, and is an Admin agent.</summary>
internal static class AccountChecks
{
    private const string AdminAgents = "AdminAgents";

    public static CheckResult Exists(SetupFacts facts) => facts.Account!.Failure switch
    {
        null when facts.Account.Value!.ObjectId is null => NotTold("id", "Microsoft Graph answered with something that is not an account."),
        null => new(Yes, AccountFound, "Graph knows the account", $"The account {Shown(facts)} is in the tenant.") { HelpUri = SetupPages.Users },
        { IsAbsence: true } missing => new(No, AccountNotFound, missing.Words, $"There is no account {facts.Name} in this tenant.")
        {
            Remedy = "Check the spelling of the name, and that you signed in to the right tenant.",
            HelpUri = SetupPages.Users,
        },
        { } failure => CheckResult.NotRead(failure, SetupResource.Account),
    };

    public static CheckResult Enabled(SetupFacts facts, AccountFacts account) => account.IsEnabled switch
    {
        true => new(Yes, SetupReason.AccountEnabled, "accountEnabled is true", "The account may sign in.") { HelpUri = SetupPages.Users },
        false => new(No, AccountDisabled, "accountEnabled is false", "The account is disabled, so nothing can sign in with it.")
        {
            Remedy = "Enable the account: Entra admin center > Users > the account > Properties > Settings > Account enabled.",
            HelpUri = SetupPages.Users,
        },
        null => NotTold("accountEnabled", "Microsoft Graph does not say whether the account may sign in."),
    };

    public static CheckResult Type(SetupFacts facts, AccountFacts account) => account.UserType switch
    {
        "Member" => new(Yes, AccountIsMember, "userType is Member", "The account is a member of the tenant.") { HelpUri = SetupPages.Users },
        "Guest" => new(No, AccountIsGuest, "userType is Guest", "The account is a guest. Partner Center's API accepts only members of the partner tenant.")
        {
            Remedy = "Create a member account for the integration: Entra admin center > Users > All users > New user > Create new user.",
            HelpUri = SetupPages.Users,
        },
        _ => NotTold("userType", "Microsoft Graph does not say whether the account is a member or a guest."),
    };

    /// <summary>In the directory, the Admin agent role is a group membership.</summary>
    public static CheckResult AdminAgent(SetupFacts facts)
    {
        ResourceResult<MembershipFacts> read = facts.Memberships!;
        if (read.Value?.Groups.Values.Contains(AdminAgents, StringComparer.OrdinalIgnoreCase) == true)
            return new(Yes, AdminAgentAssigned, $"member of the group {AdminAgents}", "The account has the Admin agent role.") { HelpUri = SetupPages.PartnerRoles };
        if (read.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Memberships);
        if (read.Value is not { GroupNamesAreKnown: true, KindsAreKnown: true })
            return new(Unknown, PermissionMissing, "groups came without their names", "Microsoft Graph lists the account's groups without their names, so they do not show whether it is an Admin agent.")
            {
                HelpUri = SetupPages.Permissions,
                Missing = SetupResource.Memberships,
            };
        return new(No, AdminAgentMissing, $"not a member of the group {AdminAgents}", "The account does not have the Admin agent role, so Partner Center refuses its calls (403).")
        {
            Remedy = "Assign the role, and wait a few minutes: Partner Center > Settings > User management > the account > Admin agent.",
            HelpUri = SetupPages.PartnerRoles,
        };
    }

    private static CheckResult NotTold(string field, string message) =>
        new(Unknown, AccountTypeNotTold, $"{field} is missing, or its value is not known here", message)
        {
            Remedy = "Look at the account in the Entra admin center: Users > the account > Properties.",
            HelpUri = SetupPages.Users,
        };

    private static string Shown(SetupFacts facts) => facts.Account!.Value!.UserPrincipalName is { } name ? Redactor.Shown(name) : facts.Name;
}
