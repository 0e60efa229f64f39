using System.Management.Automation;

namespace PartnerMfa.Parameters;

/// <summary>Refuses what is no connection in our own words: the binder's quote the value, which is most likely a token.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Refusal =
        "A context is what Connect-PartnerMfa -PassThru and Get-PartnerMfaContext give in this process; after a job or a file it has no token any more.";

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // The binder tries the next parameter after an invalid cast, and gives up after any other failure.
        return value is PartnerMfaContext
            ? value
            : throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal));
    }
}
