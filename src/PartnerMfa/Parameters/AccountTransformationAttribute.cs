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
    private const string Ways =
        "Give an account as text: its user principal name or object ID. An object needs a property UserPrincipalName, Account or AccountId, "
        + "and a connection can be given as -Context.";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable many and not (string or IDictionary)
            ? many.Cast<object?>().Select(TextOf).ToArray()
            : TextOf(inputData);
    }

    private static string TextOf(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            string text when string.IsNullOrWhiteSpace(text) => throw Refused("an empty text"),
            string text => text,
            Guid objectId => objectId.ToString("D"),
            PartnerMfaContext => throw ArgumentRefusals.Refuse(Ways),
            _ when IsNamed(input, value) => throw ArgumentRefusals.Refuse(Ways),
            _ => throw Refused(PipedObject.KindOf(input)),
        };
    }

    // In a row of a table, User and ObjectId name an account. In other objects they can name the owner of a file, or an app.
    private static bool IsNamed(object? input, object? value) => PipedObject.HasAnyProperty(
        input, value is PSCustomObject && !PipedObject.IsOwn(input) ? AccountNames.Properties.Concat(AccountNames.RowProperties) : AccountNames.Properties);

    private static ArgumentTransformationMetadataException Refused(string kind) => new($"There is no account in {kind}. {Ways}");
}

/// <summary>Finds the account in what people pipe: text, or an object with a property.</summary>
internal static class AccountNames
{
    /// <summary>The properties that can name an account, in the order in which they are tried.</summary>
    public static IReadOnlyList<string> Properties { get; } = ["UserPrincipalName", "Account", "AccountId", "UPN", "LoginHint"];

    /// <summary>The properties that name an account in a row of a table only.</summary>
    public static IReadOnlyList<string> RowProperties { get; } = ["User", "ObjectId"];

    /// <summary>
    /// The account that a text names in place of a token; null when the text is not an account. No token looks like an account.
    /// </summary>
    public static string? Read(Secret text) => text.Reveal().Trim() is var name && NameShapes.IsAccount(name) ? name : null;
}
