using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Errors;

/// <summary>Turns MSAL's exceptions into our own failures. The original exception is dropped, because it can contain requests.</summary>
internal sealed class RefusalReader(SignInRequest request, CommandHints words)
{
    // The longest sentences of the service have about 500 characters.
    private const int LongestSentence = 800;
    private const int LongestCode = 60;

    private readonly RemedyCommands _commands = new(words, request.Target, request.Form);

    private string SignInCommand => _commands.Of("signIn");

    public PartnerMfaException Explain(Exception exception) => exception switch
    {
        MsalServiceException refusal when Describes(refusal) => Refused(refusal),
        MsalServiceException { StatusCode: >= 500 or 408 or 429 } busy => Busy(busy.StatusCode),
        MsalClientException { ErrorCode: MsalError.AuthenticationCanceledError } => Cancelled(),
        MsalClientException { ErrorCode: MsalError.LinuxXdgOpen } => Failures.BrowserUnavailable(words, "no browser can be opened on this machine.", request.Target),
        MsalClientException { ErrorCode: OAuthConstants.CodeExpired } => Failures.DeviceCodeExpired(),
        MsalException other when other.InnerException is { } inner && NetworkFaults.IsFault(inner) => Unreachable(inner),
        MsalException other => Failed(other.ErrorCode, other.Message),
        _ when NetworkFaults.IsFault(exception) || exception is OperationCanceledException => Unreachable(exception),
        // MSAL could not read the response.
        JsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException =>
            Failures.SignInAnswerUnusable(request.Environment.AuthorityHost, "it is not an answer to a sign-in."),
        _ => Failures.Unexpected(exception),
    };

    private static bool Describes(MsalServiceException refusal) =>
        AadstsText.CodeOf(TextOf(refusal)) is not null || refusal.StatusCode is >= 400 and < 500 and not (408 or 429);

    // MSAL replaces the text of some refusals with its own, such as that of a client that loops.
    private static string TextOf(MsalServiceException refusal) =>
        AadstsText.CodeOf(refusal.Message) is null && FieldOf(refusal, "error_description") is { } description ? description : refusal.Message;

    private PartnerMfaException Refused(MsalServiceException refusal)
    {
        string text = TextOf(refusal);
        int? code = AadstsText.CodeOf(text);
        AadstsError? byName = OAuthErrors.Find(refusal.ErrorCode, FieldOf(refusal, "suberror"));
        AadstsError? known = KnownOf(code, byName);
        AadstsError row = known ?? byName ?? Fallback;
        return new PartnerMfaException(
            row.Id,
            $"{known?.MeaningOf(text) ?? "The sign-in service refused:"} {ServiceWords(text)}",
            RemedyTemplate.Fill(row.RemedyFor(request.Form), _commands),
            request.UserPrincipalName ?? request.TenantId)
        {
            AadstsCode = code is { } number ? "AADSTS" + number.ToString(CultureInfo.InvariantCulture) : null,
            CorrelationId = AadstsText.CorrelationIdOf(text) ?? refusal.CorrelationId,
            TraceId = AadstsText.TraceIdOf(text),
            Timestamp = AadstsText.TimestampOf(text),
        };
    }

    // The sandbox itself names the likely accounts, and nobody can be invited to its tenant.
    private const int UnknownAccount = 50034;

    private static AadstsError NotInSandbox { get; } = new(
        ErrorId.AccountNotInTenant,
        "The sandbox has no such account.",
        "Use one of the accounts that the message lists, such as mfa@sandbox.example.");

    private static AadstsError Fallback { get; } = new(
        ErrorId.SignInFailed, "The sign-in service refused.", "The sign-in log of the Entra admin center has the details. Then sign in again: {signIn}");

    // Consent covers the permissions of one of the two services.
    private AadstsError? KnownOf(int? code, AadstsError? byName) =>
        (request.Environment.IsSandbox && code == UnknownAccount ? NotInSandbox : null)
        ?? (request.IsForGraph ? GraphAadstsErrors.Find(code, byName?.Id ?? ErrorId.SignInFailed, request) : null)
        ?? (code is { } number ? AadstsErrors.Find(number) : null);

    private static string? FieldOf(MsalServiceException refusal, string field)
    {
        using JsonDocument? body = StrictJson.Parse(refusal.ResponseBody ?? "");
        return body is null ? null : new LenientObject(body.RootElement).Words(field).FirstOrDefault();
    }

    private PartnerMfaException Busy(int status) => new(
        ErrorId.ServiceUnavailable,
        $"The sign-in service {request.Environment.AuthorityHost.Host} is not available right now (HTTP {status}).",
        "Try again in a minute.",
        request.Environment.AuthorityHost.Host);

    private PartnerMfaException Cancelled() => new(
        ErrorId.SignInCancelled, "The sign-in was cancelled before it was complete.", $"Start again: {SignInCommand}", request.UserPrincipalName);

    private PartnerMfaException Failed(string code, string message) => new(
        ErrorId.SignInFailed,
        $"The sign-in failed ({Redactor.Foreign(code, LongestCode)}): {ServiceWords(message)}",
        request.Form is SignInForm.ServicePrincipal or SignInForm.ManagedIdentity ? "Check the app's ID, its secret or certificate and the tenant, then try again." : $"Try again: {SignInCommand}",
        request.UserPrincipalName ?? request.TenantId);

    private PartnerMfaException Unreachable(Exception exception) => request is ManagedIdentitySignIn
        ? Failures.ManagedIdentityUnreachable(LocalAddresses.InstanceMetadataService, NetworkFaults.Describe(exception))
        : Failures.SignInUnreachable(request.Environment.AuthorityHost, NetworkFaults.Describe(exception));

    /// <summary>The service's own sentence, without MSAL's prefix and without the IDs, which are properties.</summary>
    private static string ServiceWords(string message)
    {
        int start = message.IndexOf("AADSTS", StringComparison.Ordinal);
        return Redactor.Foreign(
            Regex.Replace(start > 0 ? message.Substring(start) : message, @"\s*(Trace ID:|Correlation ID:|Timestamp:).*", "", RegexOptions.Singleline), LongestSentence);
    }
}
