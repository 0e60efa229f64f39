using System.Management.Automation;

namespace PartnerMfa.Parameters;

/// <summary>What came through the pipeline, for an error to name.</summary>
internal static class PipedObject
{
    /// <summary>The kind of object, never its value: that may be a secret.</summary>
    public static string KindOf(object? value) => value switch
    {
        null => "$null",
        PSCustomObject => "this object",
        _ => $"an object of the type {value.GetType().Name}",
    };

    public static bool HasAnyProperty(object? input, IEnumerable<string> names) =>
        input is not null && names.Any(name => PSObject.AsPSObject(input).Properties[name] is not null);
}
