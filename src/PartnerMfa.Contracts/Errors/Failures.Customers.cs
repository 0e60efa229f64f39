using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures while testing customers.</summary>
internal static partial class Failures
{
    public static PartnerMfaException CustomersUnreadable(string service, string why, string? correlationId) => new(
        ErrorId.CustomersUnreadable,
        $"The customers could not be read from {service}: {why}.",
        "Sign in with an account that is Admin agent in the partner tenant, or name the customers yourself: -CustomerId",
        service)
    {
        ToolRemedy = "Sign in with an account that is Admin agent in the partner tenant, or name the customers yourself: --customer <tenant id>",
        CorrelationId = correlationId,
    };

    public static PartnerMfaException ConsentNotGranted(string customer, string why, string? correlationId) => new(
        ErrorId.ConsentNotGranted,
        $"Consent was not granted for the customer {Redactor.Typed(customer)}: {why}.",
        "Check that the account is Admin agent, that a GDAP relationship with the customer is active, and that it includes a role that may consent, such as Cloud Application Administrator.",
        Redactor.Typed(customer))
    {
        CorrelationId = correlationId,
    };

    public static PartnerMfaException CustomerListUnreadable(string path, string why) => new(
        ErrorId.CustomersUnreadable,
        $"The list of customers '{Redactor.Path(path)}' cannot be used: {why}.",
        "Give a text file with one tenant ID or domain a line.",
        Redactor.Path(path));

    public static PartnerMfaException ConsentScopeInvalid(string scope) => new(
        ErrorId.ConsentNotGranted,
        $"'{Redactor.Typed(scope)}' is not the name of a permission.",
        "Name delegated permissions of Microsoft Graph, such as User.Read and Organization.Read.All.",
        Redactor.Typed(scope));

    public static PartnerMfaException SignInThrottled(string host) => new(
        ErrorId.Throttled, $"The sign-in service {host} asks to slow down.", "Wait, then try again with fewer calls at a time.", host);

    public static PartnerMfaException StateUnusable(string path, string why) => new(
        ErrorId.StateUnusable,
        $"The state file '{Redactor.Path(path)}' cannot be used: {why}",
        "Name another file, or remove this one to start over.",
        Redactor.Path(path));

    public static PartnerMfaException RefreshTokenNeeded() => new(
        ErrorId.CredentialMissing,
        "Customers are tested with the refresh token of the integration account, and none was given.",
        "Connect with it first: Connect-PartnerMfa -RefreshTokenStore '<store>' -Credential $credential -TenantId '<tenant>'. To try it without a tenant: Test-PartnerMfaCustomer -Environment Sandbox")
    {
        ToolRemedy = "Give it with --refresh-token-store or --refresh-token-file. To try it without a tenant: partner-mfa customers --environment Sandbox",
    };

    public static PartnerMfaException CustomerIdInvalid(string value) => new(
        ErrorId.TenantInvalid,
        $"'{Redactor.Typed(value)}' is neither a tenant ID (a GUID) nor a domain of a customer.",
        "Give the customer's tenant ID, or a domain such as customer.onmicrosoft.com.",
        Redactor.Typed(value));
}
