using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Json;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>An error that a report lists: something that could not be tested.</summary>
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

/// <summary>How many results of each kind a report says it contains.</summary>
internal sealed class ReportedCounts(JsonElement json)
{
    /// <summary>Whether the counts match the results that were read. A report lists only the first errors, so it may count more than it lists.</summary>
    public bool Fit(ResultTally read) =>
        Is("yes", read.Of(MfaAnswer.Yes)) && Is("no", read.Of(MfaAnswer.No)) && Is("unknown", read.Of(MfaAnswer.Unknown))
        && Is("notApplicable", read.Of(MfaAnswer.NotApplicable)) && Is("checks", read.Checks)
        && (Is("errors", read.Errors) || (read.Errors == ReportSummary.MostFailures && Number("errors") > read.Errors));

    private bool Is(string name, int count) => Number(name) == count;

    private int? Number(string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : null;
}

/// <summary>
/// Reads a JSON report back: a document written by <see cref="Formats.JsonReport"/>, a list of results, or JSON Lines. Each result is handed over as soon
/// as it has been read, so even a long report takes no more memory than its longest result.
/// </summary>
/// <param name="path">The full path of the file.</param>
/// <param name="content">The content of the file if it has already been read; null to read the file.</param>
internal sealed class ReportReader(string path, byte[]? content = null)
{
    private int _number;
    private bool _isReport;
    private ReportedCounts? _counts;
    private ResultTally _tally = new();

    /// <summary>Receives each result.</summary>
    public required Action<PartnerMfaResult> Result { get; init; }

    /// <summary>Receives each error that the report lists.</summary>
    public required Action<ReportedError> Error { get; init; }

    /// <summary>Receives a failure for each result that cannot be read; reading continues with the next one.</summary>
    public required Action<PartnerMfaException> Failed { get; init; }

    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>: the file cannot be read, ends too early, or is not a report.</exception>
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

        if (!_isReport) throw Failures.ReportUnreadable(path, "it contains no results.");
    }

    // A file contains one document, or one result per line. Each value is read by its own ReportDocument.
    private async Task ReadAsync(JsonWindow window, CancellationToken cancellationToken)
    {
        while (await SkipBlanksAsync(window, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (_counts, _tally) = (null, new ResultTally());
            await new ReportDocument(window, () => _isReport = true, Take).ReadAsync(cancellationToken).ConfigureAwait(false);
            // Removing a No from a report could turn its answer into Yes.
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

    /// <param name="list">The list that contains the value; null for a single result.</param>
    /// <param name="json">The value.</param>
    private void Take(string? list, JsonElement json)
    {
        if (list == ReportDocument.Errors) TakeError(json);
        else if (list == ReportDocument.Counts) _counts = new ReportedCounts(json.Clone());
        else if (list is null or ReportDocument.Results) TakeResult(json, standsAlone: list is null);
    }

    private void TakeError(JsonElement json)
    {
        if (json.Text("id") is not { } id || json.Text("message") is not { } message) return;
        _tally.AddError();
        Error(new ReportedError(id, message, json.Text("remedy"), json.Text("target"), json.Text("correlationId"), json.Flag("simulated") == true));
    }

    private void TakeResult(JsonElement json, bool standsAlone)
    {
        // Unrelated JSON must not be mistaken for a damaged report.
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
            // The damaged result is reported; a second error about the counts would only repeat it.
            _counts = null;
            Failed(Failures.ReportResultUnreadable(path, _number, "it is not a result, or a part of it is missing"));
        }
    }
}
