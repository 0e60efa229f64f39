using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Parameters;

/// <summary>Completes the names of the environments.</summary>
public sealed class EnvironmentCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        PartnerMfaEnvironments.All
            .Where(known => known.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(known => new CompletionResult(
                known.Name, known.Name, CompletionResultType.ParameterValue, known.PartnerCenterEndpoint.Host));
}

/// <summary>Completes the application IDs that this runspace has seen in its sign-ins and in usage results.</summary>
public sealed class ApplicationIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        RunspaceState.Current.Applications
            .Where(seen => seen.Id.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(seen => new CompletionResult(seen.Id, seen.Id, CompletionResultType.ParameterValue, seen.Name ?? seen.Id));
}

/// <summary>Completes the thumbprints of certificates that can authenticate an app: those with a private key in a personal store.</summary>
public sealed class CertificateThumbprintCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
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

/// <summary>
/// Completes the sandbox's accounts: a few likely ones at first, and every account once something is typed. Accounts of real environments
/// are not known.
/// </summary>
public sealed class SandboxAccountCompleter : IArgumentCompleter
{
    private static readonly string[] Likely = ["mfa", "password", "enforced", "ngcmfa", "app-only", "blocked", "excluded", "no-role"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        return !IsSandbox(fakeBoundParameters)
            ? []
            : (typed.Length == 0 ? Likely.Select(name => SandboxAccounts.FindByName(name)!) : SandboxAccounts.All)
                .Where(account => account.UserPrincipalName.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(account => new CompletionResult(
                    account.UserPrincipalName, account.UserPrincipalName, CompletionResultType.ParameterValue, account.Shows));
    }

    // Without -Environment, the connection decides.
    private static bool IsSandbox(IDictionary bound) => bound["Environment"] is { } named
        ? string.Equals(Convert.ToString(named, CultureInfo.InvariantCulture), PartnerMfaEnvironments.Sandbox.Name, StringComparison.OrdinalIgnoreCase)
        : RunspaceState.Current.Session?.Environment.IsSandbox == true;
}
