using System.Management.Automation;
using System.Reflection;

namespace PartnerMfa.Help;

/// <summary>A parameter in one parameter set; <see cref="Set"/> is null for all sets.</summary>
internal sealed record ParameterShape(string Name, string TypeName)
{
    public string? Set { get; init; }

    public bool Mandatory { get; init; }

    public int? Position { get; init; }

    public bool FromPipeline { get; init; }

    public bool FromPipelineByName { get; init; }

    public bool Wildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public AcceptedValues Values { get; init; } = AcceptedValues.Any;

    public bool IsSwitch => TypeName == nameof(SwitchParameter);

    public bool IsList => TypeName.EndsWith("[]", StringComparison.Ordinal);

    public string Pipeline => (FromPipeline, FromPipelineByName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    public static IEnumerable<ParameterShape> Of(PropertyInfo property) => AttributeFacts.Of<ParameterAttribute>(property).Select(attribute =>
        new ParameterShape(property.Name, (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Name)
        {
            Set = attribute.Named<string>("ParameterSetName"),
            Mandatory = attribute.Named<bool>("Mandatory"),
            Position = attribute.Has("Position") ? attribute.Named<int>("Position") : null,
            FromPipeline = attribute.Named<bool>("ValueFromPipeline"),
            FromPipelineByName = attribute.Named<bool>("ValueFromPipelineByPropertyName"),
            Wildcards = AttributeFacts.Of<SupportsWildcardsAttribute>(property).Any(),
            Aliases = AttributeFacts.Of<AliasAttribute>(property).FirstOrDefault()?.Texts ?? [],
            Values = AcceptedValues.Of(property),
        });

    public static ParameterShape Switch(string name, string alias) => new(name, nameof(SwitchParameter)) { Aliases = [alias] };

    /// <summary>What is true of the parameter in at least one of its sets; it is mandatory only when it is in each of them.</summary>
    public static ParameterShape Merge(IEnumerable<ParameterShape> sets)
    {
        ParameterShape[] all = [.. sets];
        return all[0] with
        {
            Mandatory = all.All(each => each.Mandatory),
            Position = all.Min(each => each.Position),
            FromPipeline = all.Any(each => each.FromPipeline),
            FromPipelineByName = all.Any(each => each.FromPipelineByName),
        };
    }
}
