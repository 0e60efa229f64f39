using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures in policy files and saved tenants.</summary>
internal static partial class Failures
{
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="where">The place in the file, such as "policy 2" or a line and column; null for the whole file.</param>
    /// <param name="why">The end of the sentence, which gives the cause.</param>
    public static PartnerMfaException PolicyFileInvalid(string path, string? where, string why) => new(
        ErrorId.PolicyFileInvalid,
        $"The policies in '{Redactor.Path(path)}' cannot be judged{(where is null ? "" : $" ({where})")}: {why}",
        "Give policies as Microsoft Graph exports them, one or several to a file: Invoke-MgGraphRequest -Uri '/v1.0/identity/conditionalAccess/policies' -OutputFilePath policies.json",
        Redactor.Path(path))
    {
        ToolRemedy = "Give policies as Microsoft Graph exports them, one or several to a file: az rest --url https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies > policies.json",
    };

    public static PartnerMfaException TenantFileInvalid(string path, string why) => new(
        ErrorId.TenantFileInvalid,
        $"The saved tenant '{Redactor.Path(path)}' cannot be used: {why}",
        "Save the tenant again: Test-PartnerMfaSetup '<account>' -SaveTenant tenant.json",
        Redactor.Path(path))
    {
        ToolRemedy = "Save the tenant again: partner-mfa setup --user '<account>' --save-tenant tenant.json",
    };

    /// <param name="account">The account, as the user typed it.</param>
    /// <param name="file">The name of the file.</param>
    public static PartnerMfaException AccountNotSaved(string account, string file) => new(
        ErrorId.AccountNotSaved,
        $"The saved tenant '{file}' does not have the account {Redactor.Typed(account)}.",
        "Save the tenant with every account that you want to judge: Test-PartnerMfaSetup '<account>', '<account>' -SaveTenant tenant.json",
        Redactor.Typed(account))
    {
        ToolRemedy = "Save the tenant with every account that you want to judge: partner-mfa setup --user '<account>,<account>' --save-tenant tenant.json",
    };

    public static PartnerMfaException TenantNotSaved(string path, string why) => new(
        ErrorId.TenantNotSaved,
        $"The tenant was not saved in '{Redactor.Path(path)}': {why}",
        "Give a new file, or an earlier saved tenant, in a folder that exists and that you can write to.",
        Redactor.Path(path));

    /// <param name="what">The request.</param>
    /// <param name="why">What Graph answered.</param>
    /// <param name="isForbidden">Whether a missing role or permission caused the refusal.</param>
    /// <param name="correlationId">The ID that Microsoft's support asks for.</param>
    public static PartnerMfaException ApplicationNotChanged(string what, string why, bool isForbidden, string? correlationId) => new(
        ErrorId.ApplicationNotChanged,
        $"Microsoft Graph did not carry out {what}: {why.TrimEnd('.')}.",
        isForbidden
            ? "Sign in with a role that may register applications and consent for the tenant, such as Privileged Role Administrator, and let the sign-in have Application.ReadWrite.All and DelegatedPermissionGrant.ReadWrite.All."
            : "Run it again: what exists already is kept, and the rest is completed.",
        what)
    {
        CorrelationId = correlationId,
    };

    public static PartnerMfaException ApplicationToRemoveNotFound(string applicationId) => new(
        ErrorId.ApplicationNotFound,
        $"There is no application {Redactor.Typed(applicationId)} in this tenant.",
        "Check the client ID, and that you signed in to the right tenant.",
        Redactor.Typed(applicationId));

    public static PartnerMfaException ApplicationNotOurs(string applicationId) => new(
        ErrorId.ApplicationNotOurs,
        $"PartnerMfa did not register the application {Redactor.Typed(applicationId)}, so it does not remove it.",
        "Check the client ID. If this is the one to remove, repeat the command with -Force.",
        Redactor.Typed(applicationId))
    {
        ToolRemedy = "Check the client ID. If this is the one to remove, repeat the command with --force.",
    };

    public static PartnerMfaException SeveralApplications(string name) => new(
        ErrorId.ApplicationAmbiguous,
        $"PartnerMfa registered several applications with the name '{Redactor.Typed(name)}'.",
        "Name the one you mean: -ApplicationId",
        Redactor.Typed(name))
    {
        ToolRemedy = "Name the one you mean: --application-id",
    };

    public static PartnerMfaException SecretNotStored(string path, string why) => new(
        ErrorId.SecretNotStored,
        $"The client secret was not stored in '{Redactor.Path(path)}': {why}",
        "Give a file in a folder that exists and that you can write to, and run it again.",
        Redactor.Path(path));
}
