using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Verdicts;

/// <summary>The evidence for a verdict: the row that decided, then other observations.</summary>
internal static class Evidence
{
    public static IEnumerable<string> Of(Verdict verdict, VerdictContext found)
    {
        yield return $"row: {verdict.Row}";
        if (found.Probe is null && found.CapturedResponse is null) yield break;
        yield return $"token alone: {found.TokenVerdict.Answer} ({found.TokenVerdict.Row})";
        foreach (string fact in found.CapturedResponse is { } captured ? Of(captured) : Of(found.Probe!)) yield return fact;
        foreach (OrdinaryCalls ordinary in found.Ordinary)
            yield return $"ordinary calls to {ordinary.Resource}: {ordinary.Refused} of {ordinary.Tried} refused for missing MFA{(ordinary.Others > 0 ? $", {ordinary.Others} answered otherwise" : "")} ({ordinary.Last})";
        if (verdict.Answer == MfaAnswer.No)
            foreach (string cause in MfaCauses.OtherCauses(found)) yield return $"it may also be that {cause}";
    }

    private static IEnumerable<string> Of(CallResult probe) => probe.Response is { } response ? Of(response) : [$"no response: {probe.Failure}"];

    private static IEnumerable<string> Of(ProbeResponse response) => [.. response.Seen, $"body: {ServiceWords.BodyInWords(response.Body)}"];
}
