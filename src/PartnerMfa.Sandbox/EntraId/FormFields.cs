
namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The fields of a query or of a form (application/x-www-form-urlencoded).</summary>
internal sealed class FormFields(string text)
{
    private readonly Dictionary<string, string> _fields = text.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split(['='], 2))
        .ToDictionary(pair => Decode(pair[0]), pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal);

    /// <returns>The field's value, or null when it is not there.</returns>
    public string? this[string name] => _fields.TryGetValue(name, out string? value) ? value : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
