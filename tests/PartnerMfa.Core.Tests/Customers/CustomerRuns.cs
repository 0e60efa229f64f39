using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>Runs over the customers of the sandbox, or of a service that the test provides.</summary>
internal sealed class CustomerRuns : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-customers-");

    public CustomerRuns(HttpMessageHandler? service = null, TimeProvider? clock = null)
    {
        Handler = new RecordingHandler(service ?? new SandboxHandler(Clock));
        ServiceBackend backend = new() { Handler = Handler, Clock = clock ?? Clock, Random = () => 0.5 };
        Client = new PartnerMfaClient(_ => backend, CommandHints.Tool);
    }

    public ManualClock Clock { get; } = new() { AutoPass = TimeSpan.FromSeconds(60) };

    public RecordingHandler Handler { get; }

    public PartnerMfaClient Client { get; }

    public RecordingObserver Observer { get; } = new();

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public static CustomersRequest Request(string account = "mfa") => new(new RefreshTokenSignIn
    {
        Environment = PartnerMfaEnvironments.Sandbox,
        RefreshToken = new Secret(SandboxTokens.RefreshToken(SandboxAccounts.FindByName(account)!)),
        Credential = new ClientSecretCredential(new Secret("sandbox-secret")),
        ApplicationId = TestTokens.ApplicationId,
        TenantId = SandboxAccounts.TenantId,
    });

    public async Task<IReadOnlyList<PartnerMfaCustomer>> RunAsync(CustomersRequest request, IReadOnlyList<CustomerName>? customers = null, string? state = null, CancellationToken? stop = null)
    {
        List<PartnerMfaCustomer> results = [];
        CancellationToken cancelled = stop ?? TestContext.Current.CancellationToken;
        customers ??= await Client.GetCustomersAsync(request, Observer, cancelled);
        await Client.TestCustomersAsync(request, customers, state, result =>
        {
            results.Add(result);
            return Task.CompletedTask;
        }, Observer, cancelled);
        return results;
    }

    public void Dispose()
    {
        Handler.Dispose();
        _folder.Delete(recursive: true);
    }
}
