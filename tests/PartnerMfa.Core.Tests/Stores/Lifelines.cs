using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

/// <summary>Jobs of the sandbox whose refresh token is in a store, with a clock that the test moves.</summary>
internal sealed class Lifelines : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-stores-");

    public Lifelines(HttpMessageHandler? network = null)
    {
        Backend = SandboxRegistration.CreateBackend(Clock) with { Random = () => 0.5 };
        if (network is not null) Backend = Backend with { Handler = network };
        Client = new PartnerMfaClient(_ => Backend, CommandHints.Tool);
    }

    public ManualClock Clock { get; } = new() { AutoPass = TimeSpan.FromSeconds(60) };

    public ServiceBackend Backend { get; }

    public PartnerMfaClient Client { get; }

    public RecordingObserver Observer { get; } = new();

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A token as a sign-in would issue it now.</summary>
    public string NewToken(string account = "mfa", bool isFromDeviceCode = false) =>
        new SandboxRefreshToken(SandboxAccounts.FindByName(account)!, Clock.GetUtcNow(), Clock.GetUtcNow(), isFromDeviceCode).ToString();

    public FileTokenStore File(string name, string? token = null, TimeProvider? clock = null)
    {
        if (token is not null) System.IO.File.WriteAllText(PathOf(name), token);
        return new FileTokenStore(PathOf(name), clock ?? Clock);
    }

    public IRefreshTokenStore Vault(string name, string vault = "https://partner.vault.sandbox.example", ClientCredential? credential = null) => Client.OpenStore(
        StoreReference.Parse($"{vault}/secrets/{name}", PartnerMfaEnvironments.Sandbox), PartnerMfaEnvironments.Sandbox, new VaultIdentity(TestTokens.ApplicationId, credential ?? new ClientSecretCredential(new Secret("sandbox-secret"))), Observer);

    public Task<StoredSignIn> SignInAsync(IRefreshTokenStore store, ClientCredential? credential = null) => Client.SignInFromStoreAsync(
        new RefreshTokenSignIn
        {
            Environment = PartnerMfaEnvironments.Sandbox,
            RefreshToken = new Secret("from the store"),
            Credential = credential ?? new ClientSecretCredential(new Secret("sandbox-secret")),
            ApplicationId = TestTokens.ApplicationId,
            TenantId = SandboxAccounts.TenantId,
        },
        store,
        Observer,
        TestContext.Current.CancellationToken);

    public static async Task<string> StoredAsync(IRefreshTokenStore store) => (await store.ReadAsync(TestContext.Current.CancellationToken)).Token.Reveal();

    public async Task<PartnerMfaException> RefusedAsync(IRefreshTokenStore store, ClientCredential? credential = null) =>
        await Assert.ThrowsAsync<PartnerMfaException>(() => SignInAsync(store, credential));

    public static ClientCredential Certificate(DateTimeOffset until)
    {
        using System.Security.Cryptography.RSA key = System.Security.Cryptography.RSA.Create(2048);
        CertificateRequest request = new("CN=app", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        return new ClientCertificateCredential(request.CreateSelfSigned(until.AddYears(-1), until));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
