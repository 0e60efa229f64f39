using PartnerMfa.Evidence;

namespace PartnerMfa.Verdicts;

/// <summary>The explanations based on a captured response: what Partner Center answered to the captured call at the time.</summary>
internal static class CapturedWords
{
    /// <returns>Null when the reason does not come from a capture.</returns>
    public static Explanation? For(ReasonCode reason, VerdictContext found) => (reason, found.CapturedResponse) switch
    {
        (ReasonCode.ResponseNotAttributed, _) => new(
            $"The token itself says that MFA was used, but the capture contains a refusal by Partner Center ({found.CaptureDoubt?.Place}) that may belong to this call.",
            $"Capture one call at a time, or ask the service now: {found.AskCommand}",
            LearnPages.ErrorCodes),
        (ReasonCode.ResponseUnreadable, { Body: ResponseBody.Packed } response) => new(
            $"The token itself says that MFA was used, but the captured response (HTTP {response.StatusCode}, {found.CaptureDoubt?.Place}) is compressed in a way that cannot be decoded here, and may say something else.",
            $"{(IsBrotli(response) ? "Read the capture in PowerShell 7, which decodes Brotli," : "Capture the call again with the request header 'Accept-Encoding: identity',")} or ask the service now: {found.AskCommand}",
            LearnPages.ErrorCodes),
        (ReasonCode.ResponseUnreadable, _) => new(
            $"The token itself says that MFA was used, but Partner Center answered the captured call with HTTP {found.CapturedResponse?.StatusCode ?? 401} ({found.CaptureDoubt?.Place}), and the reason cannot be read from the capture.",
            $"Capture the call again with the response body, or ask the service now: {found.AskCommand}",
            LearnPages.ErrorCodes),
        (_, { } response) when found.Probe is null => Of(reason, response, found),
        _ => null,
    };

    private static bool IsBrotli(ProbeResponse response) => response.Seen.Any(fact => fact.Equals("Content-Encoding: br", StringComparison.OrdinalIgnoreCase));

    private static Explanation? Of(ReasonCode reason, ProbeResponse response, VerdictContext found) => reason switch
    {
        ReasonCode.MfaConfirmedByService => new(
            $"In the captured response Partner Center confirmed that this sign-in meets its MFA requirement ({ServiceWords.Status(response)}).",
            null,
            LearnPages.Requirement),
        ReasonCode.MfaRefusedByService => new(
            "In the captured response Partner Center says that this sign-in does not meet its MFA requirement (isMfaCompliant: false).",
            MfaCauses.Remedy(found),
            LearnPages.Requirement),
        ReasonCode.MfaRequiredByService => new(
            $"In the captured response Partner Center refused the call because the user did not sign in with MFA ({ServiceWords.Status(response)}).",
            MfaCauses.Remedy(found),
            LearnPages.Requirement),
        ReasonCode.ContradictoryResponse => new(
            $"The captured response contradicts itself: isMfaCompliant does not fit the rest of it ({ServiceWords.Status(response)}).",
            $"Ask the service now: {found.AskCommand}",
            LearnPages.ErrorCodes),
        ReasonCode.MfaClaimPresent => new(
            $"The user signed in with MFA: the token's amr claim has 'mfa'. The captured response ({ServiceWords.Status(response)}) does not say whether the service is satisfied.",
            null,
            LearnPages.Requirement),
        ReasonCode.ClaimsChallenge => new(
            $"In the captured response Partner Center refused the token and asked for another one with certain claims ({ServiceWords.Status(response)}).",
            $"Ask the service now: {found.AskCommand}",
            LearnPages.ClaimsChallenges),
        ReasonCode.AccessDeniedForMfa => new(
            $"In the captured response Partner Center denied the call and mentioned MFA ({ServiceWords.Status(response)}).",
            $"Ask the service now: {found.AskCommand}",
            LearnPages.ErrorCodes),
        _ => null,
    };
}
