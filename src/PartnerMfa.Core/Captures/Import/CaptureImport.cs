using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Captures.Import;

/// <summary>Reads captures one after another and returns the requested calls.</summary>
internal sealed class CaptureImport(IReadOnlyList<CaptureRequest> requests, CaptureOutput output, IWorkObserver observer, CommandHints words)
{
    private readonly CaptureTally _tally = new();
    private readonly TokenDeduplicator _deduplicator = new();
    private readonly CallHosts _hosts = new(requests[0].Environment, requests[0].AllHosts);
    private long _order;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (CaptureRequest request in requests)
        {
            PartnerMfaException? failure = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
            if (failure is null) continue;
            // The calls that could be read come before the failure.
            if (requests.Count == 1) await GiveAsync(_deduplicator.TakeAll(), cancellationToken).ConfigureAwait(false);
            _tally.Failures++;
            await output.Failed(failure, cancellationToken).ConfigureAwait(false);
        }

        await GiveAsync(_deduplicator.TakeAll(), cancellationToken).ConfigureAwait(false);
        _tally.Tell(observer, words);
    }

    /// <returns>Why it could not be read, or not completely.</returns>
    private async Task<PartnerMfaException?> ReadAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        string name = request.Path is { } path ? $"the file '{path}'" : request.Input is null ? "the text" : request.InputName;
        CaptureTally before = _tally.Copy();
        EvidenceLedger ledger = new(_hosts, request.Input is null && CanReadAgain(request) ? stop => LookAheadAsync(request, stop) : null);
        Recorder recorder = new(_hosts, ledger, (call, stop) => TakeAsync(call, request, ledger, stop));
        try
        {
            if (request.Path is { } folder && Directory.Exists(folder)) return Failures.CaptureIsFolder(folder);
            using Stream stream = Open(request);
            CaptureSummary summary = await CaptureFormats.ReadAsync(new CaptureSource(stream, request.Path), recorder, cancellationToken).ConfigureAwait(false);
            await ReleaseAsync(ledger.TakeAll(), cancellationToken).ConfigureAwait(false);
            _tally.Recognized(summary);
            if (summary.Damage is { } damage) return Failures.CaptureDamaged(name, damage.Where, damage.BreaksOff, request.Path);
            return _tally.IsSanitizedSince(before) ? Failures.CaptureSanitized(name, request.Path) : null;
        }
        catch (CaptureFormatException exception)
        {
            await ReleaseAsync(ledger.TakeAll(), cancellationToken).ConfigureAwait(false);
            return exception.Id == ErrorId.CaptureEncrypted
                ? Failures.CaptureEncrypted(name, request.Path)
                : Failures.CaptureUnknown(name, exception.Kind, request.Path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failures.CaptureNotFound(request.Path!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await ReleaseAsync(ledger.TakeAll(), cancellationToken).ConfigureAwait(false);
            return Failures.CaptureUnreadable(name, exception is UnauthorizedAccessException ? "access is denied." : exception.Message, request.Path);
        }
    }

    private static bool CanReadAgain(CaptureRequest request) => request.Path is null || new FileInfo(request.Path) is { Exists: true, Length: > 0 };

    private Stream Open(CaptureRequest request)
    {
        if (request.Input is { } input) return input;
        if (request.Path is not { } path) return new MemoryStream(Encoding.UTF8.GetBytes(request.Text ?? ""), writable: false);
        // The program that writes the file may still be writing to it.
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.CanSeek ? new ProgressStream(file, Path.GetFileName(path), observer) : file;
    }

    private async Task<IReadOnlyList<UnattributedResponse>> LookAheadAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        EvidenceLedger all = new(_hosts, null);
        using Stream stream = Open(request);
        await CaptureFormats.ReadAsync(new CaptureSource(stream, request.Path), new Recorder(_hosts, all, (_, _) => Task.CompletedTask), cancellationToken).ConfigureAwait(false);
        return all.Responses;
    }

    private async Task TakeAsync(CapturedCall call, CaptureRequest request, EvidenceLedger ledger, CancellationToken cancellationToken)
    {
        if (!_tally.Count(call, _hosts)) return;
        foreach (string token in call.Tokens)
        {
            TokenSighting sighting = new(token, call, request.Path, null) { Order = _order++ };
            await ReleaseAsync(await ledger.AddAsync(sighting, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReleaseAsync(IReadOnlyList<TokenSighting> sightings, CancellationToken cancellationToken)
    {
        foreach (TokenSighting sighting in sightings)
        {
            if (requests[0].Deduplicate) await GiveAsync(_deduplicator.Add(sighting), cancellationToken).ConfigureAwait(false);
            else await output.Found(sighting, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task GiveAsync(IReadOnlyList<TokenSighting> sightings, CancellationToken cancellationToken)
    {
        foreach (TokenSighting sighting in sightings) await output.Found(sighting, cancellationToken).ConfigureAwait(false);
    }

    private sealed class Recorder(CallHosts hosts, EvidenceLedger ledger, Func<CapturedCall, CancellationToken, Task> take) : CaptureSink(hosts)
    {
        public override Task TakeAsync(CapturedCall call, CancellationToken cancellationToken)
        {
            // The token of a refused call can appear elsewhere: in the command that made the call, or next to it in a log.
            if (call.Tokens.Count == 0 && Hosts.MayBeOwn(call) && ResponseWeight.DoubtOf(call.Response, call.Entry) is { } doubt)
                TakeUnattributed(new UnattributedResponse(doubt, call.Order > 0 ? NextOrder() : long.MaxValue));
            return take(call, cancellationToken);
        }

        public override void TakeUnattributed(UnattributedResponse response) => ledger.Add(response);

        public override void ForgetOrder() => ledger.ForgetOrder();
    }
}

/// <summary>Receives what the import finds.</summary>
/// <param name="Found">Receives a call.</param>
/// <param name="Failed">Receives the failure of one capture; the others are still read.</param>
internal sealed record CaptureOutput(Func<TokenSighting, CancellationToken, Task> Found, Func<PartnerMfaException, CancellationToken, Task> Failed);
