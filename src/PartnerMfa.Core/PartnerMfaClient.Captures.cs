using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <content>Captures of calls.</content>
internal sealed partial class PartnerMfaClient
{
    /// <summary>Reads the calls with a bearer token out of a capture: a file or text in any of the forms people have.</summary>
    /// <param name="request">What to read, and which calls of it are wanted.</param>
    /// <param name="found">Is given each call, and awaited before the next.</param>
    /// <param name="observer">Receives progress, and what was left out.</param>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    /// <exception cref="PartnerMfaException">The capture cannot be read, or not to its end: what could be read was given before.</exception>
    public async Task ReadCaptureAsync(
        CaptureRequest request, Func<PartnerMfaCapture, CancellationToken, Task> found, IWorkObserver observer, CancellationToken cancellationToken)
    {
        PartnerMfaException? failure = null;
        await ReadCapturesAsync([request], found, Keep, observer, cancellationToken).ConfigureAwait(false);
        if (failure is not null) throw failure;

        Task Keep(PartnerMfaException exception, CancellationToken stop)
        {
            failure = exception;
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc cref="CaptureScrub.RunAsync"/>
    public static Task<string> ScrubCaptureAsync(string path, string? target, bool redactNames, IWorkObserver observer, CancellationToken cancellationToken) =>
        CaptureScrub.RunAsync(path, target, redactNames, observer, cancellationToken);

    /// <summary>Reads several captures as one: a token that is in two of them is given once. They ask for the same calls.</summary>
    /// <param name="requests">The captures, at least one.</param>
    /// <param name="found">Is given each call, and awaited before the next.</param>
    /// <param name="failed">Is given the failure of each capture that cannot be read, or not to its end.</param>
    /// <param name="observer">Receives progress, and what was left out.</param>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    public Task ReadCapturesAsync(
        IReadOnlyList<CaptureRequest> requests,
        Func<PartnerMfaCapture, CancellationToken, Task> found,
        Func<PartnerMfaException, CancellationToken, Task> failed,
        IWorkObserver observer,
        CancellationToken cancellationToken)
    {
        CaptureFactory factory = new(requests[0].Environment, new CallHosts(requests[0].Environment, requests[0].AllHosts));
        CaptureOutput output = new((call, stop) => found(factory.Create(call), stop), failed);
        return new CaptureImport(requests, output, observer, words).RunAsync(cancellationToken);
    }
}
