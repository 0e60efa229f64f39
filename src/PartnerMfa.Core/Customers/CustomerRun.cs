using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>Tests many customers, several at a time, with one throttle for all. Memory use does not grow with their number.</summary>
internal sealed class CustomerRun(ServiceBackend backend, CommandHints words, CustomersRequest request, IWorkObserver observer)
{
    private const string Activity = "Testing customers";

    private readonly SharedThrottle _throttle = new(backend.Clock, observer);
    private long _told = backend.Clock.GetTimestamp();
    private int _done;

    /// <param name="customers">The customers.</param>
    /// <param name="state">The results so far, which are returned first; null when none are kept.</param>
    /// <param name="again">Whether to test customers again that are already done.</param>
    /// <param name="give">Receives each result.</param>
    /// <param name="cancellationToken">Cancels the run; the results so far are kept.</param>
    /// <exception cref="PartnerMfaException">The token or the app itself no longer works.</exception>
    public async Task RunAsync(
        IReadOnlyList<CustomerName> customers, CustomerState? state, bool again, Func<PartnerMfaCustomer, Task> give, CancellationToken cancellationToken)
    {
        if (state is null)
        {
            await RunAsync(customers, customers.Count, give, cancellationToken).ConfigureAwait(false);
            return;
        }

        HashSet<string> wanted = new(customers.Select(customer => customer.Id), StringComparer.OrdinalIgnoreCase);
        if (state.Count > 0) observer.Verbose($"{state.Count} customers are done already.");
        if (!again) foreach (PartnerMfaCustomer done in state.Results().Where(result => wanted.Contains(result.Customer))) await give(done).ConfigureAwait(false);
        CustomerName[] left = [.. customers.Where(customer => again || !state.IsDone(customer.Id))];
        await RunAsync(left, left.Length, result =>
        {
            state.Add(result);
            return give(result);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="customers">The customers, of any number.</param>
    /// <param name="total">The number of customers; null when it is not known.</param>
    /// <param name="give">Receives each result, in the order of the customers.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="PartnerMfaException">The token or the app itself no longer works.</exception>
    public async Task RunAsync(IEnumerable<CustomerName> customers, int? total, Func<PartnerMfaCustomer, Task> give, CancellationToken cancellationToken)
    {
        ServiceBackend braked = backend with { Handler = new ThrottleHandler(backend.Handler, _throttle, backend.Clock) };
        CustomerProbe probe = new(braked, _throttle, request, words);
        using IEnumerator<CustomerName> next = customers.GetEnumerator();
        await new OrderedParallel<CustomerName, PartnerMfaCustomer>(request.ThrottleLimit).RunAsync(
            _ => Task.FromResult(next.MoveNext() ? next.Current : null),
            (customer, stop) => probe.RunAsync(customer, SilentDetails(customer), stop),
            async result =>
            {
                await give(result).ConfigureAwait(false);
                Tell(total);
            },
            cancellationToken).ConfigureAwait(false);
        observer.Completed(Activity);
    }

    private void Tell(int? total)
    {
        _done++;
        if (backend.Clock.GetElapsedTime(_told) < ProgressPace.Pause) return;
        _told = backend.Clock.GetTimestamp();
        observer.Progress(Activity, Invariant($"{_done:N0}{(total is null ? "" : Invariant($" of {total:N0}"))} customers tested{(_throttle.Count == 0 ? "" : Invariant($", throttled {_throttle.Count} times"))}"), left: null, percent: total is > 0 ? _done * 100 / total : null);
    }

    private IWorkObserver SilentDetails(CustomerName customer) => new CustomerObserver(observer, customer.Id);

    /// <summary>Adds the name of the customer to a detail, and omits the progress of single calls.</summary>
    private sealed class CustomerObserver(IWorkObserver observer, string customer) : IWorkObserver
    {
        public void Verbose(string message) => observer.Verbose($"{customer}: {message}");

        public void Warning(string message) => observer.Warning($"{customer}: {message}");

        public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
        {
            // The count of customers is enough progress.
        }

        public void Completed(string activity)
        {
            // The whole run is not done yet.
        }

        public void DeviceCode(DeviceCodePrompt prompt) => observer.DeviceCode(prompt);
    }
}
