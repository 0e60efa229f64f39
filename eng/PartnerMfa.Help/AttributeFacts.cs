using System.Reflection;

namespace PartnerMfa.Help;

/// <summary>
/// The arguments of an attribute, as the compiler recorded them. PowerShell's reference assembly has no method bodies, so instances of its
/// attributes hold nothing.
/// </summary>
internal sealed class AttributeFacts(CustomAttributeData attribute)
{
    public static IEnumerable<AttributeFacts> Of<T>(MemberInfo member) where T : Attribute =>
        member.GetCustomAttributesData().Where(data => data.AttributeType == typeof(T)).Select(data => new AttributeFacts(data));

    /// <returns>The constructor's argument at this position, or null.</returns>
    public object? this[int place] => place < attribute.ConstructorArguments.Count ? attribute.ConstructorArguments[place].Value : null;

    /// <returns>The named argument, or the type's default when it is not set.</returns>
    public T? Named<T>(string name) => attribute.NamedArguments
        .Where(argument => argument.MemberName == name)
        .Select(argument => (T?)argument.TypedValue.Value)
        .FirstOrDefault();

    public bool Has(string name) => attribute.NamedArguments.Any(argument => argument.MemberName == name);

    /// <summary>The strings of a constructor that takes a list of them.</summary>
    public IReadOnlyList<string> Texts => attribute.ConstructorArguments is [{ Value: IReadOnlyCollection<CustomAttributeTypedArgument> items }]
        ? [.. items.Select(item => (string)item.Value!)]
        : [];
}
