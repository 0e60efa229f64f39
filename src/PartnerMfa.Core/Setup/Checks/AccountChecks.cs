using PartnerMfa.Redaction;
using PartnerMfa.Resources;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the account is there, may sign in, and belongs to the tenant.</summary>
internal static class AccountChecks
{
    public static CheckAnswer Exists(SetupFacts facts) => facts.Account!.Failure switch
    {
        null when facts.Account.Value!.ObjectId is null => NotTold("id", "Graph gives something that is no account."),
        null => new(Yes, AccountFound, "Graph knows the account", $"The account {Shown(facts)} is in the tenant.") { HelpUri = SetupPages.Users },
        { Kind: ResourceFailureKind.NotFound } missing => new(No, AccountNotFound, missing.Words, $"There is no account {facts.Name} in this tenant.")
        {
            Remedy = "Check the name and the tenant. To make one: Entra admin center > Users > All users > New user.",
            HelpUri = SetupPages.Users,
        },
        { } failure => NotRead.Answer(failure, SetupResource.Account),
    };

    public static CheckAnswer Enabled(SetupFacts facts, AccountFacts account) => account.IsEnabled switch
    {
        true => new(Yes, SetupReason.AccountEnabled, "accountEnabled is true", "The account may sign in.") { HelpUri = SetupPages.Users },
        false => new(No, AccountDisabled, "accountEnabled is false", "The account is disabled: nobody and nothing can sign in with it.")
        {
            Remedy = "Enable it: Entra admin center > Users > the account > Properties > Settings > Account enabled.",
            HelpUri = SetupPages.Users,
        },
        null => NotTold("accountEnabled", "Graph does not tell whether the account may sign in."),
    };

    public static CheckAnswer Type(SetupFacts facts, AccountFacts account) => account.UserType switch
    {
        "Member" => new(Yes, AccountIsMember, "userType is Member", "The account is a member of the tenant.") { HelpUri = SetupPages.Users },
        "Guest" => new(No, AccountIsGuest, "userType is Guest", "The account is a guest: Partner Center's API takes members of the partner tenant alone.")
        {
            Remedy = "Make a member account for the integration: Entra admin center > Users > All users > New user > Create new user.",
            HelpUri = SetupPages.Users,
        },
        _ => NotTold("userType", "Graph does not tell whether the account is a member or a guest."),
    };

    private static CheckAnswer NotTold(string field, string message) =>
        new(Unknown, AccountTypeNotTold, $"{field} is missing or not known here", message)
        {
            Remedy = "Look at the account in the Entra admin center: Users > the account > Properties.",
            HelpUri = SetupPages.Users,
        };

    private static string Shown(SetupFacts facts) => facts.Account!.Value!.UserPrincipalName is { } name ? Redactor.Shown(name) : facts.Name;
}
