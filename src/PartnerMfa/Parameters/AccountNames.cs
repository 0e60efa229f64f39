using PartnerMfa.Redaction;

namespace PartnerMfa.Parameters;

/// <summary>Accounts as people pipe them: as text, or in a property.</summary>
internal static class AccountNames
{
    /// <summary>The properties that name an account, in the order in which they are looked for.</summary>
    public static IReadOnlyList<string> Properties { get; } = ["UserPrincipalName", "Account", "AccountId", "UPN", "User", "ObjectId", "LoginHint"];

    /// <summary>The account that a text names in the place of a token; null when it is no account. No token has the form of an account.</summary>
    public static string? Read(Secret text) => text.Reveal().Trim() is var name && NameShapes.IsAccount(name) ? name : null;
}
