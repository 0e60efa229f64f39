using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Web.StandIn;

/// <summary>The settings that make a client use the stand-in and trust it.</summary>
internal static class ClientSettings
{
    /// <summary>Any application ID will do. This one belongs to no app.</summary>
    public const string Application = "5a9db0c5-0000-4000-8000-0000000000c1";

    public static IEnumerable<string> Of(StandInAddresses addresses, string? certificateFile)
    {
        string signIn = addresses.ResourceOf(Service.SignIn);
        string authority = $"{signIn}/{SandboxAccounts.TenantId}";
        string partnerCenter = addresses.ResourceOf(Service.PartnerCenter);
        string graph = addresses.ResourceOf(Service.Graph);
        yield return "The sandbox is served on this computer. Nothing that comes from it is evidence about a real tenant.";
        yield return "";
        yield return $"  Sign-in         {signIn}";
        yield return $"  Partner Center  {partnerCenter}";
        yield return $"  Graph           {graph}";
        yield return $"  Tenant          {SandboxAccounts.TenantId}";
        yield return $"  Application     {Application} (any other GUID works, too, with any secret)";
        yield return $"  Accounts        {SandboxAccounts.Default.UserPrincipalName}, password{SandboxAccounts.Domain} and many others: choose one at the sign-in, or by the login hint";
        if (certificateFile is not null)
        {
            yield return $"  Certificate     {certificateFile}";
            yield return "";
            yield return "Trust the certificate in the client that you test, and nowhere else:";
            yield return $"  curl                     --cacert \"{certificateFile}\"";
            yield return $"  Node.js                  NODE_EXTRA_CA_CERTS=\"{certificateFile}\"";
            yield return $"  .NET on Linux, OpenSSL   SSL_CERT_FILE=\"{certificateFile}\"";
            yield return $"  Python (requests)        REQUESTS_CA_BUNDLE=\"{certificateFile}\"";
            yield return "  .NET anywhere            a handler with X509ChainPolicy.CustomTrustStore, see docs/guides/stand-in.md";
        }

        yield return "";
        yield return "Settings of common clients:";
        yield return $"  Environment variables    AZURE_AUTHORITY_HOST={signIn} AZURE_TENANT_ID={SandboxAccounts.TenantId} AZURE_CLIENT_ID={Application}";
        yield return $"  MSAL for .NET            .WithAuthority(\"{authority}\", false).WithInstanceDiscovery(false)";
        yield return $"  MSAL for Node            auth: {{ authority: \"{authority}\", knownAuthorities: [\"{addresses.Of(Service.SignIn).Authority}\"] }}";
        yield return $"  Azure.Identity           AuthorityHost = new Uri(\"{signIn}\"), DisableInstanceDiscovery = true";
        yield return $"  Microsoft.Graph          new GraphServiceClient(httpClient, new AzureIdentityAuthenticationProvider(credential, [\"localhost\"], null, false, scopes), \"{graph}/v1.0\")";
        yield return $"  Scope                    {partnerCenter}/user_impersonation, or that of the real Partner Center";
        yield return $"  partner-mfa              --authority-host {signIn} --api-endpoint {partnerCenter} --graph-endpoint {graph} --resource {Service.PartnerCenter.SandboxAddress}";
    }
}
