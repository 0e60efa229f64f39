using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <content><content>Captures of calls.</content></content>
internal sealed partial class PartnerMfaClient
{
    /// <summary>Reads the calls with a bearer token from a capture: a file or text in any supported format.</summary>
    /// <param name="request">The capture, and which of its calls to return.</param>
    /// <param name="found">Receives each call, and is awaited before the next one.</param>
    /// <param name="observer">Receives progress, and messages about what was left out.</param>
    /// <param name="cancellationToken">Cancels the reading at once.</param>
    /// <exception cref="PartnerMfaException">
    /// The capture cannot be read, or not completely; calls that could be read were already returned.
    /// </exception>
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

    /// <summary>
    /// Reads several captures as one, so that a token that occurs in two of them is returned once. All requests must ask for the same
    /// calls.
    /// </summary>
    /// <param name="requests">The captures, at least one.</param>
    /// <param name="found">Receives each call, and is awaited before the next one.</param>
    /// <param name="failed">Receives a failure for each capture that cannot be read, or not completely.</param>
    /// <param name="observer">Receives progress, and messages about what was left out.</param>
    /// <param name="cancellationToken">Cancels the reading at once.</param>
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
