using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>What the signature leaves of a verdict: a token that anybody could have written decides nothing.</summary>
internal static class SignatureVerdictTable
{
    /// <param name="signature">What came of verifying it.</param>
    /// <param name="said">What the token says, if it is true.</param>
    public static Verdict Judge(SignatureStatus signature, Verdict said) => signature switch
    {
        SignatureStatus.Valid or SignatureStatus.NotChecked => said,
        SignatureStatus.Invalid => new Verdict(Unknown, SignatureInvalid, "the signature is not right"),
        // What is Unknown anyway keeps its reason: that is what has to be mended first.
        _ => said.Answer == Unknown ? said : new Verdict(Unknown, SignatureNotVerified, "the signature was to be verified, and could not be"),
    };
}
