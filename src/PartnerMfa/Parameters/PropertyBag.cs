using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using PartnerMfa.Errors;

namespace PartnerMfa.Parameters;

/// <summary>
/// Rebuilds one of our objects from properties with the same names, in any case. The types are those that jobs, remoting and JSON produce:
/// text for a time, a list for an array, a bag for an object.
/// </summary>
internal static class PropertyBag
{
    public static PSObject Of(IDictionary entries)
    {
        PSObject bag = new();
        foreach (DictionaryEntry entry in entries)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (name.Length > 0 && bag.Properties[name] is null) bag.Properties.Add(new PSNoteProperty(name, entry.Value));
        }

        return bag;
    }

    /// <exception cref="PartnerMfaException"><c>NotAResult</c>: a property has a value that it cannot have.</exception>
    public static object Read(PSObject bag, Type type)
    {
        object made = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            try
            {
                if (bag.Properties[property.Name]?.Value is { } value && Convertible(value, property.PropertyType) is { } read) property.SetValue(made, read);
            }
            catch (Exception exception) when (exception is PSInvalidCastException or FormatException or OverflowException or ArgumentException or GetValueException)
            {
                throw Failures.NotAResult($"its {property.Name} cannot be read");
            }
        }

        return made;
    }

    private static object? Convertible(object value, Type type)
    {
        // A statement without a value produces this.
        if (value == AutomationNull.Value) return null;
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        // In a table of text, an empty value means that there was none.
        if (bare is string { Length: 0 }) return null;
        if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(PartnerMfaCollection<>))
            return Activator.CreateInstance(wanted, ArrayOf(bare, wanted.GetGenericArguments()[0]));
        if (wanted == typeof(string)) return bare is DateTime time ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) : LanguagePrimitives.ConvertTo(bare, wanted, CultureInfo.InvariantCulture);
        if (wanted == typeof(DateTime)) return TimeOf(bare);
        if (wanted == typeof(bool)) return bare as bool? ?? bool.Parse(Convert.ToString(bare, CultureInfo.InvariantCulture)!);
        if (wanted.IsPrimitive) return LanguagePrimitives.ConvertTo(bare, wanted, CultureInfo.InvariantCulture);
        return wanted.IsInstanceOfType(bare) ? bare : Read(bare is IDictionary entries ? Of(entries) : PSObject.AsPSObject(value), wanted);
    }

    private static Array ArrayOf(object value, Type element)
    {
        // A table of text contains a list as its joined items.
        IEnumerable items = value is string joined && element == typeof(string) ? joined.Split([PartnerMfaCollection<string>.Separator], StringSplitOptions.RemoveEmptyEntries)
            : value is string or IDictionary ? new[] { value } : LanguagePrimitives.GetEnumerable(value) ?? new[] { value };
        ArrayList read = [];
        foreach (object? item in items)
        {
            // An object that was serialized with too little depth is only a text without its properties, so its content is lost.
            bool isLost = element != typeof(string) && (item is PSObject wrapped ? wrapped.BaseObject : item) is string;
            if (item is not null && !isLost) read.Add(Convertible(item, element));
        }

        return read.ToArray(element);
    }

    private static DateTime TimeOf(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        DateTimeOffset time => time.UtcDateTime,
        _ => DateTime.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
    };
}
