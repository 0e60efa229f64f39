using System.Reflection;

namespace PartnerMfa.Help;

/// <summary>
/// What is written in an attribute. The attributes of PowerShell's reference assembly have no bodies, so an instance of one
/// knows nothing; what the compiler wrote down does.
/// </summary>
internal sealed class AttributeFacts(CustomAttributeData attribute)
{
    public static IEnumerable<AttributeFacts> Of<T>(MemberInfo member) where T : Attribute =>
        member.GetCustomAttributesData().Where(data => data.AttributeType == typeof(T)).Select(data => new AttributeFacts(data));

    /// <returns>The argument of the constructor at this place, or null.</returns>
    public object? this[int place] => place < attribute.ConstructorArguments.Count ? attribute.ConstructorArguments[place].Value : null;

    /// <returns>The named argument, or the type's default when it is not given.</returns>
    public T? Named<T>(string name) => attribute.NamedArguments
        .Where(argument => argument.MemberName == name)
        .Select(argument => (T?)argument.TypedValue.Value)
        .FirstOrDefault();

    public bool Has(string name) => attribute.NamedArguments.Any(argument => argument.MemberName == name);

    /// <summary>The texts of a constructor that takes a list.</summary>
    public IReadOnlyList<string> Texts => attribute.ConstructorArguments is [{ Value: IReadOnlyCollection<CustomAttributeTypedArgument> items }]
        ? [.. items.Select(item => (string)item.Value!)]
        : [];
}
