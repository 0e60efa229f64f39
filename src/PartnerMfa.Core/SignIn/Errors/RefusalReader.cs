using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Errors;

/// <summary>Turns what MSAL throws into one failure of ours. The original exception is dropped: it can hold requests.</summary>
internal sealed class RefusalReader(SignInRequest request, CommandHints words)
{
    // The longest sentences of the service have some 500 characters.
    private const int LongestSentence = 800;
    private const int LongestCode = 60;

    private string SignInCommand => request switch
    {
        // Signing in again would do, but only a new refresh token lasts.
        RefreshTokenSignIn refresh => NewRefreshToken(refresh.Credential),
        AuthorizationCodeSignIn once => NewRefreshToken(once.Credential),
        _ => words.SignIn(request.Environment, request.TenantId, request.ApplicationId),
    };

    public PartnerMfaException Explain(Exception exception) => exception switch
    {
        MsalServiceException refusal when Describes(refusal) => Refused(refusal),
        MsalServiceException { StatusCode: >= 500 or 408 or 429 } busy => Busy(busy.StatusCode),
        MsalClientException { ErrorCode: MsalError.AuthenticationCanceledError } => Cancelled(),
        MsalClientException { ErrorCode: MsalError.LinuxXdgOpen } => Failures.BrowserUnavailable(words, "this machine opens no browser."),
        MsalClientException { ErrorCode: OAuthConstants.CodeExpired } => Failures.DeviceCodeExpired(),
        MsalException other when other.InnerException is { } inner && NetworkFaults.IsFault(inner) => Unreachable(inner),
        MsalException other => Failed(other.ErrorCode, other.Message),
        _ when NetworkFaults.IsFault(exception) || exception is OperationCanceledException => Unreachable(exception),
        // MSAL could make nothing of what came.
        JsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException =>
            Failures.SignInAnswerUnusable(request.Environment.AuthorityHost, "it is no answer to a sign-in."),
        _ => Failures.Unexpected(exception),
    };

    private string NewRefreshToken(ClientCredential? credential) => CommandHints.NewRefreshToken(
        request.Environment,
        request.TenantId,
        request.ApplicationId,
        credential switch
        {
            ClientSecretCredential => " -Credential $credential",
            ClientCertificateCredential => " -Certificate $certificate",
            _ => null,
        });

    private static bool Describes(MsalServiceException refusal) =>
        CodeOf(refusal.Message) is not null || refusal.StatusCode is >= 400 and < 500 and not (408 or 429);

    private PartnerMfaException Refused(MsalServiceException refusal)
    {
        int? code = CodeOf(refusal.Message);
        AadstsErrors.Row? row = RowOf(code, IdOf(refusal));
        string words = ServiceWords(refusal.Message);
        return new PartnerMfaException(
            row?.Id ?? IdOf(refusal),
            row is null ? $"The sign-in service refused: {words}" : $"{row.Meaning} {words}",
            Remedy(row) ?? $"Look up the code at https://login.microsoftonline.com/error, or sign in again: {SignInCommand}",
            request.UserPrincipalName ?? request.TenantId)
        {
            AadstsCode = code is { } known ? "AADSTS" + known.ToString(CultureInfo.InvariantCulture) : null,
            CorrelationId = Match(refusal.Message, @"Correlation ID:\s*([0-9a-fA-F-]{36})") ?? refusal.CorrelationId,
            TraceId = Match(refusal.Message, @"Trace ID:\s*([0-9a-fA-F-]{36})"),
            Timestamp = TimeOf(refusal.Message),
        };
    }

    // Whoever came with a refresh token keeps one somewhere; whoever signed in themselves keeps none.
    private string? Remedy(AadstsErrors.Row? row) =>
        row?.Remedy(SignInCommand) is { } remedy && request is RefreshTokenSignIn && remedy.Contains(SignInCommand)
            ? $"{remedy.TrimEnd('.')}. Store the refresh token that it gives in place of the old one."
            : row?.Remedy(SignInCommand);

    // Consent is to the permissions of one service or of the other.
    private AadstsErrors.Row? RowOf(int? code, ErrorId id) =>
        (request.IsForGraph ? GraphAadstsErrors.Find(code, id, request) : null) ?? (code is { } number ? AadstsErrors.Find(number) : null);

    // Without a code that is known, the OAuth error decides.
    private static ErrorId IdOf(MsalServiceException refusal) => refusal.ErrorCode switch
    {
        OAuthConstants.ConsentRequired => ErrorId.ConsentRequired,
        OAuthConstants.InteractionRequired => ErrorId.MfaInteractionRequired,
        OAuthConstants.AccessDenied or OAuthConstants.AuthorizationDeclined => ErrorId.SignInDeclined,
        OAuthConstants.ExpiredToken or OAuthConstants.CodeExpired => ErrorId.SignInTimedOut,
        OAuthConstants.TemporarilyUnavailable => ErrorId.ServiceUnavailable,
        _ => refusal is MsalUiRequiredException ui ? IdOf(ui.Classification) : ErrorId.SignInFailed,
    };

    private static ErrorId IdOf(UiRequiredExceptionClassification suberror) => suberror switch
    {
        UiRequiredExceptionClassification.BasicAction or UiRequiredExceptionClassification.AdditionalAction => ErrorId.MfaInteractionRequired,
        UiRequiredExceptionClassification.MessageOnly => ErrorId.ConditionalAccessBlocked,
        UiRequiredExceptionClassification.ConsentRequired => ErrorId.ConsentRequired,
        UiRequiredExceptionClassification.UserPasswordExpired => ErrorId.AccountDisabled,
        _ => ErrorId.SignInFailed,
    };

    private PartnerMfaException Busy(int status) => new(
        ErrorId.ServiceUnavailable,
        $"The sign-in service {request.Environment.AuthorityHost.Host} is not available just now (HTTP {status}).",
        "Try again in a minute.",
        request.Environment.AuthorityHost.Host);

    private PartnerMfaException Cancelled() => new(
        ErrorId.SignInCancelled, "The sign-in was closed before it was complete.", $"Start again: {SignInCommand}", request.UserPrincipalName);

    private PartnerMfaException Failed(string code, string message) => new(
        ErrorId.SignInFailed,
        $"The sign-in failed ({Redactor.Foreign(code, LongestCode)}): {ServiceWords(message)}",
        $"Try again: {SignInCommand}",
        request.UserPrincipalName ?? request.TenantId);

    private PartnerMfaException Unreachable(Exception exception) => request is ManagedIdentitySignIn
        ? Failures.ManagedIdentityUnreachable(LocalAddresses.InstanceMetadataService, NetworkFaults.Describe(exception))
        : Failures.SignInUnreachable(request.Environment.AuthorityHost, NetworkFaults.Describe(exception));

    private static int? CodeOf(string message) =>
        Match(message, "AADSTS([0-9]{4,9})") is { } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? TimeOf(string message) =>
        Match(message, @"Timestamp:\s*([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2})") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    private static string? Match(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The service's own sentence, without what MSAL puts before it and without the ids, which are properties.</summary>
    private static string ServiceWords(string message)
    {
        int start = message.IndexOf("AADSTS", StringComparison.Ordinal);
        return Redactor.Foreign(
            Regex.Replace(start > 0 ? message.Substring(start) : message, @"\s*(Trace ID:|Correlation ID:|Timestamp:).*", "", RegexOptions.Singleline), LongestSentence);
    }
}
