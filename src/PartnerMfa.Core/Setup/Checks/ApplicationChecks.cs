using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether the integration's application is in the tenant, has consent, and may be used by the account.</summary>
internal static class ApplicationChecks
{
    private const string Permission = PartnerMfaEnvironment.PartnerCenterPermission;

    // https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
    private static readonly string[] WorkAudiences = ["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"];

    public static CheckResult Registered(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal is { Failure: { IsAbsence: false } failure }) return CheckResult.NotRead(failure, SetupResource.Application);
        if (application.Registration is { Failure: { IsAbsence: false } unread }) return CheckResult.NotRead(unread, SetupResource.Application);
        CheckResult result = (application.Registration.Value, application.Principal.Value) switch
        {
            (null, null) => new(No, ApplicationMissing, "neither an application nor a service principal has this appId", $"There is no application {application.Id} in this tenant.")
            {
                Remedy = $"Check the client ID and the tenant, or register an application: {facts.Words.NewApplication(facts.Environment)}",
            },
            (_, null) => new(No, ServicePrincipalMissing, "no service principal has this appId", "The application is registered, but has no service principal in this tenant, so it gets no token (AADSTS7000229).")
            {
                Remedy = $"Create it: {facts.Words.CreateServicePrincipal(application.Id)}",
            },
            ({ IsDisabledByMicrosoft: true }, _) or (_, { IsDisabledByMicrosoft: true }) => new(No, ApplicationDisabled, "disabledByMicrosoftStatus is set", "Microsoft has disabled the application, so no one can sign in with it.")
            {
                Remedy = $"Register another application: {facts.Words.NewApplication(facts.Environment)}",
            },
            (_, { IsEnabled: false }) => new(No, ApplicationDisabled, "accountEnabled of the service principal is false", "The application is disabled in this tenant, so no one can sign in with it.")
            {
                Remedy = $"Enable it: {facts.Words.EnableServicePrincipal(application.Id)}",
            },
            ({ Audience: "PersonalMicrosoftAccount" }, _) => new(No, ApplicationForPersonalAccounts, "signInAudience is PersonalMicrosoftAccount", "The application is for personal Microsoft accounts only, so no account of the tenant can sign in with it.")
            {
                Remedy = $"Register another application: {facts.Words.NewApplication(facts.Environment)}",
            },
            (_, { IsEnabled: null }) => NotTold("accountEnabled of the service principal is missing", "Microsoft Graph does not say whether the application is enabled in this tenant."),
            ({ Audience: var audience }, _) when !WorkAudiences.Contains(audience, StringComparer.OrdinalIgnoreCase) =>
                NotTold("signInAudience is missing, or its value is not known here", "Microsoft Graph does not say which accounts can sign in with the application."),
            (null, _) => new(Yes, ApplicationOfOtherTenant, "only a service principal has this appId", "The application is registered in another tenant and has a service principal in this one."),
            _ => new(Yes, ApplicationFound, "the application and its service principal", $"The application {Name(application)} is registered in this tenant and enabled."),
        };
        return result with { HelpUri = SetupPages.Applications };
    }

    public static CheckResult Consented(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal.Value is not { } own) return NotChecked(application);
        if (own.ObjectId is null) return NotTold("id of the service principal is missing", "Microsoft Graph does not give the ID of the application's service principal, so its consents cannot be read.");
        if (application.PartnerCenter is { Failure: { IsAbsence: false } failure }) return CheckResult.NotRead(failure, SetupResource.Application);
        if (application.PartnerCenter.Value is not { } partnerCenter)
            return WithoutPartnerCenter($"Create it: {facts.Words.CreateServicePrincipal(PartnerMfaEnvironment.PartnerCenterApplicationId)}");
        if (partnerCenter.IsEnabled == false || partnerCenter.IsDisabledByMicrosoft)
            return WithoutPartnerCenter($"Enable it: {facts.Words.EnableServicePrincipal(PartnerMfaEnvironment.PartnerCenterApplicationId)}");
        if (partnerCenter is not { ObjectId: { } resource, IsEnabled: true })
            return NotTold("id or accountEnabled of Partner Center's service principal is missing", "Microsoft Graph does not say whether Partner Center's own service principal is enabled in this tenant.");
        string? account = facts.Account?.Value?.ObjectId;
        Ternary isCovered = (application.Grants.Value ?? []).Select(grant => grant.Covers(resource, Permission, account)).Append(Ternary.No).Max();
        if (isCovered == Ternary.Yes)
            return new(Yes, ApplicationPermissionConsented, $"a grant of {Permission}", $"The application has the delegated permission Microsoft Partner Center / {Permission}, with consent.") { HelpUri = SetupPages.Applications };
        if (application.Grants.Failure is { } unread) return CheckResult.NotRead(unread, SetupResource.Consents);
        if (isCovered == Ternary.Unknown)
            return account is null && facts.Account?.Failure is { } unknown
                ? CheckResult.NotRead(unknown, SetupResource.Account)
                : NotTold($"a grant of {Permission} that lacks members", "Microsoft Graph lists a consent of the application without saying what or whom it is for.");
        return NotConsented(facts, application, own);
    }

    public static CheckResult Assignment(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal.Value is not { } principal) return NotChecked(application);
        if (principal.RequiresAssignment is not { } isRequired)
            return NotTold("appRoleAssignmentRequired is missing", "Microsoft Graph does not say whether the application requires assignment.");
        if (!isRequired)
            return new(NotApplicable, AssignmentNotRequired, "appRoleAssignmentRequired is false", "Everyone in the tenant may use the application: it does not require assignment.") { HelpUri = SetupPages.Assignment };
        if (application.Assigned is not { } read) return NotTold("id of the service principal is missing", "Microsoft Graph does not give the ID of the application's service principal, so its assignments cannot be read.");
        IReadOnlyList<AssignedPrincipal> assigned = read.Value ?? [];
        string? own = facts.Account?.Value?.ObjectId;
        if (own is not null && assigned.Any(one => own.Equals(one.Id, StringComparison.OrdinalIgnoreCase)))
            return new(Yes, AccountAssigned, "an app role assignment of the account", "The account is assigned to the application.") { HelpUri = SetupPages.Assignment };
        if (read.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Application);
        if (own is null)
            return facts.Account?.Failure is { } unread ? CheckResult.NotRead(unread, SetupResource.Account) : NotTold("id of the account is missing", "Microsoft Graph does not give the account's ID, so it cannot be found among the assignments.");
        if (assigned.Any(one => one.Id is null)) return NotTold("an app role assignment without principalId", "Microsoft Graph lists an assignment without saying whom it is for.");
        CheckResult result = IsInGroup([.. assigned.Where(one => one.MayBeGroup).Select(one => one.Id!)], facts) switch
        {
            Ternary.Yes => new(Unknown, AssignmentNotKnown, "an app role assignment of a group of the account", "A group of the account is assigned to the application. That counts if the account is a direct member of it, and not if it is in it through another group."),
            Ternary.Unknown when facts.Memberships?.Failure is { } unread => CheckResult.NotRead(unread, SetupResource.Memberships),
            Ternary.Unknown => new(Unknown, AssignmentNotKnown, "an app role assignment of a group", "A group is assigned to the application, and it is not known whether the account is in it."),
            _ => new(No, AccountNotAssigned, "no app role assignment", "The application requires assignment, and the account is not assigned to it (AADSTS50105)."),
        };
        return result.Missing is not null || result.Reason is ResourceNotRead or ResourceNotFound
            ? result
            : result with { Remedy = $"Assign the account: {facts.Words.AssignAccount(principal.ObjectId, own)}", HelpUri = SetupPages.Assignment };
    }

    /// <summary>The result of a check that needs the registration or the service principal, when it does not exist.</summary>
    public static CheckResult NotChecked(ApplicationFacts application)
    {
        if ((application.Registration.Failure is { IsAbsence: false } unread ? unread : application.Principal.Failure) is { IsAbsence: false } failure) return CheckResult.NotRead(failure, SetupResource.Application);
        return application.IsOfOtherTenant
            ? new(NotApplicable, ApplicationOfOtherTenant, "no application object in this tenant", "Not checked: the application is registered in another tenant.") { HelpUri = SetupPages.Applications }
            : new(NotApplicable, ApplicationMissing, "no application", $"Not checked: there is no application {application.Id} with a service principal.") { HelpUri = SetupPages.Applications };
    }

    /// <summary>The result of a check whose answer depends on something that Graph left out.</summary>
    public static CheckResult NotTold(string row, string message) => new(Unknown, ResourceNotRead, row, message)
    {
        Remedy = $"Look it up in the Entra admin center: {SetupResource.Application.Place}.",
        HelpUri = SetupPages.Applications,
    };

    public static string Name(ApplicationFacts application) => application.Registration.Value?.DisplayName is { } name ? $"'{PolicyConstants.Shown(name)}'" : application.Id;

    private static CheckResult WithoutPartnerCenter(string remedy) =>
        new(No, PartnerCenterPrincipalMissing, "Partner Center's service principal", "Partner Center's own service principal is missing or disabled in this tenant, so no one can get a token for it.")
        {
            Remedy = remedy,
            HelpUri = SetupPages.Applications,
        };

    private static CheckResult NotConsented(SetupFacts facts, ApplicationFacts application, PrincipalOfApplication own)
    {
        // Microsoft authorizes some of its own applications for each other in advance, which no tenant shows.
        if (own.IsOfMicrosoft)
            return new(Unknown, ApplicationConsentMissing, $"no grant of {Permission}; appOwnerOrganizationId is Microsoft's", "The application is Microsoft's own. Whether Partner Center accepts it without consent, Microsoft Graph does not show (AADSTS65002).")
            {
                Remedy = $"Register an application of your own: {facts.Words.NewApplication(facts.Environment)}",
                HelpUri = SetupPages.Applications,
            };
        string consent = facts.Words.Open($"{facts.Environment.AuthorityHost.GetLeftPart(UriPartial.Authority)}/{OAuthConstants.AnyOrganization}/v2.0/adminconsent?client_id={application.Id}&scope={facts.Environment.Scope}&redirect_uri={OAuthConstants.LoopbackRedirect}");
        bool isAsked = application.Registration.Value is { AsksForPartnerCenter: true } || application.IsOfOtherTenant;
        return isAsked
            ? new(No, ApplicationConsentMissing, $"no grant of {Permission}", $"The application asks for the delegated permission Microsoft Partner Center / {Permission}, but nobody has consented to it (AADSTS65001).")
            {
                Remedy = $"Have an administrator consent: {consent}",
                HelpUri = SetupPages.Applications,
            }
            : new(No, ApplicationPermissionMissing, $"requiredResourceAccess without {Permission}", $"The application does not have the delegated permission Microsoft Partner Center / {Permission} (AADSTS650057).")
            {
                Remedy = $"Add it, with consent: {facts.Words.AddPartnerCenterPermission(application.Id)}",
                HelpUri = SetupPages.Applications,
            };
    }

    // A group that is not in the list counts as missing only if the list was read completely and every entry in it could be identified.
    private static Ternary IsInGroup(string[] groups, SetupFacts facts)
    {
        if (groups.Length == 0) return Ternary.No;
        if (facts.Memberships?.Value is not { } memberships) return Ternary.Unknown;
        if (memberships.Groups.Keys.Any(group => groups.Contains(group, StringComparer.OrdinalIgnoreCase))) return Ternary.Yes;
        return facts.Memberships.Failure is null && memberships.KindsAreKnown ? Ternary.No : Ternary.Unknown;
    }
}
