using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Captures.Import;

/// <summary>What <c>Import-PartnerMfaCapture</c> does: reads captures one after the other, and gives the calls that are wanted.</summary>
internal sealed class CaptureImport(IReadOnlyList<CaptureRequest> requests, CaptureOutput output, IWorkObserver observer, CommandHints words)
{
    private readonly CaptureTally _tally = new();
    private readonly TokenDeduplicator _ledger = new();
    private readonly CallHosts _hosts = new(requests[0].Environment, requests[0].AllHosts);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (CaptureRequest request in requests)
        {
            PartnerMfaException? failure = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
            if (failure is null) continue;
            // What was read of it comes first.
            if (requests.Count == 1) await GiveAllAsync(_ledger.TakeAll(), cancellationToken).ConfigureAwait(false);
            _tally.Failures++;
            await output.Failed(failure, cancellationToken).ConfigureAwait(false);
        }

        await GiveAllAsync(_ledger.TakeAll(), cancellationToken).ConfigureAwait(false);
        _tally.Tell(observer, words);
    }

    /// <returns>Why it could not be read, or not to its end.</returns>
    private async Task<PartnerMfaException?> ReadAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        string name = request.Path is null ? "the text" : $"the file '{request.Path}'";
        CaptureTally before = _tally.Copy();
        CallSink sink = new(_hosts, (call, stop) => TakeAsync(call, request, stop));
        try
        {
            using Stream stream = Open(request);
            CaptureDamage? damage = await CaptureFormat.ReadAsync(stream, sink, cancellationToken).ConfigureAwait(false);
            if (damage is not null) return Failures.CaptureDamaged(name, damage.Where, damage.BreaksOff, request.Path);
            return _tally.IsSanitizedSince(before) ? Failures.CaptureSanitized(name, request.Path) : null;
        }
        catch (CaptureFormatException exception)
        {
            return exception.Id == ErrorId.CaptureEncrypted
                ? Failures.CaptureEncrypted(name, request.Path)
                : Failures.CaptureUnknown(name, request.Path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failures.CaptureNotFound(request.Path!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Failures.CaptureUnreadable(name, exception is UnauthorizedAccessException ? "you may not read it." : exception.Message, request.Path);
        }
    }

    private Stream Open(CaptureRequest request) => request.Path is { } path
        // Whoever is writing it may go on.
        ? new ProgressStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Path.GetFileName(path), observer)
        : new MemoryStream(Encoding.UTF8.GetBytes(request.Text ?? ""), writable: false);

    private async Task TakeAsync(CapturedCall call, CaptureRequest request, CancellationToken cancellationToken)
    {
        if (!_tally.Count(call, _hosts)) return;
        foreach (string token in call.Tokens)
        {
            TokenSighting held = new(token, call, request.Path, call.Tokens.Count == 1 ? EvidenceOf(call) : null);
            if (requests[0].Deduplicate) await GiveAllAsync(_ledger.Add(held), cancellationToken).ConfigureAwait(false);
            else await output.Found(held, cancellationToken).ConfigureAwait(false);
        }
    }

    // Only Partner Center's own word is evidence.
    private Probe.ProbeResponse? EvidenceOf(CapturedCall call) =>
        call is { Response: { } response, HasAmbiguousResponse: false } && _hosts.IsPartnerCenter(call) ? response.ToFacts() : null;

    private async Task GiveAllAsync(IReadOnlyList<TokenSighting> calls, CancellationToken cancellationToken)
    {
        foreach (TokenSighting call in calls) await output.Found(call, cancellationToken).ConfigureAwait(false);
    }
}
