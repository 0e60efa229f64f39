using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>Opens the stores that need no PowerShell.</summary>
/// <param name="backend">Sends the requests.</param>
/// <param name="service">Signs in to a key vault.</param>
internal sealed class TokenStores(ServiceBackend backend, SignInService service)
{
    /// <param name="reference">The store.</param>
    /// <param name="environment">The environment whose sign-in service a vault may name.</param>
    /// <param name="identity">The identity for a vault: an app with its credential, or the managed identity of this machine.</param>
    /// <param name="observer">Receives attempts and waits.</param>
    public IRefreshTokenStore Open(StoreReference reference, PartnerMfaEnvironment environment, VaultIdentity identity, IWorkObserver observer) => reference.Kind switch
    {
        StoreKind.File => new FileTokenStore(Path.GetFullPath(reference.Name), backend.Clock, observer),
        StoreKind.KeyVault => OpenVault(reference, environment, identity, observer),
        _ => throw Failures.StoreInvalid(reference.Name, "this store needs PowerShell."),
    };

    private KeyVaultTokenStore OpenVault(StoreReference reference, PartnerMfaEnvironment environment, VaultIdentity identity, IWorkObserver observer)
    {
        if (new Uri(reference.Vault!) is { IsLoopback: true } own && !environment.IsSandbox)
            observer.Warning($"The refresh token, and an access token for your key vaults, go to an address that you chose: {Redactor.Address(own)}.");
        return new KeyVaultTokenStore(reference, backend, (challenge, stop) => SignInAsync(challenge, environment, identity, observer, stop), observer);
    }

    private async Task<Secret> SignInAsync(VaultChallenge challenge, PartnerMfaEnvironment environment, VaultIdentity identity, IWorkObserver observer, CancellationToken cancellationToken)
    {
        if (!IsOwn(challenge.SignInHost, environment))
            throw Failures.StoreUnavailable("the key vault", $"it names {Redactor.Foreign(challenge.SignInHost)} as its sign-in service, which does not belong to the environment {environment.Name}.", "Check the address of the vault. Nothing was sent to it.");
        SignInRequest request = identity.Credential is { } credential
            ? new ServicePrincipalSignIn { Environment = environment, Credential = credential, ApplicationId = identity.ApplicationId, TenantId = challenge.TenantId, OtherResource = challenge.Resource }
            : new ManagedIdentitySignIn { Environment = environment, OtherResource = challenge.Resource };
        return (await service.SignInAsync(request, observer, cancellationToken).ConfigureAwait(false)).AccessToken;
    }

    private static bool IsOwn(string host, PartnerMfaEnvironment environment) =>
        host.Equals(environment.AuthorityHost.Host, StringComparison.OrdinalIgnoreCase)
        || environment.Cloud.OtherSignInHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
