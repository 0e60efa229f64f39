using System.Text;
using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>
/// The members of one kind of JSON object, found in a single pass over the object. A member that is null counts as missing. One instance
/// can read many objects, one after another.
/// </summary>
/// <remarks>One instance reads many objects of its kind, one after the other.</remarks>
internal sealed class JsonShape
{
    private readonly List<JsonMember> _members = [];

    // Services usually write members in the same order, so the next member is usually found at the first try.
    private int _next;

    /// <summary>The first member that has a value but is not part of the shape; null when there is none.</summary>
    public string? Unknown { get; private set; }

    /// <summary>Adds a member to the shape.</summary>
    public JsonMember Member(string name)
    {
        JsonMember member = new(name);
        _members.Add(member);
        return member;
    }

    /// <summary>Reads an object. Any other value is read as an object without members.</summary>
    public JsonShape Read(JsonElement json)
    {
        Unknown = null;
        _next = 0;
        foreach (JsonMember member in _members) member.Value = default;
        if (json.ValueKind != JsonValueKind.Object) return this;
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (Find(property) is { } member) member.Value = property.Value.ValueKind == JsonValueKind.Null ? default : property.Value;
            else if (Unknown is null && property.Value.SaysSomething() && property.Name is var name && !name.Contains('@')) Unknown = name;
        }

        return this;
    }

    private JsonMember? Find(JsonProperty property)
    {
        for (int tried = 0; tried < _members.Count; tried++)
        {
            int at = (_next + tried) % _members.Count;
            if (!property.NameEquals(_members[at].Utf8Name)) continue;
            _next = at + 1;
            return _members[at];
        }

        return null;
    }
}

/// <summary>A member of a <see cref="JsonShape"/>, with its value in the object that was read last.</summary>
internal sealed class JsonMember(string name)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(name);

    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>Undefined when the member is missing or null.</summary>
    public JsonElement Value { get; set; }

    public bool IsMissing => Value.ValueKind == JsonValueKind.Undefined;

    /// <inheritdoc cref="JsonValues.SaysSomething"/>
    public bool SaysSomething => Value.SaysSomething();

    /// <summary>Whether the member is a list of this word alone, written exactly like this.</summary>
    public bool IsOnly(string word) =>
        Value.ValueKind == JsonValueKind.Array && Value.GetArrayLength() == 1 && Value[0] is { ValueKind: JsonValueKind.String } only && only.ValueEquals(word);

    /// <summary>Null when the member is missing or not a string.</summary>
    public string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    /// <summary>A time in UTC; null when the member is missing or not a time.</summary>
    public DateTimeOffset? Time => Value.AsTime();

    /// <summary>Null when the member is missing or not a Boolean.</summary>
    public bool? Flag => Value.AsFlag();

    /// <inheritdoc cref="JsonValues.Words"/>
    public IReadOnlyList<string> Words => Value.Words();

    /// <inheritdoc cref="JsonValues.Flags"/>
    public IReadOnlyList<string> Flags => Value.Flags();
}
