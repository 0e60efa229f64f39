using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Usage.Scores;

/// <summary>
/// Microsoft's own view of the tenant: Secure Score's controls about MFA, and the MFA requirement of the partner security score. They are
/// additional evidence and decide nothing.
/// </summary>
internal sealed class TenantScore(ServiceBackend backend, GraphToken token, UsageRequest question, IWorkObserver observer)
{
    public async Task<IEnumerable<PartnerMfaResult>> ReadAsync(TimeLimit limit)
    {
        ResourceReader graph = new(backend, ResourceService.Graph(question.Environment), token.Secret, observer);
        IEnumerable<ScoreAnswer> secureScore = await SecureScore.ReadAsync(graph, token, question.Environment, limit).ConfigureAwait(false);
        ScoreAnswer partnerScore = await PartnerScore.ReadAsync(graph, token, question.Environment, limit).ConfigureAwait(false);
        return secureScore.Append(partnerScore).Select(Result);
    }

    private PartnerMfaResult Result(ScoreAnswer answer) => new()
    {
        Result = answer.Answer.ToString(),
        Reason = answer.Reason.ToString(),
        Check = answer.Check,
        Message = answer.Message,
        Remedy = answer.Remedy,
        HelpUri = ReasonPage.Of(answer.Reason.ToString(), LearnPages.PartnerSecurityScore),
        TenantId = token.Claims.TenantId,
        Environment = question.Environment.Name,
        Source = "Microsoft Graph",
        StatusCode = answer.Failure?.StatusCode,
        CorrelationId = answer.Failure?.CorrelationId,
        RequestId = answer.Failure?.RequestId,
        CheckedOn = backend.Clock.GetUtcNow().UtcDateTime,
        Evidence = [.. answer.Seen],
    };
}

/// <summary>What one of Microsoft's scores says, or why it could not be read.</summary>
/// <param name="Check">The control or requirement.</param>
/// <param name="Answer">What the score says.</param>
/// <param name="Message">The answer in one sentence.</param>
internal sealed record ScoreAnswer(string Check, MfaAnswer Answer, string Message)
{
    public string? Remedy { get; init; }

    /// <summary>The score's own fields, as evidence.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public ResourceFailure? Failure { get; init; }

    public UsageReason Reason => Answer switch
    {
        MfaAnswer.Yes => UsageReason.TenantScoreMet,
        MfaAnswer.No => UsageReason.TenantScoreNotMet,
        _ => UsageReason.TenantScoreNotRead,
    };

    public static ScoreAnswer NotHere(string check, string score, PartnerMfaEnvironment environment) =>
        new(check, MfaAnswer.Unknown, $"{score} is not available in the environment {environment.Name}.");

    /// <param name="check">The control or requirement.</param>
    /// <param name="score">The score to which it belongs.</param>
    /// <param name="failure">Why it could not be read.</param>
    /// <param name="permission">The permission that it requires.</param>
    /// <param name="isGranted">Whether the token has it.</param>
    public static ScoreAnswer NotRead(string check, string score, ResourceFailure failure, string permission, bool isGranted)
    {
        (string why, string remedy) = failure.Kind switch
        {
            ResourceFailureKind.Forbidden when !isGranted => ($"the permission {permission} is missing", $"Consent to the delegated permission {permission} of Microsoft Graph, then sign in again."),
            ResourceFailureKind.Forbidden => ("the account has no role that allows it", "Sign in with an account that has the role Security Reader or Global Reader."),
            ResourceFailureKind.NotFound => ("Microsoft Graph does not have this resource here", $"Look at {score} in Microsoft's portal."),
            ResourceFailureKind.MfaRequired or ResourceFailureKind.Rejected => ("Microsoft Graph refused the token", "Sign in again with MFA."),
            _ => ("Microsoft Graph gave no usable answer", "Try again in a few minutes."),
        };
        return new(check, MfaAnswer.Unknown, $"{score} could not be read: {why} ({failure.Words.TrimEnd('.')}).") { Remedy = remedy, Failure = failure };
    }
}

/// <summary>The fields of a score, read leniently.</summary>
internal static class ScoreFacts
{
    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        new LenientObject(element).Members(name).Where(value => value.ValueKind == JsonValueKind.Array).SelectMany(value => value.EnumerateArray());

    public static double? Number(JsonElement element, string name) =>
        new LenientObject(element).Members(name) is { Count: > 0 } values && values[0].ValueKind == JsonValueKind.Number && values[0].TryGetDouble(out double number) ? number : null;

    public static string? Text(JsonElement element, string name) => new LenientObject(element).Words(name).FirstOrDefault();

    /// <summary>The fields that are present, as lines of evidence.</summary>
    public static IReadOnlyList<string> Of(JsonElement element, IEnumerable<string> names)
    {
        LenientObject words = new(element);
        return [.. names.SelectMany(name => words.Members(name).Take(1)
            .Where(value => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            .Select(LenientObject.TextOf)
            .Where(text => !string.IsNullOrEmpty(text))
            .Select(text => $"{name}: {Redactor.Foreign(text!)}"))];
    }
}
