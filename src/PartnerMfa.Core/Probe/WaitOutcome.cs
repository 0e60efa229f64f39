using PartnerMfa.SignIn;

namespace PartnerMfa.Probe;

/// <summary>The last answer, and the session as it was renewed on the way.</summary>
internal sealed record WaitOutcome(PartnerMfaResult Result, Session Session)
{
    /// <summary>The wait was cancelled before its time was over.</summary>
    public bool IsInterrupted { get; init; }
}
