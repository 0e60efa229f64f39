using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.StandInClients;

/// <summary>
/// The location of the stand-in, and how its certificate is trusted, which applies only to clients that get this handler.
/// </summary>
internal sealed record StandIn(Uri SignIn, Uri PartnerCenter, Uri Graph, string CertificateFile)
{
    public const string Tenant = "5a9db0c5-0000-4000-8000-000000000001";
    public const string Application = "5a9db0c5-0000-4000-8000-0000000000c1";

    /// <summary>The scope of the real Partner Center, as an integration asks for it.</summary>
    public const string Scope = "https://api.partnercenter.microsoft.com/user_impersonation";

    public Uri Authority => new(SignIn, Tenant);

    public HttpClient CreateClient()
    {
        SocketsHttpHandler handler = new() { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(CertificateFile) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }
}
