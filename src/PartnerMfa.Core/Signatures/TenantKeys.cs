using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Errors;
using PartnerMfa.Http;

namespace PartnerMfa.Signatures;

/// <summary>The keys that tenants publish, fetched once and kept.</summary>
internal sealed class TenantKeys(ServiceBackend backend)
{
    // A key that is not there is looked for again, but not for each of many tokens.
    private static readonly TimeSpan ShortestRenewal = TimeSpan.FromMinutes(5);

    private sealed record Kept(ConfigurationManager<OpenIdConnectConfiguration> Manager, KeyDocuments Documents, DateTimeOffset Since);

    private readonly Dictionary<Uri, Kept> _kept = [];

    /// <exception cref="PartnerMfaException"><c>SigningKeysUnavailable</c>.</exception>
    public Task<IReadOnlyList<SecurityKey>> GetAsync(TokenIssuer issuer, CancellationToken cancellationToken) =>
        FetchAsync(issuer, _kept.TryGetValue(issuer.Metadata, out Kept? kept) ? kept : Keep(issuer), cancellationToken);

    /// <summary>Fetches the keys anew, as after a change of keys; null when that was done a moment ago.</summary>
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
#pragma warning disable CA1031 // The library tells every failure, of network or text, by an exception of its own choice.
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

        // The keys of another tenant or cloud verify nothing here.
        if (!string.Equals(configuration.Issuer, issuer.Name, StringComparison.Ordinal))
            throw Failures.SigningKeysUnavailable(issuer.Metadata, "the metadata is that of another issuer");
        return configuration.JsonWebKeySet is null ? [] : SigningKeys.In(configuration.JsonWebKeySet);
    }

    private static string Reason(Exception exception)
    {
        Exception? fault = exception;
        while (fault is not null && !NetworkFaults.IsFault(fault) && fault is not OperationCanceledException) fault = fault.InnerException;
        return fault is null ? "what came back is no OpenID Connect metadata" : NetworkFaults.Describe(fault);
    }
}
