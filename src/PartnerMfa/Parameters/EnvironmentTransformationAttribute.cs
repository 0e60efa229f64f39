using System.Management.Automation;
using PartnerMfa.Environments;

namespace PartnerMfa.Parameters;

/// <summary>Converts a name to an environment. The name can be ours or one from an older tool.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvironmentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is PartnerMfaEnvironment) return value;
        try
        {
            return PartnerMfaEnvironments.Find(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }
        catch (PartnerMfaException failure)
        {
            throw new ArgumentTransformationMetadataException($"{failure.Message} {failure.Remedy}");
        }
    }
}
