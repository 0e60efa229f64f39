using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;

namespace PartnerMfa.Setup;

/// <summary>What to do about missing permissions: one sentence for all of them, with the command that grants them.</summary>
internal static class MissingPermissions
{
    /// <param name="outcomes">The checks that were made.</param>
    /// <param name="token">The token; null for a saved tenant, which was read earlier.</param>
    /// <param name="facts">What was read.</param>
    /// <returns>Null when none is missing.</returns>
    public static string? Remedy(IReadOnlyList<CheckOutcome> outcomes, GraphToken? token, SetupFacts facts)
    {
        SetupResource[] resources = [.. outcomes.Select(one => one.Result.Missing).OfType<SetupResource>().Distinct()];
        if (resources.Length == 0) return null;
        string[] permissions =
        [
            .. resources.SelectMany(resource => resource.Permissions)
                .Where(permission => token?.Has(permission) != true)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(permission => permission, StringComparer.Ordinal),
        ];
        if (permissions.Length == 0) return "Sign in with an account that may read the tenant's settings, such as a Global Reader.";
        string names = string.Join(", ", permissions);
        if (token is null) return $"Save the tenant again with a sign-in that has these delegated permissions of Microsoft Graph: {names}.";
        if (!Guid.TryParse(token.Claims.ApplicationId, out Guid application) || token.Claims.ApplicationId == KnownApplications.Default)
            return $"Sign in with an app registration of your own that has these delegated permissions of Microsoft Graph, with admin consent: {names}.";
        return $"Have an administrator consent to {names} (delegated), then run this again: {facts.Words.Open(ConsentAddress(application, permissions, token, facts))}";
    }

    // https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
    private static string ConsentAddress(Guid application, string[] permissions, GraphToken token, SetupFacts facts)
    {
        string tenant = Guid.TryParse(token.Claims.TenantId, out Guid id) ? id.ToString() : OAuthConstants.AnyOrganization;
        // Colons and slashes are allowed in a query. Escaped, the text would look like a secret and would be hidden.
        string scope = string.Join("+", permissions.Select(permission => $"{facts.Environment.GraphResource}/{permission}"));
        return $"{facts.Environment.AuthorityHost.GetLeftPart(UriPartial.Authority)}/{tenant}/v2.0/adminconsent?client_id={application}&scope={scope}&redirect_uri={OAuthConstants.LoopbackRedirect}";
    }
}
