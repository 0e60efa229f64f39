using System.Management.Automation;
using System.Security;

namespace PartnerMfa.Parameters;

/// <summary>Accepts a secret as text or as a SecureString. Anything else is left to the next way of binding.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            // When the value is not a secret, but fits no other parameter either, the binder tries the next parameter.
            Secret or PartnerMfaContext or PartnerMfaCapture => value,
            string text => new Secret(text),
            SecureString secure => new Secret(secure),
            // After an invalid cast, the binder tries the next parameter; after any other failure, it gives up.
            null => throw Refused("The value is empty ($null). Check where it should come from."),
            _ => throw Refused("A token is given as text or as a SecureString."),
        };
    }

    private static ArgumentTransformationMetadataException Refused(string why) => new(why, new PSInvalidCastException(why));
}
