using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Parameters;

/// <summary>Completes the thumbprints of the certificates that can prove an app: with a private key, in a personal store.</summary>
public sealed class CertificateThumbprintCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine }
            .SelectMany(Usable)
            .Where(certificate => certificate.Thumbprint.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .GroupBy(certificate => certificate.Thumbprint)
            .Select(same => same.First())
            .Select(certificate => new CompletionResult(
                certificate.Thumbprint, certificate.Thumbprint, CompletionResultType.ParameterValue, Describe(certificate)));

    private static List<X509Certificate2> Usable(StoreLocation location)
    {
        try
        {
            using X509Store store = new(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return [.. store.Certificates.Cast<X509Certificate2>().Where(certificate => certificate.HasPrivateKey)];
        }
        catch (CryptographicException)
        {
            // Not every system has every store.
            return [];
        }
    }

    private static string Describe(X509Certificate2 certificate) =>
        $"{certificate.Subject}, until {certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
