using System.Management.Automation;
using System.Reflection;

namespace PartnerMfa.Help;

/// <summary>A parameter in one parameter set; <paramref name="Set"/> is null for all sets.</summary>
internal sealed record ParameterShape(string Name, string TypeName, string? Set, bool Mandatory, int? Position, string Pipeline, IReadOnlyList<string> Aliases)
{
    public bool IsSwitch => TypeName == nameof(SwitchParameter);

    public static IEnumerable<ParameterShape> Of(PropertyInfo property) => AttributeFacts.Of<ParameterAttribute>(property).Select(attribute =>
        new ParameterShape(
            property.Name,
            (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Name,
            attribute.Named<string>("ParameterSetName"),
            attribute.Named<bool>("Mandatory"),
            attribute.Has("Position") ? attribute.Named<int>("Position") : null,
            PipelineOf(attribute.Named<bool>("ValueFromPipeline"), attribute.Named<bool>("ValueFromPipelineByPropertyName")),
            AttributeFacts.Of<AliasAttribute>(property).FirstOrDefault()?.Texts ?? []));

    public static ParameterShape Switch(string name, string alias) =>
        new(name, nameof(SwitchParameter), null, Mandatory: false, null, "False", [alias]);

    private static string PipelineOf(bool byValue, bool byName) => (byValue, byName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
