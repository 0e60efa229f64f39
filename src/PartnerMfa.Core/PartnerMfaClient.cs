using PartnerMfa.Applications;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Setup;
using PartnerMfa.Signatures;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Tokens;
using PartnerMfa.Usage;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <summary>
/// The entry point to Core for the cmdlets and the tool. Its parameters and results are types of Contracts. Core is built for .NET Standard
/// and for .NET, and cmdlets compiled against one build run on the other, so they may use only the API that both share.
/// </summary>
internal sealed partial class PartnerMfaClient(Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandHints words)
{
    private readonly List<(ProxyChoice Proxy, PartnerMfaClient Client)> _proxied = [];
    private readonly Dictionary<PartnerMfaEnvironment, TenantKeys> _keys = [];

    private KnownSetups Setups { get; init; } = new();

    /// <summary>
    /// Returns the client whose calls use a proxy. The same proxy always gets the same client, because the client remembers its tokens.
    /// </summary>
    /// <param name="proxy">Null means the system's.</param>
    public PartnerMfaClient Through(ProxyChoice? proxy)
    {
        if (proxy is null) return this;
        if (_proxied.Find(known => known.Proxy.IsSameAs(proxy)).Client is { } known) return known;
        HttpMessageHandler network = SharedHandler.Through(proxy);
        PartnerMfaClient client = new(environment => backends(environment).Through(network), words) { Setups = Setups };
        _proxied.Add((proxy, client));
        return client;
    }

    /// <inheritdoc cref="TokenInspector.Run"/>
    public PartnerMfaResult TestToken(TokenRequest question, SignatureFinding? signature = null) =>
        new TokenInspector(backends(question.Environment).Clock, words, Setups).Run(question, signature);

    /// <summary>Judges a token, and verifies its signature when the request names keys.</summary>
    /// <inheritdoc cref="SignatureVerifier.RunAsync" path="/exception"/>
    public async Task<PartnerMfaResult> TestTokenAsync(TokenRequest question, CancellationToken cancellationToken) => TestToken(
        question, await new SignatureVerifier(Keys(question.Environment)).RunAsync(question, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc cref="ErrorExplainer.Explain"/>
    /// <exception cref="PartnerMfaException"><c>ErrorNotRecognized</c>.</exception>
    public IReadOnlyList<PartnerMfaErrorExplanation> ExplainError(string text, CommandTarget target) =>
        new ErrorExplainer(words).Explain(text, target) is { Count: > 0 } explanations ? explanations : throw Failures.ErrorNotRecognized();

    /// <inheritdoc cref="PartnerCenterEvaluator.RunAsync"/>
    public Task<PartnerMfaResult> TestPartnerCenterAsync(
        TokenRequest subject, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken) =>
        new PartnerCenterEvaluator(backends(subject.Environment), words, Setups).RunAsync(subject, options, observer, cancellationToken);

    /// <inheritdoc cref="UsageAnalyzer.RunAsync"/>
    public Task<IReadOnlyList<PartnerMfaResult>> GetUsageAsync(UsageRequest question, IWorkObserver observer, CancellationToken cancellationToken) =>
        new UsageAnalyzer(backends(question.Environment), words).RunAsync(question, observer, cancellationToken);

    private TenantKeys Keys(PartnerMfaEnvironment environment) => _keys.TryGetValue(environment, out TenantKeys? known)
        ? known
        : _keys[environment] = new TenantKeys(backends(environment));

    /// <inheritdoc cref="ProbePoller.RunAsync"/>
    public Task<WaitOutcome> WaitForYesAsync(
        Session session, Interactivity presence, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken) =>
        new ProbePoller(backends(session.Environment), SignIns(session.Environment), words, options, observer)
            .RunAsync(session, presence, cancellationToken);

    /// <inheritdoc cref="PartnerCenterBatch.RunAsync"/>
    public Task TestPartnerCenterAsync(
        Func<CancellationToken, Task<TokenRequest?>> next,
        ProbeOptions options,
        Func<ProbeOutcome, Task> give,
        IWorkObserver observer,
        CancellationToken cancellationToken) =>
        new PartnerCenterBatch(backends, words, Setups, options, observer).RunAsync(next, give, cancellationToken);

    /// <inheritdoc cref="SetupAssessment.RunAsync"/>
    public async Task<IReadOnlyList<PartnerMfaResult>> TestSetupAsync(
        SetupRequest question, SetupFiles files, IWorkObserver observer, CancellationToken cancellationToken)
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupAssessment(backends(question.Environment), words).RunAsync(question, files, observer, cancellationToken).ConfigureAwait(false);
        // A saved tenant and rehearsed policies are not the tenant that a sign-in meets.
        if (files.Tenant is null && files.Policies.Count == 0) Setups.Remember(results);
        return results;
    }

    /// <inheritdoc cref="SetupAssessment.JudgePolicies"/>
    public IReadOnlyList<PartnerMfaResult> TestPolicies(SetupRequest question, SetupFiles files) =>
        new SetupAssessment(backends(question.Environment), words).JudgePolicies(question, files);

    /// <inheritdoc cref="ApplicationRegistrar.RegisterAsync"/>
    public Task<PartnerMfaApplication> RegisterApplicationAsync(ApplicationRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        new ApplicationRegistrar(backends(request.Environment), request, observer).RegisterAsync(cancellationToken);

    /// <inheritdoc cref="ApplicationRegistrar.RemoveAsync"/>
    public Task<PartnerMfaApplication> RemoveApplicationAsync(ApplicationRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        new ApplicationRegistrar(backends(request.Environment), request, observer).RemoveAsync(cancellationToken);

    /// <inheritdoc cref="SetupChecks.PermissionsOf"/>
    public static IReadOnlyList<string> PermissionsFor(
        IReadOnlyCollection<PartnerMfaSetupCheck>? checks, bool withApplication = false, IReadOnlyCollection<PartnerMfaWitness>? witnesses = null) =>
        [.. SetupChecks.PermissionsOf(SetupChecks.Chosen(checks, withApplication)).Union(SetupWitnesses.PermissionsOf(witnesses)).OrderBy(name => name, StringComparer.Ordinal)];
}
