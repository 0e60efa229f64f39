using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Assesses the setup of a tenant and its integration account.</summary>
internal sealed class SetupAssessment(ServiceBackend backend, CommandHints words)
{
    /// <param name="request">What to assess.</param>
    /// <param name="observer">Is told of progress.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
    /// <returns>The overall answer, then that of each check.</returns>
    /// <exception cref="PartnerMfaException">The token is not one for this Graph.</exception>
    public async Task<IReadOnlyList<PartnerMfaResult>> RunAsync(
        SetupRequest request, IWorkObserver observer, CancellationToken cancellationToken)
    {
        DateTimeOffset began = backend.Clock.GetUtcNow();
        GraphToken token = GraphToken.Read(request.GraphToken, request.Environment, began);
        IReadOnlyList<SetupCheck> checks = SetupChecks.Chosen(request.Checks);
        string account = request.UserPrincipalName.Trim();
        using TimeLimit limit = new(backend.Clock, request.TimeLimit, cancellationToken);
        SetupFacts facts = await new SetupReader(backend, request, new QuietRetries(observer), limit).ReadAsync(
            account,
            [.. checks.SelectMany(check => check.Reads).Distinct()],
            new SetupFacts { Name = Redactor.Typed(account), ReadOn = began, Words = words, Environment = request.Environment }).ConfigureAwait(false);
        observer.Completed(SetupReader.Activity);
        return new SetupResults(request, facts, token).Create(SetupChecks.Make(checks, facts), backend.Clock.GetUtcNow() - began);
    }
}
