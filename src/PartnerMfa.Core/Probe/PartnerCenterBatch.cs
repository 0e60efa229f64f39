using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Asks about many tokens, some at once. The answers come in the order of the tokens, as they are ready.</summary>
internal sealed class PartnerCenterBatch(
    Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandHints words, ProbeOptions options, IWorkObserver observer)
{
    private readonly ProbeCount _count = new(observer, backends(PartnerMfaEnvironments.Global).Clock);

    /// <param name="next">Gives the next token, null at the end.</param>
    /// <param name="give">Takes an answer; the next is given when it has been taken. The failure of one is its answer.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<TokenRequest?>> next, Func<ProbeOutcome, Task> give, CancellationToken cancellationToken)
    {
        await new OrderedParallel<TokenRequest, ProbeOutcome>(options.ThrottleLimit)
            .RunAsync(next, AskAsync, give, cancellationToken)
            .ConfigureAwait(false);
        _count.Completed();
    }

    private async Task<ProbeOutcome> AskAsync(TokenRequest subject, CancellationToken cancellationToken)
    {
        IWorkObserver told = _count.Begin(subject);
        try
        {
            PartnerMfaResult result = await new PartnerCenterEvaluator(backends(subject.Environment), words)
                .RunAsync(subject, options, told, cancellationToken)
                .ConfigureAwait(false);
            return new ProbeOutcome(subject, result, null);
        }
        catch (PartnerMfaException failure)
        {
            return new ProbeOutcome(subject, null, failure);
        }
        finally
        {
            _count.Answered();
        }
    }
}
