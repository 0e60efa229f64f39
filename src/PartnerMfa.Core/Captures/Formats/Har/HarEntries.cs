using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>
/// Follows the tokens of a HAR file, and creates a call from each entry, in whatever order its properties are. Tokens that are deeper than
/// <see cref="Focus"/> need not be passed to it.
/// </summary>
/// <param name="hosts">The hosts that matter.</param>
/// <param name="openAttachment">Opens a body that is in a separate file.</param>
/// <param name="takeDoubt">Receives a refusal that is outside of a response.</param>
internal sealed class HarEntries(CallHosts hosts, Func<string, Stream?> openAttachment, Action<CaptureDoubt> takeDoubt)
{
    // Places are nested, so they are left in the reverse order.
    private readonly Stack<HarPlace> _outer = new();
    private HarPlace _place = HarPlace.Document;
    private HarName _name;
    private readonly HarRemarks _remarks = new();
    private HarEntry? _entry;
    private int _count;

    /// <summary>The depth of the properties and elements of the current place.</summary>
    public int Focus => _outer.Count + 1;

    /// <summary>Whether the document has entries.</summary>
    public bool HasEntries { get; private set; }

    /// <summary>The number of entries that have begun.</summary>
    public int Count => _count;

    /// <summary>Whether the next value matters, even if it is long.</summary>
    public bool WantsNextValue => _remarks.IsOpen || (_entry is not null && _place switch
    {
        HarPlace.Request => _name is HarName.Url or HarName.Method,
        HarPlace.RequestHeader or HarPlace.ResponseHeader => _name == HarName.Name || (_name == HarName.Value && _entry.WantsHeaderValue),
        HarPlace.RequestHeaders or HarPlace.ResponseHeaders => _name == HarName.Value && _entry.WantsHeaderValue,
        HarPlace.Content => _name == HarName.Text && _entry.WantsBody,
        _ => false,
    });

    /// <summary>Whether the next value is the text of a body that is not needed.</summary>
    public bool IsNextValueUnwanted => _place == HarPlace.Content && _name == HarName.Text && !_entry!.WantsBody;

    /// <summary>Takes what the file says about a call, at any depth.</summary>
    public void TakeRemark(ref Utf8JsonReader reader, bool cut)
    {
        if (!_remarks.IsOpen && reader.TokenType != JsonTokenType.PropertyName) return;
        _remarks.Take(ref reader, cut);
        if (_entry is null && !_remarks.IsOpen && _remarks.TakeDoubt("a comment on the file", hosts) is { } doubt) takeDoubt(doubt);
    }

    /// <param name="reader">The reader, positioned at a token.</param>
    /// <param name="cut">Whether the token is a string that was too long to keep, so that it appears as an empty one.</param>
    /// <returns>The call, when this token ends an entry.</returns>
    public CapturedCall? Take(ref Utf8JsonReader reader, bool cut)
    {
        switch (reader.TokenType)
        {
            // Some tools write headers as one object.
            case JsonTokenType.PropertyName when _place is HarPlace.RequestHeaders or HarPlace.ResponseHeaders:
                _name = HarName.Value;
                _entry?.BeginHeader(JsonText.HeaderOf(ref reader));
                break;
            case JsonTokenType.PropertyName: _name = HarNames.Find(ref reader, _place); break;
            case JsonTokenType.StartObject: Enter(ObjectAt(_place, _name)); break;
            case JsonTokenType.StartArray: Enter(ArrayAt(_place, _name)); break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray when reader.CurrentDepth < Focus: return Leave();
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when _name != HarName.Other: _entry?.TakeValue(_place, _name, ref reader, cut); break;
            default: break;
        }

        return null;
    }

    /// <summary>Returns what was read of a truncated entry: its request may be complete, but its response is not.</summary>
    public CapturedCall? TakeBroken()
    {
        _remarks.Close();
        CapturedCall? call = _entry?.ToCall();
        _entry = null;
        if (call is not null) CheckRemarks(call);
        if (call?.Response is not { } response) return call;
        // Whatever came after this point may have been the reason for a refusal.
        if (response.StatusCode == 401) response.Cut = ResponseBody.Truncated;
        else if (ResponseWeight.DoubtOf(response, call.Entry) is not null) call.HasAmbiguousResponse = true;
        else call.Response = null;
        return call;
    }

    /// <summary>Resumes within an entry, after something that could not be read.</summary>
    public void Resume()
    {
        _outer.Clear();
        _place = HarPlace.Document;
    }

    private void Enter(HarPlace? place)
    {
        if (place is not { } inner) return;
        _outer.Push(_place);
        _place = inner;
        if (inner == HarPlace.Entries) HasEntries = true;
        if (inner == HarPlace.Entry) _entry = new HarEntry($"entry {++_count}", hosts, openAttachment);
        else _entry?.Enter(inner);
    }

    private CapturedCall? Leave()
    {
        HarPlace left = _place;
        _place = _outer.Count > 0 ? _outer.Pop() : HarPlace.Document;
        _entry?.Leave(left);
        if (left != HarPlace.Entry) return null;
        CapturedCall call = _entry!.ToCall();
        _entry = null;
        CheckRemarks(call);
        return call;
    }

    // A refusal that an entry only mentions may be its missing response.
    private void CheckRemarks(CapturedCall call)
    {
        if (_remarks.TakeDoubt(call.Entry, hosts) is not { } doubt) return;
        bool isElsewhere = call.Target is not (null or "?") && !hosts.IsPartnerCenter(call);
        if (isElsewhere || !ResponseWeight.Adds(doubt, call)) return;
        call.HasAmbiguousResponse = true;
        takeDoubt(doubt);
    }

    private static HarPlace? ObjectAt(HarPlace place, HarName name) => (place, name) switch
    {
        (HarPlace.Document, HarName.Log) => HarPlace.Log,
        (HarPlace.Entries, _) => HarPlace.Entry,
        (HarPlace.Entry, HarName.Request) => HarPlace.Request,
        (HarPlace.Entry, HarName.Response) => HarPlace.Response,
        (HarPlace.Request, HarName.Headers) => HarPlace.RequestHeaders,
        (HarPlace.Response, HarName.Headers) => HarPlace.ResponseHeaders,
        (HarPlace.RequestHeaders, _) => HarPlace.RequestHeader,
        (HarPlace.ResponseHeaders, _) => HarPlace.ResponseHeader,
        (HarPlace.Response, HarName.Content) => HarPlace.Content,
        _ => null,
    };

    private static HarPlace? ArrayAt(HarPlace place, HarName name) => (place, name) switch
    {
        (HarPlace.Log, HarName.Entries) => HarPlace.Entries,
        (HarPlace.Request, HarName.Headers) => HarPlace.RequestHeaders,
        (HarPlace.Response, HarName.Headers) => HarPlace.ResponseHeaders,
        (HarPlace.RequestHeaders or HarPlace.ResponseHeaders, HarName.Value) => place,
        _ => null,
    };
}
