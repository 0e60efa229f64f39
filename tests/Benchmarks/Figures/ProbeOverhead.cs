using System.Diagnostics;
using System.Net.Http.Headers;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// A thousand probes one after another, compared with a bare <see cref="HttpClient"/> that sends the same request and reads the same
/// response.
/// </summary>
internal sealed class ProbeOverhead : IFigure
{
    private const int Runs = 15;
    private const int Calls = 1000;
    private const int Warming = 10;

    private static readonly Secret Token = TestTokens.With(("nbf", null), ("exp", 4102444800L));

    public string Name => "1,000 probes";

    public double Target => 1.5;

    public string? Exclusion => null;

    public InterleavedTimes Measure()
    {
        using LoopbackService service = new();
        using HttpClient bare = new(FaultHandlers.Sockets());
        ServiceBackend backend = new() { Handler = FaultHandlers.Sockets() };
        // Hot code is measured, and the runtime optimizes code again after thousands of calls.
        for (int round = 0; round < Warming; round++)
        {
            Time(() => ProbeAsync(backend, service.Address));
            Time(() => CallAsync(bare, service.Address));
        }

        return InterleavedTimes.Of(Runs, () => Time(() => ProbeAsync(backend, service.Address)), () => Time(() => CallAsync(bare, service.Address)));
    }

    private static TimeSpan Time(Func<Task> call)
    {
        long start = Stopwatch.GetTimestamp();
        Task.Run(async () =>
        {
            for (int made = 0; made < Calls; made++) await call();
        }).Wait();
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task ProbeAsync(ServiceBackend backend, Uri address)
    {
        PartnerMfaResult result = await FaultRun.ProbeAsync(backend, address, Token, new ProbeOptions(), SilentObserver.Instance, CancellationToken.None);
        if (result.Result != "Yes") throw new InvalidOperationException($"This is not worth timing: {result}");
    }

    private static async Task CallAsync(HttpClient client, Uri address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(address, PartnerCenterConstants.OrganizationProfilePath));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token.Reveal());
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add(PartnerCenterConstants.EnforceMfaHeader, "true");
        request.Headers.Add(PartnerCenterConstants.ValidateMfaHeader, "true");
        request.Headers.Add(PartnerCenterConstants.CorrelationIdHeader, Guid.NewGuid().ToString());
        request.Headers.Add(PartnerCenterConstants.RequestIdHeader, Guid.NewGuid().ToString());
        request.Headers.Add(PartnerCenterConstants.LocaleHeader, "en-US");
        request.Headers.Add(PartnerCenterConstants.ClientHeader, "PartnerMfa");
        using HttpResponseMessage response = await client.SendAsync(request);
        await response.Content.ReadAsStringAsync();
    }
}
