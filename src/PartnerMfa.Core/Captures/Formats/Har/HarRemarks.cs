using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>
/// Collects remarks about calls by people and programs: the comments that HAR 1.2 allows in every object, and members whose names begin
/// with an underscore, such as <c>_error</c>. They are usually strings but can be anything.
/// </summary>
internal sealed class HarRemarks
{
    // These say where a call came from and what was transferred later. They are long and not about its response.
    private static readonly string[] Unwanted = ["_initiator", "_webSocketMessages"];

    // A number by itself is a status only when its name says so, because browsers also count lines, bytes and milliseconds.
    private static readonly string[] NamesOfStatus = ["comment", "error", "status", "code", "result", "response"];

    private readonly List<string> _texts = [];
    private int _depth;
    private int _length;
    private string _name = "";
    private bool _isTooLong;

    /// <summary>Whether the next token belongs to a remark.</summary>
    public bool IsOpen => _depth > 0;

    public void Take(ref Utf8JsonReader reader, bool cut)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!IsOpen && !IsRemark(ref reader)) return;
            if (!IsOpen) _depth = reader.CurrentDepth;
            _name = JsonText.Of(ref reader);
            return;
        }

        if (!IsOpen || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return;
        _isTooLong |= cut;
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False) Add(JsonText.Of(ref reader));
        if (reader.CurrentDepth == _depth) _depth = 0;
    }

    /// <summary>Ends a truncated remark; the part that was read counts.</summary>
    public void Close() => _depth = 0;

    /// <summary>The doubts raised by the remarks since the last call; null when they do not mention a refusal.</summary>
    public CaptureDoubt? TakeDoubt(string place, CallHosts hosts)
    {
        if (_texts.Count == 0 && !_isTooLong) return null;
        // A name and its value can be separate members.
        string all = string.Join(" ", _texts);
        CaptureDoubt? doubt = LooseRefusals.MayBeIn(all)
            ? _texts.Append(all).Select(text => LooseRefusals.Find(text, place, hosts)).OrderBy(found => found is null ? 2 : found.Reason == ReasonCode.ResponseUnreadable ? 1 : 0).First()
            : null;
        if (_isTooLong) doubt ??= new CaptureDoubt(ReasonCode.ResponseUnreadable, place);
        _texts.Clear();
        (_length, _isTooLong) = (0, false);
        return doubt;
    }

    private void Add(string value)
    {
        _length += _name.Length + value.Length;
        _isTooLong |= _length > CaptureLimits.Piece;
        if (_isTooLong || (value.All(char.IsDigit) && value.Length == 3 && !Array.Exists(NamesOfStatus, name => _name.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0))) return;
        _texts.Add($"{_name}: {value}");
    }

    private static bool IsRemark(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence) return IsRemark(JsonText.Of(ref reader));
        return reader.ValueSpan.Length > 1 && reader.ValueSpan[0] is (byte)'_' or (byte)'c' && IsRemark(JsonText.Of(ref reader));
    }

    private static bool IsRemark(string name) => name == "comment" || (name.Length > 1 && name[0] == '_' && Array.IndexOf(Unwanted, name) < 0);
}
