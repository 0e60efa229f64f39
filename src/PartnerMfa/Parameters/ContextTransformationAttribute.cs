using System.Management.Automation;
using System.Security;

namespace PartnerMfa.Parameters;

/// <summary>Refuses what is no connection in our own words: the binder's quote the value, which is most likely a token.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Refusal =
        "A context is what Connect-PartnerMfa -PassThru and Get-PartnerMfaContext give in this process; after a job or a file it has no token any more.";

    private static readonly Secret Text = new("");

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            PartnerMfaContext or PartnerMfaCapture or Secret => value,
            // The binder looks whether it can be a context before it makes a token of it: an exception would cost more than all the rest.
            string or SecureString => Text,
            // The binder tries the next parameter after an invalid cast, and gives up after any other failure.
            _ => throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal)),
        };
    }
}
