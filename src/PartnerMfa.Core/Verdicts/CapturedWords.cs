using PartnerMfa.Probe;

namespace PartnerMfa.Verdicts;

/// <summary>The explanations of what Partner Center said in a captured response: then, to that call, and not to us.</summary>
internal static class CapturedWords
{
    /// <returns>Null when the reason does not come from a captured response.</returns>
    public static Explanation? For(ReasonCode reason, VerdictContext found) => found is { Probe: null, CapturedResponse: { } response }
        ? Words(reason, response, found)
        : null;

    private static Explanation? Words(ReasonCode reason, ProbeResponse response, VerdictContext found) => reason switch
    {
        ReasonCode.MfaConfirmedByService => new(
            $"In the captured response Partner Center confirmed that this sign-in meets its MFA requirement ({ServiceWords.Status(response)}).",
            null,
            LearnPages.Requirement),
        ReasonCode.MfaRefusedByService => new(
            "In the captured response Partner Center says that this sign-in does not meet its MFA requirement (isMfaCompliant: false).",
            Explanations.SignInAgain(found),
            LearnPages.Requirement),
        ReasonCode.MfaRequiredByService => new(
            $"In the captured response Partner Center refused the call because the user did not sign in with MFA ({ServiceWords.Status(response)}).",
            Explanations.SignInAgain(found),
            LearnPages.Requirement),
        ReasonCode.ContradictoryResponse => new(
            $"The captured response contradicts itself: isMfaCompliant does not fit the rest of it ({ServiceWords.Status(response)}).",
            $"Ask the service now: {found.Words.AskService(found.Environment)}",
            LearnPages.ErrorCodes),
        _ => null,
    };
}
