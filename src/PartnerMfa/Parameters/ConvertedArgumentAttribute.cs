using System.Globalization;
using System.Management.Automation;
using PartnerMfa.Redaction;

namespace PartnerMfa.Parameters;

/// <summary>
/// Converts an argument before the binder does, in the same way. The binder's own error would repeat the value, and a value in the wrong
/// parameter may well be a secret.
/// </summary>
/// <param name="type">The type of the parameter.</param>
/// <param name="expected">
/// What the user should give, with an article, such as "an address such as https://host.example". Null for an enumeration, whose names are
/// listed.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConvertedArgumentAttribute(Type type, string? expected = null) : ArgumentTransformationAttribute
{
    /// <summary>The type that the value is converted to.</summary>
    public Type Type { get; } = type;

    /// <summary>A description of the values that are accepted.</summary>
    public string Expected { get; } = expected ?? "one of: " + string.Join(", ", Enum.GetNames(type.GetElementType() ?? type));

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null!;
        if (LanguagePrimitives.TryConvertTo(inputData, Type, CultureInfo.InvariantCulture, out object? converted)) return converted!;
        throw ArgumentRefusals.Refuse($"Give {Expected}.");
    }
}

/// <summary>
/// Accepts a credential. For a text, which is the user name, PowerShell then asks for the password; a text that may be a secret is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CredentialArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string name when Redactor.Typed(name) == name => new CredentialAttribute().Transform(engineIntrinsics, name),
            PSCredential credential => credential,
            null => null!,
            _ => throw ArgumentRefusals.Refuse("Give a credential, as Get-Credential returns one, or a user name."),
        };
}

internal static class ArgumentRefusals
{
    // After an invalid cast, the binder tries the next parameter; after any other failure, it gives up.
    public static ArgumentTransformationMetadataException Refuse(string why) => new(why, new PSInvalidCastException(why));
}
