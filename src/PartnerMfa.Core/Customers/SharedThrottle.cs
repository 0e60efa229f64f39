using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>
/// The brake for all customers at once: when a service asks one call to slow down, every call waits that long, so that a throttled run does not make
/// itself more throttled.
/// </summary>
internal sealed class SharedThrottle(TimeProvider clock, IWorkObserver observer)
{
    // Without Retry-After: what Microsoft's guidance begins with.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>How often a service asked to slow down.</summary>
    public int Count { get; private set; }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Left() is { Ticks: > 0 } left) await clock.PauseAsync(left, cancellationToken).ConfigureAwait(false);
    }

    public void SlowDown(TimeSpan? retryAfter)
    {
        TimeSpan wait = retryAfter is { Ticks: > 0 } asked ? (asked < Longest ? asked : Longest) : Usual;
        lock (_lock)
        {
            Count++;
            DateTimeOffset until = clock.GetUtcNow() + wait;
            if (until <= _until) return;
            _until = until;
        }

        observer.Verbose(Invariant($"A service asks to slow down: all calls wait {wait.TotalSeconds:0.#} seconds."));
    }

    private TimeSpan Left()
    {
        lock (_lock) return _until - clock.GetUtcNow();
    }
}

/// <summary>Lets no call out while the brake is on, sees every response, and brakes all calls when one says 429, or 503 with a time to wait (RFC 9110, section 10.2.3).</summary>
internal sealed class ThrottleHandler(HttpMessageHandler inner, SharedThrottle throttle, TimeProvider clock) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Here, too: between the calls of one customer, another customer's call may have been asked to slow down.
        await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        TimeSpan? wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - clock.GetUtcNow();
        bool isThrottled = (int)response.StatusCode == 429 || ((int)response.StatusCode == 503 && wait is not null);
        if (!isThrottled) return response;
        throttle.SlowDown(wait);
        if (request.Method != HttpMethod.Post) return response;
        // MSAL would remember it by a clock of its own, and refuse calls that the service no longer refuses.
        response.Dispose();
        throw Failures.SignInThrottled(request.RequestUri!.Host);
    }
}
