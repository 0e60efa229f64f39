using PartnerMfa.Results;

namespace PartnerMfa.Tokens;

/// <summary>What <c>Test-PartnerMfaToken</c> and <c>partner-mfa token</c> do: the first verdict table, no network.</summary>
internal sealed class TokenTest(TimeProvider clock, CommandWords words)
{
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public PartnerMfaResult Run(Secret token, PartnerMfaEnvironment environment, string source)
    {
        AccessTokenClaims claims = TokenReader.Read(token);
        Findings found = new()
        {
            Token = claims,
            Environment = environment,
            Source = source,
            CheckedOn = clock.GetUtcNow(),
            Words = words,
        };
        return ResultFactory.Create(TokenVerdictTable.Judge(claims, environment), found);
    }
}
