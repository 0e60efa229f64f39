using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Json;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>What a report says could not be tested.</summary>
internal sealed record ReportedError(string Id, string Message, string? Remedy, string? Target, string? CorrelationId, bool IsSimulated)
{
    public PartnerMfaException ToFailure() => new(
        Enum.TryParse(Id, out ErrorId id) && id.ToString() == Id ? id : ErrorId.UnexpectedFailure,
        Message,
        Remedy ?? "See the command that failed.",
        Target)
    {
        CorrelationId = CorrelationId,
    };
}

/// <summary>The numbers that a report gives of itself.</summary>
internal sealed class ReportedCounts(JsonElement json)
{
    /// <summary>Whether what was read is what was written. Of the errors a report has the first.</summary>
    public bool Fit(ResultTally read) =>
        Is("yes", read.Of(MfaAnswer.Yes)) && Is("no", read.Of(MfaAnswer.No)) && Is("unknown", read.Of(MfaAnswer.Unknown))
        && Is("notApplicable", read.Of(MfaAnswer.NotApplicable)) && Is("checks", read.Checks)
        && (Is("errors", read.Errors) || (read.Errors == ReportSummary.MostFailures && Number("errors") > read.Errors));

    private bool Is(string name, int count) => Number(name) == count;

    private int? Number(string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : null;
}

/// <summary>
/// Reads a JSON report again: the document of <see cref="Formats.JsonReport"/>, a list of results, or JSON Lines. Each result is given as soon as it is
/// there, so a report of any length takes no more memory than its longest result.
/// </summary>
/// <param name="path">The file, by its full path.</param>
/// <param name="content">What the file holds, where it was read already; null reads it.</param>
internal sealed class ReportReader(string path, byte[]? content = null)
{
    private const string Results = "results";
    private const string Errors = "errors";
    private const string Counts = "counts";

    private int _number;
    private bool _isReport;
    private ReportedCounts? _counts;
    private ResultTally _tally = new();

    /// <summary>Is given each result.</summary>
    public required Action<PartnerMfaResult> Result { get; init; }

    /// <summary>Is given what the report says could not be tested.</summary>
    public required Action<ReportedError> Error { get; init; }

