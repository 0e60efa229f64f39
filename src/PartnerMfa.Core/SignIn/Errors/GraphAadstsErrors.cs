using PartnerMfa.Errors;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.SignIn.Errors;

/// <summary>The AADSTS codes that have a different meaning and remedy when the token is for Microsoft Graph.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</remarks>
internal static class GraphAadstsErrors
{
    private const int NoConsent = 65001;

    /// <param name="code">The number after <c>AADSTS</c>; null when there is none.</param>
    /// <param name="id">The error ID according to the OAuth error alone.</param>
    /// <param name="request">The refused sign-in, which has the requested permissions.</param>
    public static AadstsError? Find(int? code, ErrorId id, SignInRequest request)
    {
        int sought = code ?? (id == ConsentRequired ? NoConsent : 0);
        return Rows(request).FirstOrDefault(row => row.Codes.Contains(sought));
    }

    public static AadstsError[] Rows(SignInRequest request)
    {
        string permissions = string.Join(", ", request.GraphPermissions);
        bool isApp = request is ServicePrincipalSignIn or ManagedIdentitySignIn;
        string registration = "An administrator consents in the Entra admin center > App registrations > the app > API permissions > Add a permission > "
            + $"Microsoft Graph > {(isApp ? "application" : "delegated")} permissions: {permissions}; then 'Grant admin consent'";
        // When the user has no app of their own, the app is Microsoft's, which has no app registration to change.
        string consent = request.ApplicationId is null && !isApp ? $"An administrator signs in when asked, and accepts {permissions}" : registration;
        string ownApp = "Register an app of your own in the partner tenant, and name it with its application id. " + registration + ".";
        return
        [
            new(ConsentRequired, $"These permissions of Microsoft Graph lack consent for this app: {permissions}.", consent + ". Then try again.", NoConsent),
            new(ConsentRequired, "Microsoft's own client may not be used for these permissions of Microsoft Graph.", ownApp, 65002),
            new(SignInDeclined, $"Consent to these permissions of Microsoft Graph was declined: {permissions}.", "Try again and accept. Or: " + consent + ".", 65004),
            new(ConsentRequired, "The app lacks permissions of Microsoft Graph.", consent + ". Then try again.", 65005, 650056, 650057),
            new(ServicePrincipalMissing, "Microsoft Graph is not known in this tenant at this address.", "Check the environment: the tenant may live in another cloud.", 650052, 500011),
            new(AdminConsentRequired, $"An administrator must consent to these permissions of Microsoft Graph: {permissions}.", consent + ". Then try again, or sign in as that administrator.", 90093, 90094, 90095),
            new(ApplicationNotFound, "The app is not known in this tenant.", "Check the application id, the tenant and the environment. Without an id Microsoft's own client is used, which not every tenant has. " + ownApp, 700016, 700011, 70001),
        ];
    }
}
