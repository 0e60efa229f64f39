using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Probe;

/// <summary>Makes ordinary calls, without the headers that ask for enforcement, and counts how many are refused for missing MFA.</summary>
/// <param name="calls">Calls Partner Center.</param>
/// <param name="graph">Reads Microsoft Graph; null leaves out its partner security API.</param>
/// <param name="limit">The time limit for all calls together.</param>
internal sealed class OrdinaryCallRun(CallExecutor calls, ResourceReader? graph, TimeLimit limit)
{
    /// <param name="request">The token, and the environment to send it to.</param>
    /// <param name="count">How often each resource is called; null calls only the organization profile, once.</param>
    /// <param name="found">The result of the enforced call.</param>
    /// <returns>The same with the outcome of the ordinary calls.</returns>
    public async Task<VerdictContext> RunAsync(TokenRequest request, int? count, VerdictContext found)
    {
        List<OrdinaryCalls> ordinary = [];
        TimeSpan duration = TimeSpan.Zero;
        foreach (string path in count is null ? ProfileRequest.OrdinaryPaths.Take(1) : ProfileRequest.OrdinaryPaths)
        {
            (OrdinaryCalls made, TimeSpan taken) = await CallAsync(request, path, count ?? 1, found.Probe!.Ids).ConfigureAwait(false);
            ordinary.Add(made);
            duration += taken;
        }

        if (graph is not null) ordinary.Add(await CallGraphAsync(graph, count ?? 1).ConfigureAwait(false));
        return found with { Ordinary = ordinary, OrdinaryDuration = duration };
    }

    private async Task<(OrdinaryCalls Calls, TimeSpan Duration)> CallAsync(TokenRequest request, string path, int count, CorrelationIds ids)
    {
        OrdinaryCalls made = new(path.Split('?')[0], 0, 0, 0);
        TimeSpan duration = TimeSpan.Zero;
        for (int i = 0; i < count; i++)
        {
            CallResult call = await calls.RunAsync(ProfileRequest.OrdinaryCall(request, path, ids), limit).ConfigureAwait(false);
            duration += call.Duration;
            made = made.Counting(
                OrdinaryCalls.IsRefused(call.Response, path == ProfileRequest.OrdinaryPaths[0]),
                $"{ServiceWords.Status(call.Response)}, request id {call.Response?.RequestId ?? call.Ids.RequestId}");
        }

        return (made, duration);
    }

    private async Task<OrdinaryCalls> CallGraphAsync(ResourceReader reader, int count)
    {
        OrdinaryCalls made = new(GraphConstants.PartnerSecurityPath, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            ResourceFailure? failure = (await reader.GetAllAsync(GraphConstants.PartnerSecurityPath, GraphConstants.ItemsName, _ => { }, limit).ConfigureAwait(false)).Failure;
            bool? isRefused = failure is null ? false : failure.Kind == ResourceFailureKind.MfaRequired ? true : null;
            made = made.Counting(isRefused, failure?.Words ?? "HTTP 200");
        }

        return made;
    }
}
