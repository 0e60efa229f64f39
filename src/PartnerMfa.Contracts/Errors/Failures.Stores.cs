using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures of the stores for refresh tokens.</summary>
internal static partial class Failures
{
    public static PartnerMfaException StoreInvalid(string reference, string why) => new(
        ErrorId.RefreshTokenStoreInvalid,
        $"'{Redactor.Path(reference.Split('?', '#')[0])}' cannot be used as a store for a refresh token: {why}",
        "Give a file, a secret of a key vault (https://<vault>.vault.azure.net/secrets/<name>), secret:<vault>/<name> for PowerShell SecretManagement, or "
        + "automation:<variable> in Azure Automation.",
        Redactor.Path(reference.Split('?', '#')[0]))
    {
        ToolRemedy = "Give a file, or a secret of a key vault: https://<vault>.vault.azure.net/secrets/<name>",
    };

    /// <param name="store">The name by which people know the store.</param>
    /// <param name="why">What happened.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="toolRemedy">The remedy for users of the tool; null when it is the same.</param>
    public static PartnerMfaException StoreUnavailable(string store, string why, string remedy, string? toolRemedy = null) => new(
        ErrorId.RefreshTokenStoreUnavailable, $"The refresh token cannot be read from {store}: {why}", remedy, store)
    {
        ToolRemedy = toolRemedy,
    };

    public static PartnerMfaException StoreNotWritten(string store, string why, string remedy, string? toolRemedy = null) => new(
        ErrorId.RefreshTokenNotSaved,
        $"The new refresh token was not stored in {store}: {why} The one that is stored stays, and works until it ends.",
        remedy,
        store)
    {
        ToolRemedy = toolRemedy,
    };

    public static PartnerMfaException TokenEndsSoon(string store, string when, string why, string remedy) => new(
        ErrorId.RefreshTokenEndsSoon, $"The refresh token in {store} ends {when}: {why}", remedy, store);
}
