using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;

namespace PartnerMfa.Customers;

public sealed class ThrottleTests
{
    [Fact]
    public async Task When_one_customer_is_throttled_all_of_them_wait_as_long_as_the_service_asks()
    {
        using CrowdedService service = new(throttleEvery: 10, TimeSpan.FromSeconds(30));
        using CustomerRuns runs = new(service);
        service.Clock = runs.Clock;

        IReadOnlyList<PartnerMfaCustomer> results = await runs.RunAsync(CustomerRuns.Request() with { ThrottleLimit = 8 }, CrowdedService.Customers(60));

        Assert.All(results, result => Assert.Equal("Yes", result.Result));
        Assert.Equal(60, results.Select(result => result.Customer).Distinct().Count());
        Assert.Equal(0, service.TooEarly);
        Assert.True(service.Throttled > 3, "The service must have throttled.");
    }

    [Fact]
    public async Task A_service_that_never_lets_up_gives_Unknown_and_no_endless_run()
    {
        using CrowdedService service = new(throttleEvery: 1, TimeSpan.FromSeconds(5));
        using CustomerRuns runs = new(service);
        service.Clock = runs.Clock;

        PartnerMfaCustomer result = Assert.Single(await runs.RunAsync(CustomerRuns.Request(), CrowdedService.Customers(1)));

        Assert.Equal(("Unknown", "CustomerThrottled", 6), (result.Result, result.Reason, result.Attempts));
    }

    [Fact]
    public async Task Many_customers_are_given_one_by_one_in_their_order()
    {
        using CrowdedService service = new(throttleEvery: 0, TimeSpan.Zero);
        using CustomerRuns runs = new(service);
        service.Clock = runs.Clock;
        CustomerName[] customers = CrowdedService.Customers(300);

        IReadOnlyList<PartnerMfaCustomer> results = await runs.RunAsync(CustomerRuns.Request() with { ThrottleLimit = 32 }, customers);

        Assert.Equal(customers.Select(customer => customer.Id), results.Select(result => result.Customer));
        Assert.InRange(service.MostAtOnce, 2, 32);
    }

    /// <summary>
    /// A sign-in service and Graph that throttle a certain share of calls, and count the calls that arrive before the wait is over.
    /// </summary>
    private sealed class CrowdedService(int throttleEvery, TimeSpan retryAfter) : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, string> _tokens = new();
        private readonly object _lock = new();
        private DateTimeOffset _until;
        private int _calls;
        private int _now;

        public TimeProvider Clock { get; set; } = TimeProvider.System;

        public int Throttled { get; private set; }

        public int TooEarly { get; private set; }

        public int MostAtOnce { get; private set; }

        public static CustomerName[] Customers(int count) => [.. Enumerable.Range(1, count).Select(i => new CustomerName($"00000000-0000-4000-8000-{i:000000000000}"))];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++_now);
                if (Clock.GetUtcNow() < _until) TooEarly++;
            }

            await Task.Yield();
            lock (_lock)
            {
                _now--;
                if (throttleEvery > 0 && ++_calls % throttleEvery == 0)
                {
                    Throttled++;
                    DateTimeOffset until = Clock.GetUtcNow() + retryAfter;
                    // Calls that were started before the response was read are not counted.
                    HttpResponseMessage refused = new((HttpStatusCode)429) { Content = new ReadContent("""{"error":"temporarily_unavailable","error_description":"AADSTS90055: busy"}""", () => Throttle(until)) };
                    refused.Headers.RetryAfter = new RetryConditionHeaderValue(retryAfter);
                    return refused;
                }
            }

            if (request.Method == HttpMethod.Get)
            {
                string own = TokenReader.Read(new Secret(request.Headers.Authorization!.Parameter!)).TenantId!;
                return Json(HttpStatusCode.OK, $$"""{"value":[{"id":"{{own}}","displayName":"Customer"}]}""");
            }

            string tenant = request.RequestUri!.AbsolutePath.Split('/')[1];
            string token = _tokens.GetOrAdd(tenant, id => TestTokens.With(("aud", "https://graph.sandbox.example"), ("tid", id)).Reveal());
            return Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3900,"access_token":"{{token}}","refresh_token":"0.Anew","id_token":"{{TestTokens.With(("aud", TestTokens.ApplicationId), ("ver", "2.0"), ("preferred_username", TestTokens.Account)).Reveal()}}","client_info":"{{TestTokens.Encode("""{"uid":"4988e250-5aee-482a-9136-6d269cb755c0","utid":"4988e250-5aee-482a-9136-6d269cb755c1"}""")}}"}""");
        }

        private void Throttle(DateTimeOffset until)
        {
            lock (_lock) _until = until;
        }

        /// <summary>Signals when it was read and disposed of.</summary>
        private sealed class ReadContent(string json, Action wasRead) : StringContent(json, Encoding.UTF8, "application/json")
        {
            protected override void Dispose(bool disposing)
            {
                wasRead();
                base.Dispose(disposing);
            }
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
