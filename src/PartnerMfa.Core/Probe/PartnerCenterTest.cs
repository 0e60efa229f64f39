using PartnerMfa.Hosting;
using PartnerMfa.Results;
using PartnerMfa.Tokens;

namespace PartnerMfa.Probe;

/// <summary>What <c>Test-PartnerCenterMfa</c> and <c>partner-mfa probe</c> do: the token's gates, the enforced request, the second verdict table.</summary>
internal sealed class PartnerCenterTest(ServiceBackend backend, CommandWords words)
{
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public async Task<PartnerMfaResult> RunAsync(
        ProbeSubject subject, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken)
    {
        AccessTokenClaims claims = TokenReader.Read(subject.Token);
        Findings found = new()
        {
            Token = claims,
            Environment = subject.Environment,
            Source = subject.Source,
            CheckedOn = backend.Clock.GetUtcNow(),
            Words = words,
        };

        if (TokenGates.Judge(claims, subject.Environment, found.CheckedOn) is { } gate)
        {
            observer.Verbose($"The token was not sent: {gate.Reason}.");
            return ResultFactory.Create(gate, found);
        }

        ProbeRun run = await new PartnerCenterProbe(backend)
            .RunAsync(subject.Environment, subject.Token, options, observer, cancellationToken)
            .ConfigureAwait(false);
        MfaAnswer own = TokenVerdictTable.Judge(claims, subject.Environment).Answer;
        return ResultFactory.Create(ProbeVerdictTable.Judge(run.Response, own), found with { Probe = run });
    }
}
