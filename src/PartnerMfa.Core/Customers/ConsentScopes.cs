using PartnerMfa.Errors;

namespace PartnerMfa.Customers;

/// <summary>The delegated permissions that a consent grants.</summary>
internal static class ConsentScopes
{
    /// <summary>Splits the typed names. Like Partner Center, people may write several names as one text with commas.</summary>
    /// <exception cref="PartnerMfaException"><c>ConsentNotGranted</c>: a name is not that of a permission.</exception>
    public static string[] Of(IEnumerable<string> typed)
    {
        string[] names = [.. typed.SelectMany(text => text.Split(',')).Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
        return Array.Find(names, name => !IsName(name)) is { } wrong ? throw Failures.ConsentScopeInvalid(wrong) : names;
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_');
}
