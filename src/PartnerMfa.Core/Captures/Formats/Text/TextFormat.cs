using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Json;
using PartnerMfa.Captures.Formats.Text.Dialects;
using PartnerMfa.Captures.Formats.Text.Lines;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Scrubbing;

namespace PartnerMfa.Captures.Formats.Text;

/// <summary>Text of any kind: HTTP messages in every dialect, copied commands, logs, and tokens by themselves, in any mixture.</summary>
internal sealed class TextFormat : ICaptureFormat
{
    public bool Recognizes(ReadOnlySpan<byte> head) => true;

    public Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken) =>
        new Reading(sink, source).RunAsync(cancellationToken);

    public Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken) =>
        new TextScrubber(scrubber).CopyAsync(source.Stream, target, cancellationToken);

    private sealed class Reading
    {
        // A header whose value is below it, after a blank line or a bracket.
        private const int LongestUnfinished = 4096;
        private const int LinesOfValue = 4;

        private readonly HttpTranscript _transcript;
        private readonly CaptureSink _sink;
        private readonly ITextDialect[] _dialects;
        private readonly EventExchanges _events;

        private readonly CaptureSource _source;
        private readonly MailPart _part = new();

        private readonly LineTimes _times = new();
        private bool _isTokenInBody;
        private string _unfinished = "";
        private int _linesToFinish;

        public Reading(CaptureSink sink, CaptureSource source)
        {
            _source = source;
            _sink = sink;
            _events = new EventExchanges(sink);
            _transcript = new HttpTranscript(sink);
            _dialects = TextDialects.Create(_transcript);
        }

        public async Task<CaptureSummary> RunAsync(CancellationToken cancellationToken)
        {
            // Each additional word costs another search of the whole text.
            string[] words = [.. EncodedText.Beginnings, "quoted-printable", "Network.", .. MailPart.Words, .. LooseRefusals.Words, .. _dialects.SelectMany(dialect => dialect.Words)];
            TextLines lines = new(_source.Stream, [.. words.Distinct()]);
            LogicalLines logical = new(lines);
            CaptureDamage? damage = null;
            try
            {
                for (bool isOpen = false; await logical.NextAsync(isOpen, cancellationToken).ConfigureAwait(false) is { } line;)
                {
                    bool wasPart = _part.IsContent;
                    if (!_part.Take(line.Text))
                    {
                        if (wasPart) damage ??= await TakePartAsync(line.Number, cancellationToken).ConfigureAwait(false);
                        Take(line);
                    }

                    logical.IsVerbatim = _part.IsContent;
                    isOpen = _part.IsOpen || _linesToFinish > 0 || Array.Exists(_dialects, dialect => dialect.IsOpen);
                    logical.Deepest = isOpen ? line.Depth : JsonLogLine.Deepest;
                    await _transcript.GiveAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            catch (InvalidDataException)
            {
                damage = new CaptureDamage(Invariant($"in line {lines.Number:N0}"), BreaksOff: true);
            }

            damage ??= await TakePartAsync(lines.Number, cancellationToken).ConfigureAwait(false);
            foreach (ITextDialect dialect in _dialects) dialect.Complete();
            _transcript.Complete();
            await _events.GiveAsync(all: true, cancellationToken).ConfigureAwait(false);
            await _transcript.GiveAsync(cancellationToken).ConfigureAwait(false);
            if (lines.LeftOut) await _sink.TakeAsync(new CapturedCall("a line") { HasTokenTooLong = true }, cancellationToken).ConfigureAwait(false);
            return new CaptureSummary(lines.Number == 0 ? "an empty file" : Invariant($"text of {lines.Number:N0} {(lines.Number == 1 ? "line" : "lines")}"), null, damage);
        }

        /// <summary>Reads an attachment as the capture that it may be.</summary>
        /// <returns>Where it cannot be read; null when it can, or is something else.</returns>
        private async Task<CaptureDamage?> TakePartAsync(long line, CancellationToken cancellationToken)
        {
            if (_part.End() is not { } content) return null;
            if (content.Length == 0) return new CaptureDamage(Invariant($"in the attachment that ends in line {line:N0}"), BreaksOff: false);
            try
            {
                using MemoryStream stream = new(content, writable: false);
                return (await CaptureFormats.ReadAsync(_source.Within(stream), _sink, cancellationToken).ConfigureAwait(false)).Damage;
            }
            catch (CaptureFormatException)
            {
                // The picture in a mail signature.
                return null;
            }
        }

        private void Take(LogicalLine line)
        {
            string place = $"line {line.Number}{_source.Place}";
            if (_times.IsEarlier(line)) _sink.ForgetOrder();
            if (_linesToFinish > 0 && --_linesToFinish == 0) _unfinished = "";
            // Text in the same line may belong together. Tokens come first, so that a refusal next to them counts against them.
            TakeTokens(line.Rest, place, except: line.Text);
            if (line.Object is not { } json) TakeText(line.Text, place);
            else if (!TakeObject(json, place)) TakeLoose(json.GetRawText(), place);
            TakeRefusal(line.Rest, place);
        }

        private void TakeText(string text, string place)
        {
            foreach (ITextDialect dialect in _dialects)
                if (dialect.IsOpen && dialect is not PlainHttp && dialect.Take(text, place)) return;
            foreach (ITextDialect dialect in _dialects)
                if ((!dialect.IsOpen || dialect is PlainHttp) && dialect.Take(text, place)) return;
            TakeLoose(text, place);
        }

        private bool TakeObject(JsonElement json, string place)
        {
            if (_events.Take(json, place)) return true;
            if (JsonExchange.Read(json, place, _source.OpenAttachment) is not { } call) return false;
            JsonFormat.CheckRest(call, json, _sink);
            _transcript.TakeLoose(call);
            return true;
        }

        private void TakeLoose(string text, string place)
        {
            // A body says why its own call was refused. Text that contains a token is not a body, or not only a body.
            _isTokenInBody = _transcript.Plain.IsInResponseBody && _isTokenInBody;
            _isTokenInBody |= TakeTokens(text, place, except: "");
            if (!_transcript.Plain.IsInResponseBody || _isTokenInBody) TakeRefusal(text, place);
        }

        private bool TakeTokens(string text, string place, string except)
        {
            bool isInMessage = _transcript.Plain.IsInHead || _transcript.Plain.IsInBody;
            bool any = false;
            foreach (string token in LooseTokens.Find(text, bearerOnly: isInMessage).Where(token => !except.Contains(token)))
            {
                CommandDialect.Loose(_transcript, token, place);
                any = true;
            }

            return any;
        }

        private void TakeRefusal(string text, string place)
        {
            // The output of curl with --write-out '%{http_code}'.
            if (text.Trim() == "401" && _transcript.Plain.OutstandingTarget is not null) text = "status: 401";
            string whole = _unfinished + text;
            if (LooseRefusals.Find(whole, place, _sink.Hosts) is { } doubt) _transcript.TakeLoose(doubt, _times.IsDated);
            else if (_unfinished.Length == 0 && text.Length <= LongestUnfinished && LooseRefusals.IsUnfinished(text)) (_unfinished, _linesToFinish) = (text + " ", LinesOfValue);
        }
    }
}
