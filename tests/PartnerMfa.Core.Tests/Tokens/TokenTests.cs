using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Tokens;

/// <summary>The test of one token at the manual clock's time, with the wording for PowerShell.</summary>
internal static class TokenTests
{
    public static PartnerMfaResult Run(Secret token, PartnerMfaEnvironment? environment = null) =>
        new TokenInspector(new ManualClock(), CommandHints.PowerShell).Run(Question(token, environment));

    public static TokenRequest Question(Secret token, PartnerMfaEnvironment? environment = null) =>
        new(token, environment ?? PartnerMfaEnvironments.Global, "a test");

    public static AccessTokenClaims Read(string text) => TokenReader.Read(new Secret(text));

    public static AccessTokenClaims ReadChanged(string changes) => TokenReader.Read(TestTokens.Changed(changes));
}
