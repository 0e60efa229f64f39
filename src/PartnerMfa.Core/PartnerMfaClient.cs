using PartnerMfa.Hosting;
using PartnerMfa.Probe;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;

namespace PartnerMfa;

/// <summary>
/// The whole of Core as the cmdlets and the tool see it. What goes in and out is of Abstractions: Core is built for .NET
/// Standard and for .NET, and only what both have alike can be called from cmdlets built against the one and run upon the other.
/// </summary>
internal sealed class PartnerMfaClient(Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandWords words)
{
    /// <inheritdoc cref="SignInService.SignInAsync"/>
    public Task<Session> SignInAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        SignIns(request.Environment).SignInAsync(request, observer, cancellationToken);

    /// <inheritdoc cref="SignInService.RenewAsync"/>
    public Task<Session> RenewAsync(Session session, CancellationToken cancellationToken) =>
        SignIns(session.Environment).RenewAsync(session, cancellationToken);

    /// <summary>The session as users see it, with the verdict of its token.</summary>
    public PartnerMfaContext Describe(Session session) => SessionContext.Of(session, backends(session.Environment).Clock, words);

    /// <inheritdoc cref="TokenTest.Run"/>
    public PartnerMfaResult TestToken(Secret token, PartnerMfaEnvironment environment, string source) =>
        new TokenTest(backends(environment).Clock, words).Run(token, environment, source);

    /// <inheritdoc cref="PartnerCenterTest.RunAsync"/>
    public Task<PartnerMfaResult> TestPartnerCenterAsync(
        ProbeSubject subject, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken) =>
        new PartnerCenterTest(backends(subject.Environment), words).RunAsync(subject, options, observer, cancellationToken);

    private SignInService SignIns(PartnerMfaEnvironment environment) => new(backends(environment), words);
}
