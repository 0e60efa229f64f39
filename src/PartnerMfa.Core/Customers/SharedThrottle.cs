using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>
/// The throttle for all customers. When a service tells one call to slow down, every call waits that long, so that the run does not cause
/// more throttling.
/// </summary>
internal sealed class SharedThrottle(TimeProvider clock, IWorkObserver observer)
{
    // The wait when there is no Retry-After header, as Microsoft's guidance recommends.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private long _since = clock.GetTimestamp();
    private TimeSpan _wait;

    /// <summary>The number of times a service asked to slow down.</summary>
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
            if (wait <= Remaining()) return;
            (_since, _wait) = (clock.GetTimestamp(), wait);
        }

        observer.Verbose(Invariant($"A service asks to slow down: all calls wait {wait.TotalSeconds:0.#} seconds."));
    }

    private TimeSpan Left()
    {
        lock (_lock) return Remaining();
    }

    // The time that has passed, and not the time of day, which can be set back during the wait.
    private TimeSpan Remaining() => _wait - clock.GetElapsedTime(_since);
}

/// <summary>
/// Holds every call back while the throttle is active, and activates it for all calls when a response is 429, or 503 with a Retry-After
/// (RFC 9110, section 10.2.3).
/// </summary>
internal sealed class ThrottleHandler(HttpMessageHandler inner, SharedThrottle throttle, TimeProvider clock) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Checked here as well, because another customer's call may have been throttled between the calls of one customer.
        await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        TimeSpan? wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - clock.GetUtcNow();
        bool isThrottled = (int)response.StatusCode == 429 || ((int)response.StatusCode == 503 && wait is not null);
        if (!isThrottled) return response;
        throttle.SlowDown(wait);
        if (request.Method != HttpMethod.Post) return response;
        // MSAL would remember the throttling by its own clock, and refuse calls that the service already accepts again.
        response.Dispose();
        throw Failures.SignInThrottled(request.RequestUri!.Host);
    }
}
