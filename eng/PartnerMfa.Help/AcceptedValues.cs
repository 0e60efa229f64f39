using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Help;

/// <summary>The values that a parameter accepts: a list of words, or the first and last of a range.</summary>
internal sealed record AcceptedValues(IReadOnlyList<string> Words, string? Range)
{
    public static AcceptedValues Any { get; } = new([], null);

    /// <summary>In a sentence; null when anything of the type is accepted.</summary>
    public string? Sentence => Range is not null ? $"Accepted values: {Range}." : Words.Count > 0 ? $"Accepted values: {string.Join(", ", Words)}." : null;

    public static AcceptedValues Of(PropertyInfo property)
    {
        Type type = property.PropertyType.GetElementType() ?? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum) return new(Enum.GetNames(type), null);
        if (AttributeFacts.Of<ValidateSetAttribute>(property).FirstOrDefault() is { } set) return new(set.Texts, null);
        if (AttributeFacts.Of<ValidateRangeAttribute>(property).FirstOrDefault() is { } range) return new([], $"{Number(range[0])} to {Number(range[1])}");
        return AttributeFacts.Of<ArgumentCompleterAttribute>(property).Any(completer => completer[0] is Type known && known == typeof(EnvironmentCompleter))
            ? new([.. PartnerMfaEnvironments.All.Select(environment => environment.Name)], null)
            : Any;
    }

    private static string Number(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture);
}
