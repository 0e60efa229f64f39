using PartnerMfa.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Resources;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Looks at the setup of a tenant and its integration account, and says whether it is enough.</summary>
internal sealed class SetupAssessment(ServiceBackend backend, CommandHints words)
{
    /// <param name="question">What to look at.</param>
    /// <param name="observer">Is told of progress.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
    /// <returns>The answer of the whole, then that of each check.</returns>
    /// <exception cref="PartnerMfaException">The token is none for this Graph.</exception>
    public async Task<IReadOnlyList<PartnerMfaResult>> RunAsync(
        SetupRequest question, IWorkObserver observer, CancellationToken cancellationToken)
    {
        DateTimeOffset began = backend.Clock.GetUtcNow();
        GraphToken token = GraphToken.Read(question.GraphToken, question.Environment, began);
        IReadOnlyCollection<PartnerMfaSetupCheck> chosen = question.Checks is { Count: > 0 } some ? some : SetupNeeds.AllChecks;
        using TimeLimit limit = new(backend.Clock, question.TimeLimit, cancellationToken);
        ResourceReader graph = new(backend, ResourceService.Graph(question.Environment), question.GraphToken, observer);
        SetupFacts facts = await new SetupReading(graph, limit).ReadAsync(
            question.UserPrincipalName.Trim(),
            SetupNeeds.ResourcesOf(chosen),
            new SetupFacts { Name = Redactor.Typed(question.UserPrincipalName.Trim()), ReadOn = began, Words = words }).ConfigureAwait(false);
        IReadOnlyList<AnsweredCheck> answered = SetupChecks.Answer(chosen, facts);
        return new SetupResults(question, facts, token).Create(answered, backend.Clock.GetUtcNow() - began);
    }
}