    /// <summary>Is given the failure of each result that cannot be read; the others go on.</summary>
    public required Action<PartnerMfaException> Failed { get; init; }

    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>: the file cannot be read, breaks off, or is no report.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using Stream utf8 = content is null ? Utf8Text.Of(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, useAsync: true)) : new MemoryStream(content);
            await ReadAsync(new JsonWindow(utf8), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw _isReport ? Failures.ReportIncomplete(path) : Failures.ReportUnreadable(path, "it is not a JSON report.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.ReportUnreadable(path, exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
                UnauthorizedAccessException => Directory.Exists(path) ? "it is a folder." : "access is denied.",
                _ => exception.Message,
            });
        }

        if (!_isReport) throw Failures.ReportUnreadable(path, "it holds no results.");
    }

    // Values follow each other: one document, or one result on each line. Each begins with a reader of its own.
    private async Task ReadAsync(JsonWindow window, CancellationToken cancellationToken)
    {
        while (await SkipBlanksAsync(window, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (_counts, _tally) = (null, new ResultTally());
            await new ReportDocument(window, () => _isReport = true, Take).ReadAsync(cancellationToken).ConfigureAwait(false);
            // A No that was taken out of a report leaves a Yes.
            if (_counts?.Fit(_tally) == false) Failed(Failures.ReportChanged(path));
        }
    }

    private static async Task<bool> SkipBlanksAsync(JsonWindow window, CancellationToken cancellationToken)
    {
        while (true)
        {
            int blanks = 0;
            while (blanks < window.Text.Length && window.Text[blanks] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t') blanks++;
            window.Advance(blanks);
            if (window.Text.Length > 0) return true;
            if (window.IsFinal) return false;
            await window.FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="list">The list that it is in; null when it stands for itself.</param>
    /// <param name="json">The value.</param>
    private void Take(string? list, JsonElement json)
    {
        if (list == Errors) TakeError(json);
        else if (list == Counts) _counts = new ReportedCounts(json.Clone());
        else if (list is null or Results) TakeResult(json, standsAlone: list is null);
    }

    private void TakeError(JsonElement json)
    {
        if (json.Text("id") is not { } id || json.Text("message") is not { } message) return;
        _tally.AddError();
        Error(new ReportedError(id, message, json.Text("remedy"), json.Text("target"), json.Text("correlationId"), json.Flag("simulated") == true));
    }

    private void TakeResult(JsonElement json, bool standsAlone)
    {
        // Other JSON is not taken for a damaged report.
        if (standsAlone && json.Text("result") is null) throw new JsonException();
        _isReport = true;
        _number++;
        try
        {
            if (UnambiguousJson.WhyNot(json) is { } twice) throw new JsonException(twice);
            PartnerMfaResult result = ResultJson.Read(json);
            if (ResultValidation.WhatIsWrong(result) is { } wrong) throw new JsonException(wrong);
            _tally.Add(result);
            Result(result);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // What is wrong is said once.
            _counts = null;
            Failed(Failures.ReportResultUnreadable(path, _number, "it is not a result, or a part of it is missing"));
        }
    }

    /// <summary>One value of the file: a report, a list of results, or a single result.</summary>
    /// <param name="window">What is left of the file.</param>
    /// <param name="begun">Called when the list of results begins, even an empty one.</param>
    /// <param name="take">Is given each value with the name of its list; null for a single result, empty of anything else.</param>
    private sealed class ReportDocument(JsonWindow window, Action begun, Action<string?, JsonElement> take)
    {
        private JsonReaderState _state;
        private string? _list;
        private bool _isInList;
        private bool _isWhole;
        private bool _isDocument;

        public async Task ReadAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                Parse();
                if (_isWhole) return;
                if (window.IsFinal) throw new JsonException();
                if (!await window.FillAsync(cancellationToken).ConfigureAwait(false) && !window.Grow()) throw new JsonException();
            }
        }

        private void Parse()
        {
            Utf8JsonReader reader = new(window.Text, window.IsFinal, _state);
            while (!_isWhole)
            {
                Utf8JsonReader before = reader;
                if (TryTake(ref reader)) continue;
                window.Advance((int)before.BytesConsumed);
                _state = before.CurrentState;
                return;
            }

            window.Advance((int)reader.BytesConsumed);
        }

        // A result on a line of its own is an object without a list of results: which it is, its members tell.
        private bool TryTake(ref Utf8JsonReader reader)
        {
            if (!_isDocument) return TryBegin(ref reader);
            if (!reader.Read()) return false;
            if (_isInList)
            {
                if (reader.TokenType == JsonTokenType.EndArray) (_isInList, _isWhole) = (false, reader.CurrentDepth == 0);
                else return TryGive(ref reader, _list);
                return true;
            }

            if (reader.TokenType == JsonTokenType.EndObject)
            {
                _isWhole = true;
                return true;
            }

            _list = reader.GetString();
            if (!reader.Read()) return false;
            if (_list is Results or Errors && reader.TokenType == JsonTokenType.StartArray)
            {
                _isInList = true;
                if (_list == Results) begun();
                return true;
            }

            return TryGive(ref reader, _list == Counts ? Counts : "");
        }

        private bool TryBegin(ref Utf8JsonReader reader)
        {
            Utf8JsonReader ahead = reader;
            if (!ahead.Read()) return false;
            if (ahead.TokenType == JsonTokenType.StartArray)
            {
                reader = ahead;
                (_isDocument, _isInList, _list) = (true, true, Results);
                begun();
                return true;
            }

            if (ahead.TokenType != JsonTokenType.StartObject || !ahead.Read()) return ahead.TokenType == JsonTokenType.StartObject ? false : throw new JsonException();
            // A report begins with its answer, a result with its result.
            if (ahead.TokenType == JsonTokenType.PropertyName && (ahead.ValueTextEquals("answer") || ahead.ValueTextEquals("comparison") || ahead.ValueTextEquals(Results) || ahead.ValueTextEquals(Errors)))
            {
                reader.Read();
                _isDocument = true;
                return true;
            }

            if (!TryGive(ref reader, list: null)) return false;
            _isWhole = true;
            return true;
        }

        private bool TryGive(ref Utf8JsonReader reader, string? list)
        {
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) return false;
            using (document) take(list, document!.RootElement);
            return true;
        }
    }
}
