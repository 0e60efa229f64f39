using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>
/// Reads a HAR file from start to end. Only a window of it is in memory; a longer string that does not matter, such as the text of a page,
/// is skipped.
/// </summary>
/// <remarks>Source: http://www.softwareishard.com/blog/har-12-spec/</remarks>
internal sealed class HarReader(CaptureSource source, CaptureSink sink)
{
    // This is enough for the nested stack traces that Chromium writes.
    private const int DeepestNesting = 64 * 1024;

    // A file with more faults than this is not a HAR file.
    private const int MostFaults = 1000;

    private static readonly byte[] RequestProperty = "\"request\""u8.ToArray();
    private static readonly byte[] WayIntoEntry = "{\"log\":{\"entries\":[{"u8.ToArray();

    private readonly JsonWindow _window = new(source.Stream);
    private readonly HarEntries _entries = new(sink.Hosts, source.OpenAttachment, doubt => sink.TakeUnattributed(new UnattributedResponse(doubt, long.MaxValue)));
    private JsonReaderState _state = NewState();
    private bool _cut;
    private bool _isUnwanted;
    private bool _ended;

    /// <summary>What follows the document; null when nothing does.</summary>
    public Stream? Rest { get; private set; }

    /// <summary>The number of entries that have begun.</summary>
    public int Entries => _entries.Count;

    /// <summary>Passes on every call that can be read.</summary>
    /// <returns>The first place that could not be read; null when the file is intact.</returns>
    public async Task<CaptureDamage?> ReadAsync(CancellationToken cancellationToken)
    {
        CaptureDamage? damage = null;
        for (int faults = 0; !_ended && faults < MostFaults; faults++)
        {
            if (await ReadUntilFaultAsync(cancellationToken).ConfigureAwait(false) is not { } fault) return damage;
            damage ??= fault;
            await ResumeAsync(cancellationToken).ConfigureAwait(false);
        }

        return damage;
    }

    private async Task<CaptureDamage?> ReadUntilFaultAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CapturedCall? call;
            try
            {
                call = Parse();
                if (call is null && _ended) return await EndAsync(cancellationToken).ConfigureAwait(false);
                if (call is null && !await CutUnwantedAsync(cancellationToken).ConfigureAwait(false)) await ReadOnAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is JsonException or InvalidDataException or IOException and not DecompressionLimitException)
            {
                return new CaptureDamage(Invariant($"at byte {_window.Position:N0}, in entry {Math.Max(1, _entries.Count):N0}"), exception is JsonException && _window.IsFinal);
            }

            if (call is not null) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the content of the window.</summary>
    /// <returns>The next call; null when the window does not contain a complete one.</returns>
    private CapturedCall? Parse()
    {
        Utf8JsonReader reader = new(_window.Text, _window.IsFinal, _state);
        CapturedCall? call = null;
        try
        {
            while (call is null && !_isUnwanted && !_ended && reader.Read())
            {
                _entries.TakeRemark(ref reader, _cut);
                if (reader.CurrentDepth <= _entries.Focus) call = _entries.Take(ref reader, _cut);
                _cut = false;
                _isUnwanted = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == _entries.Focus && _entries.IsNextValueUnwanted;
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject) _ended = true;
            }
        }
        finally
        {
            _window.Advance((int)reader.BytesConsumed);
            _state = reader.CurrentState;
        }

        return call;
    }

    // People paste several documents into one file, or a mail below a document.
    private async Task<CaptureDamage?> EndAsync(CancellationToken cancellationToken)
    {
        while (IsBlank(_window.Text))
        {
            _window.Advance(_window.Text.Length);
            if (_window.IsFinal) return null;
            await _window.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        Rest = new PrefixedStream(_window.Text.ToArray(), source.Stream);
        return null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (byte one in text)
            if (" \t\r\n\0"u8.IndexOf(one) < 0) return false;
        return true;
    }

    // The text of pages is most of a file: to look for its end takes a fraction of the time that its escapes and UTF-8 take to check.
    private async Task<bool> CutUnwantedAsync(CancellationToken cancellationToken)
    {
        if (!_isUnwanted) return false;
        _isUnwanted = false;
        _cut = await _window.CutStringAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        if (await _window.FillAsync(cancellationToken).ConfigureAwait(false)) return;
        if (_entries.WantsNextValue && _window.Grow()) return;
        if (!await _window.CutStringAsync(cancellationToken).ConfigureAwait(false)) throw new JsonException();
        _cut = true;
    }

    // The request of a later entry can still be read, and what follows it.
    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (_entries.TakeBroken() is { } call) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        _ended = !await FindRequestAsync(cancellationToken).ConfigureAwait(false);
        if (_ended) return;
        _entries.Resume();
        _window.Prepend(WayIntoEntry);
        _state = NewState();
        (_cut, _isUnwanted) = (false, false);
    }

    private async Task<bool> FindRequestAsync(CancellationToken cancellationToken)
    {
        try
        {
            // At the fault itself it would stop where it started.
            if (_window.Text.Length > 0) _window.Advance(1);
            SkippedText skipped = new(sink, Invariant($"after byte {_window.Position:N0}"));
            return await _window.FindAsync(RequestProperty, skipped.Take, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return false;
        }
    }

    private static JsonReaderState NewState() => new(new JsonReaderOptions { MaxDepth = DeepestNesting, AllowTrailingCommas = true });
}
