using PartnerMfa.Environments;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// The pages where people type a device code. A service can name any page, and a person believes it: one that is not among these is
/// shown with a warning. PartnerMfa itself opens none.
/// </summary>
internal static class VerificationPages
{
    // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code; the national clouds have paths of these hosts.
    private static readonly string[] MicrosoftHosts = ["microsoft.com", "www.microsoft.com", "login.microsoft.com", "aka.ms"];

    /// <param name="page">The page that the service named.</param>
    /// <param name="signInHost">The host of the environment's sign-in service.</param>
    public static bool IsKnown(Uri page, string signInHost)
    {
        if (page.Scheme != Uri.UriSchemeHttps || !page.IsDefaultPort) return false;
        if (page.Host.Equals(signInHost, StringComparison.OrdinalIgnoreCase)) return true;
        return PartnerMfaEnvironments.IsKnownHost(signInHost) && MicrosoftHosts.Contains(page.Host, StringComparer.OrdinalIgnoreCase);
    }
}
