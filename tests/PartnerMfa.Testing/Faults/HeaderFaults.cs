using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>Headers that are too long, repeated, or broken.</summary>
internal static class HeaderFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("a header of 64 KiB", Answer(Good("X-Long: " + new string('x', 64 * 1024))), NoNetwork),
        new("headers without end", AnswerThenRepeat("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"), NoNetwork),
        new("every header doubled", Answer(Good("isMfaCompliant: true", "isMfaCompliant: true", "MS-CV: 1", "MS-CV: 2", "MS-CorrelationId: a", "MS-CorrelationId: b")), Confirmed),
        new("isMfaCompliant doubled with different words", Answer(Good("isMfaCompliant: true", "IsMFACompliant: false")), Contradictory),
        new("isMfaCompliant with an unknown word", Answer(Good("isMfaCompliant: perhaps")), Unexpected),
        new("isMfaCompliant empty", Answer(Good("isMfaCompliant:")), TokenDecides),
        new("isMfaCompliant on a folded line", Answer(Good("isMfaCompliant:\r\n\tfalse")), Refused),
        new("isMfaCompliant with odd blanks and case", Answer(Good("ISMFACOMPLIANT: \t FALSE \t ")), Refused),
        new("a carriage return that injects a header", Answer(Good("X-A: a\risMfaCompliant: true")), TokenDecides),
        new("a NUL in a header", Answer(Good("X-A: a\0b")), TokenDecides),
        new("a header without a colon", Answer(Good("isMfaCompliant true")), NoNetwork),
        new("a header without a name", Answer(Good(": isMfaCompliant: true")), NoNetwork),
        new("bytes past ASCII in a header", Answer(Good("X-A: äöü ￼")), TokenDecides),
        new("cookies, and cookies again", FirstThen(Answer(Response("503 Busy", "", "Set-Cookie: a=b; Path=/")), Answer(Good("Set-Cookie: c=d"))), TokenDecides),
        new("401 with WWW-Authenticate: Negotiate", Answer(Response("401 Unauthorized", "", "WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM")), Rejected),
        new("401 with a claims challenge", Answer(Response("401 Unauthorized", "", "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"e30=\"")), Challenged),
        new("401 by a gateway that wants a password", Answer(Response("401 Unauthorized", Page, "WWW-Authenticate: Basic realm=\"gateway\"")), Rejected),
        new("401 with a code", Answer(Response("401 Unauthorized", MfaRequired)), Required),
        new("the refusal of 2019", Answer(Head("401 Unauthorized - MFA required", "Transfer-Encoding: chunked", "WWW-Authenticate: Bearer error=\"invalid_token\"") + Chunk("")), Required),
    ];
}
