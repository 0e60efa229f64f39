using System.Management.Automation;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>Creates every error record of the module.</summary>
internal static class ErrorRecords
{
    private static readonly Dictionary<ErrorId, ErrorCategory> Categories = new()
    {
        [TokenMalformed] = ErrorCategory.InvalidData,
        [TokenEncrypted] = ErrorCategory.InvalidData,
        [TokenFileUnreadable] = ErrorCategory.ReadError,
        [SigningKeyInvalid] = ErrorCategory.InvalidArgument,
        [SigningKeysUnavailable] = ErrorCategory.ResourceUnavailable,
        [EnvironmentUnknown] = ErrorCategory.InvalidArgument,
        [EnvironmentInvalid] = ErrorCategory.InvalidArgument,
        [EnvironmentUnsupported] = ErrorCategory.NotImplemented,
        [EnvironmentClosed] = ErrorCategory.InvalidArgument,
        [ProxyInvalid] = ErrorCategory.InvalidArgument,
        [NotConnected] = ErrorCategory.ConnectionError,
        [AccountMissing] = ErrorCategory.InvalidArgument,
        [ConnectionExpired] = ErrorCategory.ConnectionError,
        [TokenNotRenewable] = ErrorCategory.InvalidOperation,
        [BrowserUnavailable] = ErrorCategory.NotInstalled,
        [ApplicationIdInvalid] = ErrorCategory.InvalidArgument,
        [TenantInvalid] = ErrorCategory.InvalidArgument,
        [ClaimsChallengeInvalid] = ErrorCategory.InvalidArgument,
        [RefreshTokenInvalid] = ErrorCategory.InvalidArgument,
        [CredentialAmbiguous] = ErrorCategory.InvalidArgument,
        [CredentialMissing] = ErrorCategory.InvalidArgument,
        [FederatedTokenInvalid] = ErrorCategory.InvalidArgument,
        [PortInUse] = ErrorCategory.ResourceBusy,
        [RedirectNotRegistered] = ErrorCategory.InvalidArgument,
        [SecretFileUnreadable] = ErrorCategory.ReadError,
        [ApplicationNotFound] = ErrorCategory.ObjectNotFound,
        [TenantNotFound] = ErrorCategory.ObjectNotFound,
        [ServicePrincipalMissing] = ErrorCategory.ObjectNotFound,
        [SignInTimedOut] = ErrorCategory.OperationTimeout,
        [SignInCancelled] = ErrorCategory.OperationStopped,
        [ScopeInvalid] = ErrorCategory.InvalidArgument,
        [ParameterNotSupported] = ErrorCategory.InvalidArgument,
        [Throttled] = ErrorCategory.LimitsExceeded,
        [ServiceUnavailable] = ErrorCategory.ResourceUnavailable,
        [NetworkFailure] = ErrorCategory.ConnectionError,
        [FileNotFound] = ErrorCategory.ObjectNotFound,
        [CaptureUnreadable] = ErrorCategory.ReadError,
        [CaptureUnknown] = ErrorCategory.InvalidData,
        [CaptureEncrypted] = ErrorCategory.InvalidData,
        [CaptureDamaged] = ErrorCategory.InvalidData,
        [CaptureSanitized] = ErrorCategory.InvalidData,
        [CaptureCopyExists] = ErrorCategory.ResourceExists,
        [CaptureCopyNotWritten] = ErrorCategory.WriteError,
        [GraphTokenInvalid] = ErrorCategory.InvalidData,
        [NotAResult] = ErrorCategory.InvalidData,
        [ReportEmpty] = ErrorCategory.ObjectNotFound,
        [ReportExists] = ErrorCategory.ResourceExists,
        [ReportFormatUnknown] = ErrorCategory.InvalidArgument,
        [ReportNotWritten] = ErrorCategory.WriteError,
        [ReportUnreadable] = ErrorCategory.ReadError,
        [RefreshTokenStoreInvalid] = ErrorCategory.InvalidArgument,
        [RefreshTokenStoreUnavailable] = ErrorCategory.ResourceUnavailable,
        [RefreshTokenEndsSoon] = ErrorCategory.LimitsExceeded,
        [RefreshTokenNotSaved] = ErrorCategory.WriteError,
        [CustomersUnreadable] = ErrorCategory.ResourceUnavailable,
        [ConsentNotGranted] = ErrorCategory.PermissionDenied,
        [StateUnusable] = ErrorCategory.InvalidData,
        [BaselineInvalid] = ErrorCategory.InvalidData,
        [ErrorNotRecognized] = ErrorCategory.ObjectNotFound,
        [UnexpectedFailure] = ErrorCategory.NotSpecified,
    };

    // Since version 7.5, PowerShell shows the recommended action below the message. Hosts of earlier versions show only the message.
    private static readonly bool HostsShowAdvice = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">What it is about, such as the input that failed.</param>
    public static ErrorRecord From(PartnerMfaException failure, string? target) =>
        new(failure, failure.ErrorId, CategoryOf(failure.Id), target)
        {
            ErrorDetails = new ErrorDetails(HostsShowAdvice ? failure.Message : $"{failure.Message} {failure.Remedy}")
            {
                RecommendedAction = failure.Remedy,
            },
        };

    // Everything else is a refusal by the sign-in service.
    internal static ErrorCategory CategoryOf(ErrorId id) =>
        Categories.TryGetValue(id, out ErrorCategory category) ? category : ErrorCategory.AuthenticationError;
}
