using System.Collections;
using System.Management.Automation;
using PartnerMfa.Redaction;

namespace PartnerMfa.Parameters;

/// <summary>
/// Accepts accounts as text or object IDs. From an object, its properties are used; an object that names no account is refused, because the
/// binder would turn it into text.
/// </summary>
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
            // After an invalid cast, the binder tries the next parameter; after any other failure, it gives up.
            _ when value is PartnerMfaContext || PipedObject.HasAnyProperty(input, AccountNames.Properties) =>
                throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal)),
            _ => throw new ArgumentTransformationMetadataException($"There is no account in {PipedObject.KindOf(value)}. {Refusal}"),
        };
    }
}

/// <summary>Finds the account in what people pipe: text, or an object with a property.</summary>
internal static class AccountNames
{
    /// <summary>The properties that can name an account, in the order in which they are tried.</summary>
    public static IReadOnlyList<string> Properties { get; } = ["UserPrincipalName", "Account", "AccountId", "UPN", "User", "ObjectId", "LoginHint"];

    /// <summary>
    /// The account that a text names in place of a token; null when the text is not an account. No token looks like an account.
    /// </summary>
    public static string? Read(Secret text) => text.Reveal().Trim() is var name && NameShapes.IsAccount(name) ? name : null;
}
