using System.Collections;
using System.Management.Automation;

namespace PartnerMfa.Parameters;

/// <summary>Takes accounts as text or object IDs. An object counts by its properties; what names no account is refused, where the binder would make text of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Refusal =
        "Give an account as text: its user principal name or object ID. An object needs a property UserPrincipalName, Account or AccountId, "
        + "and a connection can be given as -Context.";

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable many and not (string or IDictionary)
            ? many.Cast<object?>().Select(TextOf).ToArray()
            : TextOf(inputData)!;
    }

    private static string? TextOf(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null => null,
            string text => text,
            Guid objectId => objectId.ToString("D"),
            // The binder tries the next parameter after an invalid cast, and gives up after any other failure.
            _ when value is PartnerMfaContext || PipedObject.HasAnyProperty(input, AccountNames.Properties) =>
                throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal)),
            _ => throw new ArgumentTransformationMetadataException($"There is no account in {PipedObject.KindOf(value)}. {Refusal}"),
        };
    }
}
