namespace PartnerMfa.Errors;

/// <summary>The error IDs, one for each kind of failure. Scripts can rely on the names.</summary>
internal enum ErrorId
{
    /// <summary>The text is not a readable access token.</summary>
    TokenMalformed,

    /// <summary>The token is encrypted (JWE, five parts), so only the service can read it.</summary>
    TokenEncrypted,

    /// <summary>No file has this name or matches the wildcards.</summary>
    FileNotFound,

    /// <summary>A file that should contain a token cannot be read or contains something else.</summary>
    TokenFileUnreadable,

    /// <summary>A key for verifying signatures is not valid.</summary>
    SigningKeyInvalid,

    /// <summary>The tenant's keys could not be fetched.</summary>
    SigningKeysUnavailable,

    /// <summary>No environment has this name.</summary>
    EnvironmentUnknown,

    /// <summary>The environment exists, but no Partner Center is known in it.</summary>
    EnvironmentUnsupported,

    /// <summary>The environment has been closed.</summary>
    EnvironmentClosed,

    /// <summary>A custom environment has a name that is already taken, or an address to which a token must not be sent.</summary>
    EnvironmentInvalid,

    /// <summary>The port to serve on is already in use.</summary>
    PortInUse,

    /// <summary>The address or credential of a proxy cannot be used.</summary>
    ProxyInvalid,

    /// <summary>No connection exists, and no user is present to sign in.</summary>
    NotConnected,

    /// <summary>The command needs an account, and an app-only connection has none.</summary>
    AccountMissing,

    /// <summary>The connection's token has expired and cannot be renewed.</summary>
    ConnectionExpired,

    /// <summary>The request needs a new token, but the connection has no way to get one.</summary>
    TokenNotRenewable,

    /// <summary>The chosen sign-in method needs a user or a desktop, and there is none.</summary>
    BrowserUnavailable,

    /// <summary>The application ID is not a GUID.</summary>
    ApplicationIdInvalid,

    /// <summary>The tenant is neither a GUID nor a domain name.</summary>
    TenantInvalid,

    /// <summary>The claims challenge is not a JSON object.</summary>
    ClaimsChallengeInvalid,

    /// <summary>The refresh token is empty or is something else.</summary>
    RefreshTokenInvalid,

    /// <summary>More than one credential was given for the app.</summary>
    CredentialAmbiguous,

    /// <summary>The app needs a credential, and none was given.</summary>
    CredentialMissing,

    /// <summary>The token of another identity provider is not valid.</summary>
    FederatedTokenInvalid,

    /// <summary>The file with a secret cannot be read or is empty.</summary>
    SecretFileUnreadable,

    /// <summary>MFA is required, and it needs a user.</summary>
    MfaInteractionRequired,

    /// <summary>The account must register for MFA first.</summary>
    MfaRegistrationRequired,

    /// <summary>The refresh token has expired or was revoked by age, policy or an administrator.</summary>
    RefreshTokenExpired,

    /// <summary>No consent has been given to the app.</summary>
    ConsentRequired,

    /// <summary>Only an administrator can consent to the app.</summary>
    AdminConsentRequired,

    /// <summary>Conditional Access or a tenant policy blocked the sign-in.</summary>
    ConditionalAccessBlocked,

    /// <summary>A policy requires a managed device.</summary>
    DeviceNotCompliant,

    /// <summary>No tenant was given or implied.</summary>
    TenantRequired,

    /// <summary>The tenant does not exist.</summary>
    TenantNotFound,

    /// <summary>The tenant is in another cloud.</summary>
    WrongCloud,

    /// <summary>A tenant restriction or a cross-tenant access policy blocks the sign-in.</summary>
    TenantRestricted,

    /// <summary>The account is blocked because of risk in its home tenant.</summary>
    AccountAtRisk,

    /// <summary>Several accounts are signed in, and the request names none of them.</summary>
    AccountAmbiguous,

    /// <summary>The device or key that was used for the sign-in no longer exists.</summary>
    DeviceChanged,

    /// <summary>The scope is not valid.</summary>
    ScopeInvalid,

    /// <summary>The clock of this machine is wrong.</summary>
    ClockSkewed,

    /// <summary>The sign-in service does not support a parameter of the request.</summary>
    ParameterNotSupported,

    /// <summary>The sign-in service throttles the requests.</summary>
    Throttled,

    /// <summary>The app is disabled in the tenant.</summary>
    ApplicationDisabled,

    /// <summary>The app does not exist in the tenant.</summary>
    ApplicationNotFound,

    /// <summary>The client secret is wrong.</summary>
    ClientSecretInvalid,

