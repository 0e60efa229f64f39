using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Reports;

/// <summary>Reads one JSON value of a report file: a report, a list of results, or a single result.</summary>
/// <param name="window">The rest of the file.</param>
/// <param name="begun">Called when the list of results begins, even if it is empty.</param>
/// <param name="take">
/// Receives each value with the name of its list: null for a single result, and an empty string for anything that is neither a result, an error nor
/// the counts.
/// </param>
internal sealed class ReportDocument(JsonWindow window, Action begun, Action<string?, JsonElement> take)
{
    public const string Results = "results";
    public const string Errors = "errors";
    public const string Counts = "counts";

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

    // An object without a list of results is a single result.
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
        // The first member tells a report ("answer") from a single result ("result").
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
