namespace PartnerMfa.Errors;

/// <summary>Every failure. The name is the error ID, which scripts can rely on.</summary>
internal enum ErrorId
{
    /// <summary>The text is not a readable access token.</summary>
    TokenMalformed,

    /// <summary>The token is encrypted (JWE, five parts): only the service can read it.</summary>
    TokenEncrypted,

    /// <summary>No file has this name or matches the wildcards.</summary>
    FileNotFound,

    /// <summary>A file that was to hold a token, and cannot be read or holds something else.</summary>
    TokenFileUnreadable,

    /// <summary>A key to verify signatures with that is none.</summary>
    SigningKeyInvalid,

    /// <summary>The tenant's keys could not be fetched.</summary>
    SigningKeysUnavailable,

    /// <summary>There is no environment of that name.</summary>
    EnvironmentUnknown,

    /// <summary>The environment exists, and no Partner Center is known there.</summary>
    EnvironmentUnsupported,

    /// <summary>The environment existed and was closed.</summary>
    EnvironmentClosed,

    /// <summary>An environment of the user's own with a name that is taken, or an address that a token must not go to.</summary>
    EnvironmentInvalid,

    /// <summary>A port that something was to be served on is taken.</summary>
    PortInUse,

    /// <summary>A proxy whose address or credential cannot be used.</summary>
    ProxyInvalid,

    /// <summary>There is no connection, and no user is present to sign in.</summary>
    NotConnected,

    /// <summary>An account is needed, and an app-only connection names none.</summary>
    AccountMissing,

    /// <summary>The connection's token has expired and cannot be renewed.</summary>
    ConnectionExpired,

    /// <summary>Something was asked for that needs a new token, and nothing can get one.</summary>
    TokenNotRenewable,

    /// <summary>The sign-in method that was asked for needs a person or a desktop, and there is none.</summary>
    BrowserUnavailable,

    /// <summary>The application ID is not a GUID.</summary>
    ApplicationIdInvalid,

    /// <summary>A tenant that is neither a GUID nor a domain name.</summary>
    TenantInvalid,

    /// <summary>The claims challenge is not a JSON object.</summary>
    ClaimsChallengeInvalid,

    /// <summary>A refresh token that is empty, or is in truth something else.</summary>
    RefreshTokenInvalid,

    /// <summary>Several things were given to prove one app.</summary>
    CredentialAmbiguous,

    /// <summary>Nothing was given to prove an app that needs it.</summary>
    CredentialMissing,

    /// <summary>A token of another identity provider that is none.</summary>
    FederatedTokenInvalid,

    /// <summary>A file of a secret that cannot be read, or is empty.</summary>
    SecretFileUnreadable,

    /// <summary>MFA is needed, and only a person can do it.</summary>
    MfaInteractionRequired,

    /// <summary>The account must register for MFA first.</summary>
    MfaRegistrationRequired,

    /// <summary>The refresh token ended, by age, policy or revocation.</summary>
    RefreshTokenExpired,

    /// <summary>The app has no consent.</summary>
    ConsentRequired,

    /// <summary>Only an administrator can consent to the app.</summary>
    AdminConsentRequired,

    /// <summary>Conditional Access or a tenant policy blocked the sign-in.</summary>
    ConditionalAccessBlocked,

    /// <summary>A policy asks for a managed device.</summary>
    DeviceNotCompliant,

    /// <summary>No tenant was given or implied.</summary>
    TenantRequired,

    /// <summary>There is no such tenant.</summary>
    TenantNotFound,

    /// <summary>The tenant lives in another cloud.</summary>
    WrongCloud,

    /// <summary>A tenant restriction or a cross-tenant access policy blocks the sign-in.</summary>
    TenantRestricted,

    /// <summary>The account is blocked because of risk in its home tenant.</summary>
    AccountAtRisk,

    /// <summary>Several accounts are signed in, and none was named.</summary>
    AccountAmbiguous,

    /// <summary>The device or key that the sign-in used is gone.</summary>
    DeviceChanged,

    /// <summary>The scope is not valid.</summary>
    ScopeInvalid,

    /// <summary>This machine's clock is wrong.</summary>
    ClockSkewed,

    /// <summary>The sign-in service does not support a parameter of the request.</summary>
    ParameterNotSupported,

    /// <summary>The sign-in service asks to slow down.</summary>
    Throttled,

    /// <summary>The app is disabled in the tenant.</summary>
    ApplicationDisabled,

    /// <summary>The app is not known in the tenant.</summary>
    ApplicationNotFound,

    /// <summary>The client secret is wrong.</summary>
    ClientSecretInvalid,

