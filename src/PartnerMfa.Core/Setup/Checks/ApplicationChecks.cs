using System.Globalization;
using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the integration's application is registered as it must be.</summary>
internal static class ApplicationChecks
{
    private const string Permission = PartnerMfaEnvironment.PartnerCenterPermission;
    private const string Localhost = OAuthConstants.LoopbackRedirect;

    // A secret takes a person to renew.
    private const int SoonInDays = 30;

    public static CheckResult Registered(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal is { Failure: { Kind: not ResourceFailureKind.NotFound } failure }) return CheckResult.NotRead(failure, SetupResource.Application);
        if (application.Registration is { Failure: { Kind: not ResourceFailureKind.NotFound } unread }) return CheckResult.NotRead(unread, SetupResource.Application);
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
            (_, { IsEnabled: false }) => new(No, ApplicationDisabled, "accountEnabled of the service principal is false", "The application is disabled in this tenant, so no one can sign in with it.")
            {
                Remedy = $"Enable it: {facts.Words.EnableServicePrincipal(application.Id)}",
            },
            (null, _) => new(Yes, ApplicationOfOtherTenant, "only a service principal has this appId", "The application is registered in another tenant and has a service principal in this one."),
            _ => new(Yes, ApplicationFound, "the application and its service principal", $"The application {Name(application)} is registered in this tenant and enabled."),
        };
        return result with { HelpUri = SetupPages.Applications };
    }

    public static CheckResult Consented(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal.Value?.ObjectId is not { } principal) return NotChecked(application);
        if (application.PartnerCenter is { Failure: { Kind: not ResourceFailureKind.NotFound } failure }) return CheckResult.NotRead(failure, SetupResource.Application);
        if (application.PartnerCenter.Value is not { ObjectId: { } resource, IsEnabled: not false })
            return new(No, PartnerCenterPrincipalMissing, "Partner Center's service principal", "Partner Center's own service principal is missing or disabled in this tenant, so no one can get a token for it.")
            {
                Remedy = application.PartnerCenter.Value is null
                    ? $"Create it: {facts.Words.CreateServicePrincipal(PartnerMfaEnvironment.PartnerCenterApplicationId)}"
                    : $"Enable it: {facts.Words.EnableServicePrincipal(PartnerMfaEnvironment.PartnerCenterApplicationId)}",
                HelpUri = SetupPages.Applications,
            };
        PermissionGrant[] grants = [.. (application.Grants.Value ?? []).Where(grant => grant.ResourceId == resource && grant.Scopes.Contains(Permission, StringComparer.OrdinalIgnoreCase))];
        string? own = facts.Account?.Value?.ObjectId;
        if (grants.Any(grant => grant.PrincipalId is null || (own is not null && grant.PrincipalId == own)))
            return new(Yes, ApplicationPermissionConsented, $"a grant of {Permission}", $"The application has the delegated permission Microsoft Partner Center / {Permission}, with consent.") { HelpUri = SetupPages.Applications };
        if (application.Grants.Failure is { } unread) return CheckResult.NotRead(unread, SetupResource.Consents);
        string consent = facts.Words.Open($"{facts.Environment.AuthorityHost.GetLeftPart(UriPartial.Authority)}/{OAuthConstants.AnyOrganization}/v2.0/adminconsent?client_id={application.Id}&scope={facts.Environment.Scope}&redirect_uri={Localhost}");
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

    public static CheckResult Redirect(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        IReadOnlyList<string> usable = [.. registration.PublicRedirects, .. registration.WebRedirects];
        CheckResult result = usable.Count > 0
            ? new(Yes, RedirectRegistered, string.Join(", ", usable.Take(3)), $"The application has a redirect address for {(registration.PublicRedirects.Count > 0 ? "a public client" : "a web app")}: {usable[0]}.")
            : application.UsesDeviceCode
                ? new(NotApplicable, RedirectNotNeeded, "no redirect, device code", "The application has no redirect address, and device code needs none.")
                : registration.SinglePageRedirects.Count > 0
                    ? new(No, RedirectOfSinglePage, string.Join(", ", registration.SinglePageRedirects.Take(3)), "The application's redirect address is registered for a single-page application, whose refresh tokens end after 24 hours (AADSTS700084, AADSTS9002327).")
                    : new(No, RedirectMissing, "no redirect", "The application has no redirect address, so a browser sign-in fails (AADSTS50011).");
        return result with { Remedy = result.Answer == No ? $"Register {Localhost} for a public client: {facts.Words.AddRedirect(application.Id, registration.ObjectId, Localhost)}" : null, HelpUri = SetupPages.Redirects };
    }

    public static CheckResult PublicClient(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        CheckResult result = registration.AllowsPublicClient
            ? new(Yes, PublicClientAllowed, "isFallbackPublicClient is true", "The application allows public client flows, such as device code.")
            : application.UsesDeviceCode
                ? new(No, PublicClientNotAllowed, "isFallbackPublicClient is not true", "The application does not allow public client flows, so device code is refused (AADSTS7000218).")
                {
                    Remedy = $"Allow them: {facts.Words.AllowPublicClient(application.Id, registration.ObjectId)}",
                    Breaks = "a sign-in by device code will be refused: the application does not allow public client flows",
                }
                : new(NotApplicable, PublicClientNotNeeded, "isFallbackPublicClient is not true, no device code", "The application does not allow public client flows. Only device code needs them.");
        return result with { HelpUri = SetupPages.PublicClients };
    }

    public static CheckResult Credentials(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        string renew = $"Add a new one, and give it to the integration: Entra admin center > App registrations > {Name(application)} > Certificates & secrets.";
        bool isPublic = registration.PublicRedirects.Count > 0 || registration.AllowsPublicClient;
        (string Name, DateTimeOffset? EndsOn)[] all = [.. registration.Credentials.OrderByDescending(one => one.EndsOn ?? DateTimeOffset.MaxValue)];
        if (all.Length == 0)
            return isPublic || registration.WebRedirects.Count == 0
                ? new(NotApplicable, CredentialNotNeeded, "no secret or certificate, public client", "The application is a public client and needs no secret or certificate.") { HelpUri = SetupPages.Credentials }
                : new(No, CredentialMissing, "no secret or certificate, web app", "The application is a web app and has no secret or certificate to prove itself with (AADSTS7000218).") { Remedy = renew, HelpUri = SetupPages.Credentials };
        // The one that ends last decides: the others can be removed.
        (string name, DateTimeOffset? endsOn) = all[0];
        if (endsOn is not { } end) return new(Yes, CredentialValid, $"a {name} without an end", $"The application has a {name} that does not end.") { HelpUri = SetupPages.Credentials };
        string day = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        int left = (int)Math.Floor((end - facts.ReadOn).TotalDays);
        CheckResult result = end <= facts.ReadOn
            ? new(No, CredentialExpired, $"endDateTime {day}", $"The application's last {name} expired on {day} (AADSTS7000222).") { Remedy = renew, Breaks = isPublic ? null : $"an unattended sign-in will be refused: the application's {name} expired on {day}" }
            : left < SoonInDays
                ? new(Unknown, CredentialExpiresSoon, $"endDateTime {day}", $"The application's last {name} expires on {day}, in {left} {(left == 1 ? "day" : "days")}.") { Remedy = renew }
                : new(Yes, CredentialValid, $"endDateTime {day}", $"The application has a {name} that is valid until {day}, {left} days from now.");
        return result with { HelpUri = SetupPages.Credentials };
    }

    public static CheckResult Assignment(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Principal.Value is not { } principal) return NotChecked(application);
        if (!principal.RequiresAssignment)
            return new(NotApplicable, AssignmentNotRequired, "appRoleAssignmentRequired is false", "Everyone in the tenant may use the application: it does not require assignment.") { HelpUri = SetupPages.Assignment };
        IReadOnlyList<string> assigned = application.Assigned?.Value ?? [];
        string? own = facts.Account?.Value?.ObjectId;
        if (own is not null && assigned.Contains(own, StringComparer.OrdinalIgnoreCase))
            return new(Yes, AccountAssigned, "an app role assignment of the account", "The account is assigned to the application.") { HelpUri = SetupPages.Assignment };
        if (application.Assigned?.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Application);
        bool isByGroup = facts.Memberships?.Value is { } memberships ? memberships.Groups.Keys.Any(group => assigned.Contains(group, StringComparer.OrdinalIgnoreCase)) : assigned.Count > 0;
        string assign = facts.Words.AssignAccount(principal.ObjectId, own);
        CheckResult result = isByGroup
            ? new(Unknown, AssignmentNotKnown, "an app role assignment of a group of the account", "A group of the account is assigned to the application. That counts if the account is a direct member of it, and not if it is in it through another group.")
            : new(No, AccountNotAssigned, "no app role assignment", "The application requires assignment, and the account is not assigned to it (AADSTS50105).");
        return result with { Remedy = $"Assign the account: {assign}", HelpUri = SetupPages.Assignment };
    }

    private static CheckResult NotChecked(ApplicationFacts application)
    {
        ResourceFailure? failure = application.Registration.Failure is { Kind: not ResourceFailureKind.NotFound } unread ? unread : application.Principal.Failure;
        if (failure is { Kind: not ResourceFailureKind.NotFound }) return CheckResult.NotRead(failure, SetupResource.Application);
        return application.IsOfOtherTenant
            ? new(NotApplicable, ApplicationOfOtherTenant, "no application object in this tenant", "Not checked: the application is registered in another tenant.") { HelpUri = SetupPages.Applications }
            : new(NotApplicable, ApplicationMissing, "no application", $"Not checked: there is no application {application.Id} with a service principal.") { HelpUri = SetupPages.Applications };
    }

    private static string Name(ApplicationFacts application) => application.Registration.Value?.DisplayName is { } name ? $"'{ConditionalAccess.PolicyConstants.Shown(name)}'" : application.Id;
}
