using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;
using PartnerMfa.Usage.Scores;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Usage;

/// <summary>
/// Analyzes who calls Partner Center without MFA: checks the token, reads three resources, combines them, and judges each application.
/// </summary>
internal sealed class UsageAnalyzer(ServiceBackend backend, CommandHints words)
{
    /// <returns>
    /// One <see cref="PartnerMfaUsage"/> for each application, then one for calls and users without a known application, then Microsoft's
    /// own scores of the tenant if they were requested. Never empty.
    /// </returns>
    /// <exception cref="PartnerMfaException">
    /// A token is unusable: <c>TokenMalformed</c>, <c>TokenEncrypted</c>, <c>GraphTokenInvalid</c>, <c>GraphTokenExpired</c>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller canceled the call.</exception>
    public async Task<IReadOnlyList<PartnerMfaResult>> RunAsync(UsageRequest question, IWorkObserver observer, CancellationToken cancellationToken)
    {
        DateTimeOffset now = backend.Clock.GetUtcNow();
        AccessTokenClaims claims = TokenReader.Read(question.Token);
        GraphToken? graph = question.GraphToken is { } secret ? GraphToken.Read(secret, question.Environment, now) : null;
        using TimeLimit limit = new(backend.Clock, question.TimeLimit, cancellationToken);
        UsageResults results = new(question, claims, words, now);
        List<PartnerMfaResult> answers = [];
        if (TokenGates.Judge(TokenVerdictTable.Judge(claims, question.Environment), claims, account: null, now) is { } gate)
        {
            observer.Verbose($"The token was not sent: {gate.Reason}.");
            answers.Add(results.NotSent(gate));
        }
        else
        {
            ResourceReader reader = new(backend, ResourceService.PartnerCenter(question.Environment), question.Token, observer);
            UsageSources sources = await UsageSources.ReadAsync(reader, results.Window, question.CallLimit, limit).ConfigureAwait(false);
            if (question.SignInLogToken is { } log)
            {
                GraphToken.Read(log, question.Environment, now);
                results.Causes = await SignInCauses.ReadAsync(backend, question.Environment, log, now - TimeSpan.FromDays(question.Days), observer, limit).ConfigureAwait(false);
            }

            answers.AddRange(Answers(question, sources, results));
        }

        if (graph is not null) answers.AddRange(await new TenantScore(backend, graph, question, observer).ReadAsync(limit).ConfigureAwait(false));
        return answers;
    }

    private static IEnumerable<PartnerMfaUsage> Answers(UsageRequest question, UsageSources sources, UsageResults results)
    {
        UsageJoin join = new(sources);
        IEnumerable<ApplicationUsage> usages = question.ApplicationIds is { Count: > 0 } asked
            ? asked.Distinct(StringComparer.OrdinalIgnoreCase).Select(join.Application)
            : join.Applications();
        List<PartnerMfaUsage> answers = [.. usages.Select(usage => results.Create(usage, sources))];
        PartnerMfaUsage rest = results.Create(join.Rest(), sources);
        // When nothing is left over, that is worth saying only if there is nothing else to say.
        if (question.ApplicationIds is null or { Count: 0 } && (answers.Count == 0 || rest.Result != nameof(MfaAnswer.NotApplicable))) answers.Add(rest);
        return answers
            .OrderBy(answer => Array.IndexOf(Order, answer.Result))
            .ThenByDescending(answer => answer.LastNonCompliantOn)
            .ThenByDescending(answer => answer.TotalRequests)
            .ThenBy(answer => answer.ApplicationId, StringComparer.OrdinalIgnoreCase);
    }

    // Results that need attention come first.
    private static readonly string[] Order =
        [nameof(MfaAnswer.No), nameof(MfaAnswer.Unknown), nameof(MfaAnswer.Yes), nameof(MfaAnswer.NotApplicable)];
}