    /// <summary>The client secret has expired.</summary>
    ClientSecretExpired,

    /// <summary>The app needs its secret.</summary>
    ClientSecretRequired,

    /// <summary>A secret was sent for a public client.</summary>
    ClientSecretNotAllowed,

    /// <summary>The client's certificate was not accepted.</summary>
    CertificateRejected,

    /// <summary>The redirect URI is not registered.</summary>
    RedirectNotRegistered,

    /// <summary>The account is not one of this tenant, or is a guest in it.</summary>
    AccountNotInTenant,

    /// <summary>The account is locked, disabled, or its password has expired.</summary>
    AccountDisabled,

    /// <summary>Partner Center is not known in the tenant.</summary>
    ServicePrincipalMissing,

    /// <summary>The person declined.</summary>
    SignInDeclined,

    /// <summary>The person closed the sign-in.</summary>
    SignInCancelled,

    /// <summary>The sign-in was not completed in time.</summary>
    SignInTimedOut,

    /// <summary>The sign-in service is unavailable.</summary>
    ServiceUnavailable,

    /// <summary>The sign-in service was not reached.</summary>
    NetworkFailure,

    /// <summary>Any other refusal, in the service's own words.</summary>
    SignInFailed,

    /// <summary>The capture may not be read, or is not a file.</summary>
    CaptureUnreadable,

    /// <summary>A capture in a format that is not known.</summary>
    CaptureUnknown,

    /// <summary>A capture that needs a password.</summary>
    CaptureEncrypted,

    /// <summary>A capture that breaks off, or cannot be read in places: what can be read of it was given.</summary>
    CaptureDamaged,

    /// <summary>A capture whose calls were written without their tokens.</summary>
    CaptureSanitized,

    /// <summary>The file for the scrubbed copy of a capture already exists.</summary>
    CaptureCopyExists,

    /// <summary>The scrubbed copy of a capture could not be written.</summary>
    CaptureCopyNotWritten,

    /// <summary>A token that was given for Microsoft Graph and is none for the environment's.</summary>
    GraphTokenInvalid,

    /// <summary>A token that was given for Microsoft Graph and has ended.</summary>
    GraphTokenExpired,

    /// <summary>A file of Conditional Access policies that cannot be read, or holds something else.</summary>
    PolicyFileInvalid,

    /// <summary>A file that is not a saved tenant, or cannot be read.</summary>
    TenantFileInvalid,

    /// <summary>The saved tenant does not have the account.</summary>
    AccountNotSaved,

    /// <summary>The tenant was not saved.</summary>
    TenantNotSaved,

    /// <summary>Microsoft Graph did not carry out a change of an app registration.</summary>
    ApplicationNotChanged,

    /// <summary>PartnerMfa did not register the application, so it does not remove it.</summary>
    ApplicationNotOurs,

    /// <summary>Several applications have the name.</summary>
    ApplicationAmbiguous,

    /// <summary>The client secret was not stored.</summary>
    SecretNotStored,

    /// <summary>An object that is not a result was piped into a report.</summary>
    NotAResult,

    /// <summary>The report has no results.</summary>
    ReportEmpty,

    /// <summary>The report's file exists and must not be replaced.</summary>
    ReportExists,

    /// <summary>The name of a report that does not tell its format.</summary>
    ReportFormatUnknown,

    /// <summary>The file of a report cannot be written.</summary>
    ReportNotWritten,

    /// <summary>A report that cannot be read again, or is none.</summary>
    ReportUnreadable,

    /// <summary>A baseline that cannot be read, or an entry of it that cannot be used.</summary>
    BaselineInvalid,

    /// <summary>Neither Partner Center nor Microsoft Graph lists the customers.</summary>
    CustomersUnreadable,

    /// <summary>Partner Center did not grant the consent in a customer's tenant.</summary>
    ConsentNotGranted,

    /// <summary>The file of a run's results so far cannot be used.</summary>
    StateUnusable,

    /// <summary>What was given names no store for a refresh token.</summary>
    RefreshTokenStoreInvalid,

    /// <summary>The store has no refresh token, or cannot be read.</summary>
    RefreshTokenStoreUnavailable,

    /// <summary>The stored refresh token ends sooner than the user wants.</summary>
    RefreshTokenEndsSoon,

    /// <summary>The refresh token of a sign-in was not stored.</summary>
    RefreshTokenNotSaved,

    /// <summary>Standard output is full or closed.</summary>
    OutputNotWritten,

    /// <summary>The text that was to be explained names no error that is known.</summary>
    ErrorNotRecognized,

    /// <summary>An unexpected failure.</summary>
    UnexpectedFailure,
}
