namespace PartnerMfa.SignIn.Browser;

/// <summary>The fields of a query or a form (application/x-www-form-urlencoded).</summary>
internal static class QueryFields
{
    /// <summary>Every field by its name; of one that occurs twice the first counts.</summary>
    public static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach ((string name, string value) in Pairs(text).Reverse()) fields[name] = value;
        return fields;
    }

    /// <summary>The value of that name when it occurs once; null otherwise.</summary>
    public static string? Only(string text, string name)
    {
        IReadOnlyList<string> values = Values(text, name);
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>Every value of that name.</summary>
    public static IReadOnlyList<string> Values(string text, string name) => [.. Pairs(text).Where(pair => pair.Name == name).Select(pair => pair.Value)];

    private static IEnumerable<(string Name, string Value)> Pairs(string text) => text.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split(['='], 2))
        .Select(pair => (Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
