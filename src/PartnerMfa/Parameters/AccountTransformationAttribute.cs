using System.Collections;
using System.Management.Automation;
using PartnerMfa.Redaction;

namespace PartnerMfa.Parameters;

/// <summary>Takes accounts as text or object IDs. An object counts by its properties; what names no account is refused, where the binder would make text of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Refusal =
        "Give an account as text: its user principal name or object ID. An object needs a property UserPrincipalName, Account or AccountId, "
        + "and a connection can be given as -Context.";

    /// <inheritdoc/>
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

/// <summary>Accounts as people pipe them: as text, or in a property.</summary>
internal static class AccountNames
{
    /// <summary>The properties that name an account, in the order in which they are looked for.</summary>
    public static IReadOnlyList<string> Properties { get; } = ["UserPrincipalName", "Account", "AccountId", "UPN", "User", "ObjectId", "LoginHint"];

    /// <summary>The account that a text names in the place of a token; null when it is no account. No token has the form of an account.</summary>
    public static string? Read(Secret text) => text.Reveal().Trim() is var name && NameShapes.IsAccount(name) ? name : null;
}
