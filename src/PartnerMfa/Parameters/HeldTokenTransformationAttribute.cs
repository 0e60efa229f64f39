using System.Management.Automation;
using System.Security;

namespace PartnerMfa.Parameters;

/// <summary>Refuses what is no object that holds a token in our own words: the binder's quote the value, which is most likely a token.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class HeldTokenTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Secret Text = new("");

    private protected abstract string Refusal { get; }

    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            PartnerMfaContext or PartnerMfaCapture or Secret => value,
            // The binder looks whether it can be one before it makes a token of it: an exception would cost more than all the rest.
            string or SecureString => Text,
            // The binder tries the next parameter after an invalid cast, and gives up after any other failure.
            _ => throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal)),
        };
    }
}