    /// <summary>The client secret has expired.</summary>
    ClientSecretExpired,

    /// <summary>The app needs its client secret.</summary>
    ClientSecretRequired,

    /// <summary>A secret was sent for a public client.</summary>
    ClientSecretNotAllowed,

    /// <summary>The client's certificate was not accepted.</summary>
    CertificateRejected,

    /// <summary>The redirect URI is not registered.</summary>
    RedirectNotRegistered,

    /// <summary>The account does not belong to this tenant, or is a guest in it.</summary>
    AccountNotInTenant,

    /// <summary>The account is locked or disabled, or its password has expired.</summary>
    AccountDisabled,

    /// <summary>The tenant has no service principal for Partner Center.</summary>
    ServicePrincipalMissing,

    /// <summary>The user declined.</summary>
    SignInDeclined,

    /// <summary>The user closed the sign-in page.</summary>
    SignInCancelled,

    /// <summary>The sign-in was not completed in time.</summary>
    SignInTimedOut,

    /// <summary>The sign-in service is unavailable.</summary>
    ServiceUnavailable,

    /// <summary>The sign-in service could not be reached.</summary>
    NetworkFailure,

    /// <summary>Any other refusal. The message quotes the service.</summary>
    SignInFailed,

    /// <summary>The capture cannot be opened or is not a file.</summary>
    CaptureUnreadable,

    /// <summary>The format of the capture is not known.</summary>
    CaptureUnknown,

    /// <summary>The capture is protected by a password.</summary>
    CaptureEncrypted,

    /// <summary>The capture is truncated or damaged. Everything that can be read from it was returned.</summary>
    CaptureDamaged,

    /// <summary>The capture's calls were recorded without their tokens.</summary>
    CaptureSanitized,

    /// <summary>The file for the scrubbed copy of a capture already exists.</summary>
    CaptureCopyExists,

    /// <summary>The scrubbed copy of a capture could not be written.</summary>
    CaptureCopyNotWritten,

    /// <summary>The token given for Microsoft Graph is not a token for the Graph of this environment.</summary>
    GraphTokenInvalid,

    /// <summary>The token given for Microsoft Graph has expired.</summary>
    GraphTokenExpired,

    /// <summary>The file of Conditional Access policies cannot be read or contains something else.</summary>
    PolicyFileInvalid,

    /// <summary>The file is not a saved tenant or cannot be read.</summary>
    TenantFileInvalid,

    /// <summary>The saved tenant does not contain the account.</summary>
    AccountNotSaved,

    /// <summary>The tenant could not be saved.</summary>
    TenantNotSaved,

    /// <summary>Microsoft Graph did not carry out a change of an app registration.</summary>
    ApplicationNotChanged,

    /// <summary>PartnerMfa did not register the application, so it does not remove it.</summary>
    ApplicationNotOurs,

    /// <summary>Several applications have the name.</summary>
    ApplicationAmbiguous,

    /// <summary>The client secret could not be stored.</summary>
    SecretNotStored,

    /// <summary>The object that was piped into a report is not a result.</summary>
    NotAResult,

    /// <summary>The report has no results.</summary>
    ReportEmpty,

    /// <summary>The file of the report already exists and must not be replaced.</summary>
    ReportExists,

    /// <summary>The name of the report does not imply a known format.</summary>
    ReportFormatUnknown,

    /// <summary>The file of the report cannot be written.</summary>
    ReportNotWritten,

    /// <summary>The file cannot be read as a report.</summary>
    ReportUnreadable,

    /// <summary>The baseline cannot be read, or one of its entries cannot be used.</summary>
    BaselineInvalid,

    /// <summary>Neither Partner Center nor Microsoft Graph returned the list of customers.</summary>
    CustomersUnreadable,

    /// <summary>Partner Center did not grant the consent in a customer's tenant.</summary>
    ConsentNotGranted,

    /// <summary>The file with the results so far cannot be used.</summary>
    StateUnusable,

    /// <summary>The value does not name a store for a refresh token.</summary>
    RefreshTokenStoreInvalid,

    /// <summary>The store has no refresh token or cannot be read.</summary>
    RefreshTokenStoreUnavailable,

    /// <summary>The stored refresh token expires sooner than the user wants.</summary>
    RefreshTokenEndsSoon,

    /// <summary>The refresh token from a sign-in could not be stored.</summary>
    RefreshTokenNotSaved,

    /// <summary>Standard output is full or closed.</summary>
    OutputNotWritten,

    /// <summary>The text to explain contains no known error.</summary>
    ErrorNotRecognized,

    /// <summary>An unexpected failure.</summary>
    UnexpectedFailure,
}
