using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Http.Resources;

/// <summary>
/// Reads one page of a collection: an array, or an object that contains the array and describes it before or after. Each item is passed on
/// as soon as it is complete, so only a window of the page is in memory.
/// </summary>
internal sealed class ItemsReader(Stream body, string itemsName, Action<JsonElement> item)
{
    private const int Usual = 32 * 1024;

    // The names under which Partner Center and Graph give the number of items.
    private static readonly string[] CountNames = ["totalCount", GraphConstants.CountName];

    private readonly JsonWindow _window = new(body, Usual);
    private JsonReaderState _state;
    private bool _isInItems;
    private bool _hasItems;

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? NextLink { get; private set; }

    /// <summary>Whether Partner Center says, in its own format, that there is a next page.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The total number of items; null when the page does not say.</summary>
    public long? Announced { get; private set; }

    /// <exception cref="UnusableBodyException">The body is not such a page, or an item is too large.</exception>
    /// <exception cref="JsonException">The body is not complete JSON.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        for (bool isWhole = false; !isWhole;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await _window.FillAsync(cancellationToken).ConfigureAwait(false) && !_window.Grow())
                throw new UnusableBodyException("an item far too large");
            isWhole = _window.IsFinal;
            Parse();
        }

        if (!_hasItems) throw new UnusableBodyException($"JSON without a list '{itemsName}'");
    }

    // Invalid UTF-8 or half of a surrogate pair is noticed only when the text is read.
    private void Parse()
    {
        try
        {
            ParseWindow();
        }
        catch (InvalidOperationException)
        {
            throw new UnusableBodyException("JSON whose text cannot be read");
        }
    }

    private void ParseWindow()
    {
        Utf8JsonReader reader = new(_window.Text, _window.IsFinal, _state);
        // A value that is not complete yet is read again from its beginning.
        while (true)
        {
            Utf8JsonReader before = reader;
            if (reader.Read() && Take(ref reader)) continue;
            _window.Advance((int)before.BytesConsumed);
            _state = before.CurrentState;
            return;
        }
    }

    /// <returns>False when the value is not complete yet.</returns>
    private bool Take(ref Utf8JsonReader reader)
    {
        if (_isInItems) return TakeItem(ref reader);
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName: return TakeProperty(ref reader);
            case JsonTokenType.StartArray when reader.CurrentDepth == 0: BeginItems(); return true;
            case JsonTokenType.StartObject or JsonTokenType.EndObject: return true;
            default: throw new UnusableBodyException("JSON that is not a list");
        }
    }

    private bool TakeItem(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _isInItems = false;
            return true;
        }

        if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) return false;
        using (document) Give(document!.RootElement);
        return true;
    }

    // Half of a surrogate pair, or a value of another type, is noticed only when the text is read.
    private void Give(JsonElement element)
    {
        try
        {
            item(element);
        }
        catch (InvalidOperationException)
        {
            throw new UnusableBodyException("an item that cannot be read");
        }
    }

    private bool TakeProperty(ref Utf8JsonReader reader)
    {
        string name = reader.GetString()!;
        if (!reader.Read()) return false;
        if (Is(name, itemsName) && reader.TokenType == JsonTokenType.StartArray)
        {
            BeginItems();
            return true;
        }

        if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) return false;
        using (document) TakeValue(name, document!.RootElement);
        return true;
    }

    private void TakeValue(string name, JsonElement value)
    {
        if (Is(name, GraphConstants.NextLinkName) && value.ValueKind != JsonValueKind.Null)
            NextLink = value.ValueKind == JsonValueKind.String ? NullIfEmpty(value.GetString()!) : throw new UnusableBodyException("a link to the next page that is not a string");
        if (CountNames.Any(known => Is(name, known)) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long count)) Announced = count;
        if (Is(name, "links") && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("next", out JsonElement next)) IsCut = next.ValueKind == JsonValueKind.Object;
    }

    // Graph sometimes ends a collection with an empty link.
    private static string? NullIfEmpty(string link) => string.IsNullOrWhiteSpace(link) ? null : link;

    private void BeginItems() => _hasItems = _isInItems = true;

    private static bool Is(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Reads a body that is a single object, up to a limit.</summary>
internal static class ObjectReader
{
    private const int Usual = 16 * 1024;

    /// <exception cref="UnusableBodyException">The body is not an object, is incomplete, or is too large.</exception>
    public static async Task<JsonElement> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        JsonWindow window = new(body, Usual);
        while (!window.IsFinal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await window.FillAsync(cancellationToken).ConfigureAwait(false) && !window.Grow())
                throw new UnusableBodyException("a body far too large");
        }

        using JsonDocument? document = StrictJson.Parse(window.Text.ToArray());
        return document?.RootElement switch
        {
            null => throw new UnusableBodyException("a body that is not complete JSON"),
            { ValueKind: JsonValueKind.Object } root => root.Clone(),
            _ => throw new UnusableBodyException("JSON that is not an object"),
        };
    }
}
