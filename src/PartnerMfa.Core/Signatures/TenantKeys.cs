using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Http;

namespace PartnerMfa.Signatures;

/// <summary>The keys that tenants publish, fetched once and cached.</summary>
internal sealed class TenantKeys(ServiceBackend backend)
{
    // When a key is missing, the keys are fetched again, but not separately for each of many tokens.
    private static readonly TimeSpan ShortestRenewal = TimeSpan.FromMinutes(5);

    private sealed record Kept(ConfigurationManager<OpenIdConnectConfiguration> Manager, KeyDocuments Documents, DateTimeOffset Since);

    private readonly Dictionary<Uri, Kept> _kept = [];

    /// <exception cref="PartnerMfaException"><c>SigningKeysUnavailable</c>.</exception>
    public Task<IReadOnlyList<SecurityKey>> GetAsync(TokenIssuer issuer, CancellationToken cancellationToken) =>
        FetchAsync(issuer, _kept.TryGetValue(issuer.Metadata, out Kept? kept) ? kept : Keep(issuer), cancellationToken);

    /// <summary>Fetches the keys again, in case they have changed; null when that was done a moment ago.</summary>
    /// <exception cref="PartnerMfaException"><c>SigningKeysUnavailable</c>.</exception>
    public async Task<IReadOnlyList<SecurityKey>?> RenewAsync(TokenIssuer issuer, CancellationToken cancellationToken) =>
        _kept.TryGetValue(issuer.Metadata, out Kept? kept) && backend.Clock.GetUtcNow() - kept.Since < ShortestRenewal
            ? null
            : await FetchAsync(issuer, Keep(issuer), cancellationToken).ConfigureAwait(false);

    private Kept Keep(TokenIssuer issuer)
    {
        KeyDocuments documents = new(backend, issuer.Hosts);
        ConfigurationManager<OpenIdConnectConfiguration> manager = new(
            issuer.Metadata.AbsoluteUri, new OpenIdConnectConfigurationRetriever(), documents);
        return _kept[issuer.Metadata] = new Kept(manager, documents, backend.Clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<SecurityKey>> FetchAsync(TokenIssuer issuer, Kept kept, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration configuration;
        try
        {
            kept.Documents.Stop = cancellationToken;
            configuration = await kept.Manager.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The library reports every failure, of the network or of the content, with an exception of its own choice.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _kept.Remove(issuer.Metadata);
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.SigningKeysUnavailable(issuer.Metadata, Reason(exception));
        }
        finally
        {
            kept.Documents.Stop = CancellationToken.None;
        }

        // The keys of another tenant or cloud must not verify anything here.
        if (!string.Equals(configuration.Issuer, issuer.Name, StringComparison.Ordinal))
            throw Failures.SigningKeysUnavailable(issuer.Metadata, "the metadata is that of another issuer");
        return configuration.JsonWebKeySet is null ? [] : SigningKeys.In(configuration.JsonWebKeySet);
    }

    private static string Reason(Exception exception)
    {
        Exception? fault = exception;
        while (fault is not null && !NetworkFaults.IsFault(fault) && fault is not OperationCanceledException) fault = fault.InnerException;
        return fault is null ? "the answer is not OpenID Connect metadata" : NetworkFaults.Describe(fault);
    }
}

/// <summary>The required issuer of a tenant's tokens, and the address where it publishes its keys.</summary>
/// <param name="Name">The <c>iss</c> claim, and the issuer that the metadata names.</param>
/// <param name="Metadata">The tenant's OpenID Connect metadata for the version of the token.</param>
/// <param name="Hosts">The only hosts from which keys are accepted.</param>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens</remarks>
internal sealed record TokenIssuer(string Name, Uri Metadata, IReadOnlyList<string> Hosts)
{
    private const string MetadataPath = "/.well-known/openid-configuration";

    /// <summary>Null when the token does not contain a tenant ID.</summary>
    public static TokenIssuer? Of(AccessTokenClaims token, PartnerMfaEnvironment environment)
    {
        if (!Guid.TryParseExact(token.TenantId, "D", out Guid tenant)) return null;
        string authority = environment.AuthorityHost.GetLeftPart(UriPartial.Authority);
        string[] hosts = [environment.AuthorityHost.Host, .. environment.Cloud.OtherSignInHosts];
        return token.Version == "2.0"
            ? new TokenIssuer($"{authority}/{tenant}/v2.0", new Uri($"{authority}/{tenant}/v2.0{MetadataPath}"), hosts)
            : new TokenIssuer($"https://{environment.Cloud.TokenIssuer}/{tenant}/", new Uri($"{authority}/{tenant}{MetadataPath}"), hosts);
    }
}
