using System.Collections;
using System.Management.Automation;

namespace PartnerMfa.Parameters;

/// <summary>
/// Accepts text and GUIDs from the pipeline. The binder would convert any object to text, and the error would then not say what was piped in.
/// </summary>
/// <param name="what">What the text is, without an article: "customer".</param>
/// <param name="properties">The properties of an object that can contain it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PipedTextAttribute(string what, params string[] properties) : ArgumentTransformationAttribute
{
    /// <summary>What the text is.</summary>
    public string What { get; } = what;

    /// <summary>The properties of an object that can contain it.</summary>
    public IReadOnlyList<string> Properties { get; } = properties;

    /// <summary>Whether objects of this module contain it in the first property only.</summary>
    public bool OwnObjectsByFirst { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable many and not (string or IDictionary)
            ? many.Cast<object?>().Select(TextOf).ToArray()
            : TextOf(inputData);
    }

    private string TextOf(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            string text => text,
            Guid id => id.ToString("D"),
            _ when PipedObject.HasAnyProperty(input, OwnObjectsByFirst && PipedObject.IsOwn(input) ? Properties.Take(1) : Properties) => throw ArgumentRefusals.Refuse(Ways),
            _ => throw new ArgumentTransformationMetadataException($"There is no {What} in {PipedObject.KindOf(input)}. {Ways}"),
        };
    }

    private string Ways => $"Give the {What} as text" + (Properties.Count == 0 ? "." : $", or in a property {string.Join(" or ", Properties)}.");
}
