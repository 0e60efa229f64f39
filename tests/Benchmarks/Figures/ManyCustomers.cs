using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Testing;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// Ten thousand customers, 64 at a time, against services that take 50 ms for each call and throttle one call of 5,000 for a second. Each
/// customer takes a sign-in and a call. The floor is what arithmetic allows: the rounds, and the waits that the services ask for.
/// </summary>
internal sealed class ManyCustomers : IFigure
{
    private const int Customers = 10_000;
    private const int First = 1000;
    private const int AtOnce = 64;
    private const int CallsOfEach = 2;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly List<double> _mebibytes = [];
    private int _throttled;

    public string Name => "10,000 customers, 64 at once";

    public double Target => 1.5;

    public string? Exclusion => null;

    public string? Remark => FormattableString.Invariant($"memory in use after {First:N0} customers: {_mebibytes[0]:0.0} MiB, after {Customers:N0}: {_mebibytes[1]:0.0} MiB; throttled {_throttled} times");

    public InterleavedTimes Measure() => InterleavedTimes.Of(1, Time, () => (Delay * ((double)CallsOfEach * Customers / AtOnce)) + (RetryAfter * _throttled));

    private TimeSpan Time()
    {
        long start = Stopwatch.GetTimestamp();
        Task.Run(RunAsync).Wait();
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task RunAsync()
    {
        using SlowServices services = new();
        ServiceBackend backend = new() { Handler = services };
        CustomersRequest request = new(new RefreshTokenSignIn
        {
            Environment = PartnerMfaEnvironments.Sandbox,
            RefreshToken = new Secret("0.Abenchmark"),
            ApplicationId = TestTokens.ApplicationId,
            TenantId = PartnerMfaEnvironments.SandboxTenantId,
        })
        { ThrottleLimit = AtOnce };
        CustomerName[] customers = [.. Enumerable.Range(1, Customers).Select(number => new CustomerName($"00000000-0000-4000-8000-{number:000000000000}"))];
        int count = 0;
        await new PartnerMfaClient(_ => backend, CommandHints.PowerShell).TestCustomersAsync(request, customers, statePath: null, Take, SilentObserver.Instance, CancellationToken.None);
        _throttled = services.Throttled;

        Task Take(PartnerMfaCustomer result)
        {
            if (result.Result != "Yes") throw new InvalidOperationException($"This is not worth timing: {result.Message}");
            if (++count is First or Customers) _mebibytes.Add((double)GC.GetTotalMemory(forceFullCollection: true) / SampleCaptures.Mebibyte);
            return Task.CompletedTask;
        }
    }

    /// <summary>The sign-in service and Microsoft Graph.</summary>
    private sealed class SlowServices : HttpMessageHandler
    {
        private const int CallsBetweenThrottling = 5000;
        private static readonly string IdToken = TestTokens.With(("aud", TestTokens.ApplicationId), ("ver", "2.0"), ("preferred_username", TestTokens.Account)).Reveal();
        private static readonly string ClientInfo = TestTokens.Encode("""{"uid":"4988e250-5aee-482a-9136-6d269cb755c0","utid":"4988e250-5aee-482a-9136-6d269cb755c1"}""");

        private int _calls;
        private int _throttled;

        public int Throttled => _throttled;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Delay, cancellationToken);
            if (Interlocked.Increment(ref _calls) % CallsBetweenThrottling == 0)
            {
                Interlocked.Increment(ref _throttled);
                HttpResponseMessage busy = Json(HttpStatusCode.TooManyRequests, """{"error":"temporarily_unavailable","error_description":"AADSTS90055: busy"}""");
                busy.Headers.RetryAfter = new RetryConditionHeaderValue(RetryAfter);
                return busy;
            }

            if (request.Method == HttpMethod.Get)
                return Json(HttpStatusCode.OK, $$"""{"value":[{"id":"{{TokenReader.Read(new Secret(request.Headers.Authorization!.Parameter!)).TenantId}}","displayName":"Customer"}]}""");
            string token = TestTokens.With(("aud", "https://graph.sandbox.example"), ("tid", request.RequestUri!.AbsolutePath.Split('/')[1])).Reveal();
            return Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3900,"access_token":"{{token}}","refresh_token":"0.Anew","id_token":"{{IdToken}}","client_info":"{{ClientInfo}}"}""");
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
