using System.Globalization;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using static PartnerMfa.Setup.Checks.ApplicationChecks;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether the integration's application is registered correctly as a client: its redirect URIs, flows, secrets and certificates.
/// </summary>
internal static class ApplicationClientChecks
{
    private const string Localhost = OAuthConstants.LoopbackRedirect;

    // A secret takes a person to renew.
    private const int SoonInDays = 30;

    public static CheckResult Redirect(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        IReadOnlyList<string> usable = [.. registration.PublicRedirects, .. registration.WebRedirects];
        CheckResult result = usable.Count > 0
            ? new(Yes, RedirectRegistered, string.Join(", ", usable.Take(3)), $"The application has a redirect address for {(registration.PublicRedirects.Count > 0 ? "a public client" : "a web app")}: {usable[0]}.")
            : application.UsesDeviceCode
                ? new(NotApplicable, RedirectNotNeeded, "no redirect, device code", "The application has no redirect address, and device code needs none.")
                : !registration.TellsRedirects
                    ? NotTold("web or publicClient without redirectUris", "Microsoft Graph does not list the application's redirect addresses.")
                    : registration.SinglePageRedirects.Count > 0
                        ? new(No, RedirectOfSinglePage, string.Join(", ", registration.SinglePageRedirects.Take(3)), "The application's redirect address is registered for a single-page application, whose refresh tokens end after 24 hours (AADSTS700084, AADSTS9002327).")
                        : new(No, RedirectMissing, "no redirect", "The application has no redirect address, so a browser sign-in fails (AADSTS50011).");
        return result with
        {
            Remedy = result.Answer == No ? $"Register {Localhost} for a public client: {facts.Words.AddRedirect(application.Id, registration.ObjectId, Localhost)}" : result.Remedy,
            HelpUri = SetupPages.Redirects,
        };
    }

    public static CheckResult PublicClient(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        CheckResult result = (registration.AllowsPublicClient, application.UsesDeviceCode) switch
        {
            (true, _) => new(Yes, PublicClientAllowed, "isFallbackPublicClient is true", "The application allows public client flows, such as device code."),
            (null, true) => NotTold("isFallbackPublicClient is missing", "Microsoft Graph does not say whether the application allows public client flows, which device code needs."),
            (false, true) => new(No, PublicClientNotAllowed, "isFallbackPublicClient is not true", "The application does not allow public client flows, so device code is refused (AADSTS7000218).")
            {
                Remedy = $"Allow them: {facts.Words.AllowPublicClient(application.Id, registration.ObjectId)}",
                Breaks = "a sign-in by device code will be refused: the application does not allow public client flows",
            },
            (null, _) => new(NotApplicable, PublicClientNotNeeded, "isFallbackPublicClient is missing, no device code", "Microsoft Graph does not say whether the application allows public client flows. Only device code needs them."),
            _ => new(NotApplicable, PublicClientNotNeeded, "isFallbackPublicClient is not true, no device code", "The application does not allow public client flows. Only device code needs them."),
        };
        return result with { HelpUri = SetupPages.PublicClients };
    }

    public static CheckResult Credentials(SetupFacts facts, ApplicationFacts application)
    {
        if (application.Registration.Value is not { } registration) return NotChecked(application);
        // The one that ends last decides: the others can be removed.
        ApplicationCredential? last = registration.Credentials.Where(one => one.IsValid(facts.ReadOn) == Ternary.Yes).OrderByDescending(one => one.EndsOn).FirstOrDefault();
        CheckResult result = last is not null ? WithCredential(facts, application, last) : WithoutCredential(facts, application, registration);
        return result with { HelpUri = SetupPages.Credentials };
    }

    private static CheckResult WithCredential(SetupFacts facts, ApplicationFacts application, ApplicationCredential last)
    {
        int left = (int)Math.Floor((last.EndsOn!.Value - facts.ReadOn).TotalDays);
        return left < SoonInDays
            ? new(Unknown, CredentialExpiresSoon, $"endDateTime {Day(last.EndsOn)}", $"The application's last {last.Name} expires on {Day(last.EndsOn)}, in {left} {(left == 1 ? "day" : "days")}.") { Remedy = Renew(application) }
            : new(Yes, CredentialValid, $"endDateTime {Day(last.EndsOn)}", $"The application has a {last.Name} that is valid until {Day(last.EndsOn)}, {left} days from now.");
    }

    private static CheckResult WithoutCredential(SetupFacts facts, ApplicationFacts application, RegistrationOfApplication registration)
    {
        if (registration.Credentials.FirstOrDefault(one => one.IsValid(facts.ReadOn) == Ternary.Unknown) is { } open)
            return NotTold($"a {open.Name} without startDateTime, endDateTime or usage", $"Microsoft Graph does not say from when to when the application's {open.Name} is valid.");
        if (application.FederatedCredentials?.Value is { Count: > 0 })
            return new(Yes, CredentialValid, "a federated credential", "The application has a federated credential, so it needs no secret or certificate.");
        bool isPublic = registration.PublicRedirects.Count > 0 || registration.AllowsPublicClient == true;
        if (registration.Credentials.Count == 0 && isPublic)
            return new(NotApplicable, CredentialNotNeeded, "no secret or certificate, public client", "The application is a public client and needs no secret or certificate.");
        if (application.FederatedCredentials?.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Application);
        if (!registration.TellsCredentials || (registration.Credentials.Count == 0 && (!registration.TellsRedirects || (registration is { WebRedirects.Count: > 0, AllowsPublicClient: null }))))
            return NotTold("passwordCredentials, keyCredentials, redirectUris or isFallbackPublicClient are missing", "Microsoft Graph does not list the application's secrets and certificates, or what it needs them for.");
        if (registration.Credentials.Count == 0)
            return registration.WebRedirects.Count == 0
                ? new(NotApplicable, CredentialNotNeeded, "no secret or certificate, no web app", "The application has no secret or certificate, and is not registered as a web app, which would need one.")
                : new(No, CredentialMissing, "no secret or certificate, web app", "The application is a web app and has no secret or certificate to prove itself with (AADSTS7000218).") { Remedy = Renew(application) };
        ApplicationCredential[] upcoming = [.. registration.Credentials.Where(one => one.StartsOn > facts.ReadOn)];
        ApplicationCredential which = upcoming.Length > 0 ? upcoming.OrderBy(one => one.StartsOn).First() : registration.Credentials.OrderByDescending(one => one.EndsOn).First();
        return upcoming.Length > 0
            ? new(No, CredentialNotYetValid, $"startDateTime {Day(which.StartsOn)}", $"The application's {which.Name} is not valid before {Day(which.StartsOn)} (AADSTS1000502).") { Remedy = Renew(application), Breaks = Breaks($"is not valid before {Day(which.StartsOn)}") }
            : new(No, CredentialExpired, $"endDateTime {Day(which.EndsOn)}", $"The application's last {which.Name} expired on {Day(which.EndsOn)} (AADSTS7000222).") { Remedy = Renew(application), Breaks = Breaks($"expired on {Day(which.EndsOn)}") };

        string? Breaks(string what) => isPublic ? null : $"an unattended sign-in will be refused: the application's {which.Name} {what}";
    }

    private static string Renew(ApplicationFacts application) =>
        $"Add a new one, and give it to the integration: Entra admin center > App registrations > {Name(application)} > Certificates & secrets.";

    private static string Day(DateTimeOffset? time) => time!.Value.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
