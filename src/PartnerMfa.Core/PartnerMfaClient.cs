using PartnerMfa.Applications;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;
using PartnerMfa.Comparison;
using PartnerMfa.Customers;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Proof;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.Setup;
using PartnerMfa.Setup.Witnesses;
using PartnerMfa.Signatures;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.SignIn.Cache;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Stores;
using PartnerMfa.Tokens;
using PartnerMfa.Usage;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <summary>
/// The whole of Core as the cmdlets and the tool see it. What goes in and out is of Contracts: Core is built for .NET
/// Standard and for .NET, and only what both have alike can be called from cmdlets built against the one and run upon the other.
/// </summary>
internal sealed class PartnerMfaClient(Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandHints words)
{
    private readonly Dictionary<PartnerMfaEnvironment, SignInService> _signIns = [];
    private readonly List<(ProxyChoice Proxy, PartnerMfaClient Client)> _proxied = [];
    private readonly Dictionary<PartnerMfaEnvironment, TenantKeys> _keys = [];

    /// <summary>The client whose calls go over a proxy: the same one for the same proxy, since it remembers its tokens, too.</summary>
    /// <param name="proxy">Null means the system's.</param>
    public PartnerMfaClient Through(ProxyChoice? proxy)
    {
        if (proxy is null) return this;
        if (_proxied.Find(known => known.Proxy.IsSameAs(proxy)).Client is { } known) return known;
        HttpMessageHandler network = SharedHandler.Through(proxy);
        PartnerMfaClient client = new(environment => backends(environment).Through(network), words);
        _proxied.Add((proxy, client));
        return client;
    }

    /// <inheritdoc cref="SignInService.SignInAsync"/>
    public Task<Session> SignInAsync(SignInRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        SignIns(request.Environment).SignInAsync(request, observer, cancellationToken);

    /// <inheritdoc cref="SignInService.RenewAsync"/>
    public async Task<Session> RenewAsync(Session session, Interactivity presence, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session renewed = await SignIns(session.Environment).RenewAsync(session, presence, observer, cancellationToken).ConfigureAwait(false);
        // A store of PowerShell can be used by its own command only.
        if (ReferenceEquals(renewed, session) || renewed.Store is not (FileTokenStore or KeyVaultTokenStore)) return renewed;
        StoredSignIn kept = await Stored(session.Environment).KeepAsync(renewed, observer).ConfigureAwait(false);
        if (kept.NotStored is { } failure) observer.Warning($"{failure.Message} {failure.Remedy}");
        return kept.Session;
    }

    /// <inheritdoc cref="TokenStores.Open"/>
    public IRefreshTokenStore OpenStore(StoreReference reference, PartnerMfaEnvironment environment, VaultIdentity identity, IWorkObserver observer) =>
        new TokenStores(backends(environment), SignIns(environment)).Open(reference, environment, identity, observer);

    /// <inheritdoc cref="StoredTokenSignIn.RunAsync"/>
    public Task<StoredSignIn> SignInFromStoreAsync(RefreshTokenSignIn request, IRefreshTokenStore store, IWorkObserver observer, CancellationToken cancellationToken) =>
        Stored(request.Environment).RunAsync(request, store, observer, cancellationToken);

    /// <summary>Whether the stored refresh token of a session ends within so many days, or can end at any time.</summary>
    /// <returns>Null when it lasts longer, and when nothing is known.</returns>
    public PartnerMfaException? EndsSoon(Session session, int days)
    {
        if (session.Store is not { } store) return null;
        DateTimeOffset now = backends(session.Environment).Clock.GetUtcNow();
        TokenEnd? end = RefreshTokenForecast.Of(session.StoredFacts ?? TokenFacts.None, session.Limits).FirstOrDefault(one => one.On is null || one.On < now.AddDays(days));
        return end is null ? null : Failures.TokenEndsSoon(store.Name, end.On is { } on ? $"on {DisplayFormat.Day(on.UtcDateTime)}" : "at any time", end.Cause, end.Remedy);
    }

    /// <summary>Stores the refresh token of a new sign-in. One without MFA is never stored.</summary>
    /// <exception cref="PartnerMfaException"><c>RefreshTokenNotSaved</c>.</exception>
    public static async Task<bool> StoreAsync(PartnerMfaRefreshToken token, IRefreshTokenStore store, CancellationToken cancellationToken)
    {
        if (token.Result != nameof(MfaAnswer.Yes)) throw Failures.StoreNotWritten(store.Name, "its sign-in did not use MFA.", "Sign in again and complete MFA.");
        DateTimeOffset now = token.CreatedOn;
        await store.WriteAsync(new StoredRefreshToken(new Secret(token.RefreshToken), new TokenFacts { SignedInOn = now, StoredOn = now, Account = token.Account }), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc cref="CustomerList.ReadAsync"/>
    public Task<IReadOnlyList<CustomerName>> GetCustomersAsync(CustomersRequest request, IWorkObserver observer, CancellationToken cancellationToken) =>
        new CustomerList(backends(request.SignIn.Environment), words, observer).ReadAsync(request.SignIn, cancellationToken);

    /// <summary>Tests customers. With a state, those that are done already are given from it, and not tested again.</summary>
    /// <param name="request">How to test.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="statePath">The file of the results so far, by its full path; null keeps none.</param>
    /// <param name="give">Takes each result.</param>
    /// <param name="observer">Is told how far it is.</param>
    /// <param name="cancellationToken">Cancels all of it; what is in the state stays.</param>
    /// <param name="again">Tests customers again that are done already.</param>
    /// <exception cref="PartnerMfaException"><c>StateUnusable</c>, or the token or the app itself does not work any more.</exception>
    public async Task TestCustomersAsync(
        CustomersRequest request, IReadOnlyList<CustomerName> customers, string? statePath, Func<PartnerMfaCustomer, Task> give, IWorkObserver observer, CancellationToken cancellationToken, bool again = false)
    {
        CustomerRun run = new(backends(request.SignIn.Environment), words, request, observer);
        using CustomerState? state = statePath is null ? null : CustomerState.Open(statePath, request.SignIn.Environment.Name, request.SignIn.ApplicationId);
        if (state is null)
        {
            await run.RunAsync(customers, customers.Count, give, cancellationToken).ConfigureAwait(false);
            return;
        }

        HashSet<string> wanted = new(customers.Select(customer => customer.Id), StringComparer.OrdinalIgnoreCase);
        if (state.Count > 0) observer.Verbose($"{state.Count} customers are done already.");
        if (!again) foreach (PartnerMfaCustomer done in state.Results().Where(result => wanted.Contains(result.Customer))) await give(done).ConfigureAwait(false);
        CustomerName[] left = [.. customers.Where(customer => again || !state.IsDone(customer.Id))];
        await run.RunAsync(left, left.Length, result =>
        {
            state.Add(result);
            return give(result);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Grants consents one after the other: Partner Center allows 50 requests a second for an app.</summary>
    /// <param name="signIn">The partner's sign-in.</param>
    /// <param name="consents">What is granted.</param>
    /// <param name="failed">Is given each that was not; the others go on.</param>
    /// <param name="observer">Is told what is done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GrantConsentsAsync(
        RefreshTokenSignIn signIn, IReadOnlyList<ConsentRequest> consents, Action<PartnerMfaException> failed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session partner = await SignIns(signIn.Environment).SignInAsync(signIn, observer, cancellationToken).ConfigureAwait(false);
        ConsentGrant grant = new(backends(signIn.Environment), signIn.Environment, partner.AccessToken, signIn.ApplicationId!, observer);
        foreach (ConsentRequest consent in consents)
        {
            try
            {
                await grant.RunAsync(consent, cancellationToken).ConfigureAwait(false);
            }
            catch (PartnerMfaException failure)
            {
                failed(failure);
            }
        }
    }

    private StoredTokenSignIn Stored(PartnerMfaEnvironment environment) => new(SignIns(environment), backends(environment).Clock);

    /// <summary>The one sign-in of the secure application model.</summary>
    /// <inheritdoc cref="RefreshTokenIssue.Create" path="/exception"/>
    public async Task<PartnerMfaRefreshToken> NewRefreshTokenAsync(
        AuthorizationCodeSignIn request, bool allowWithoutMfa, IWorkObserver observer, CancellationToken cancellationToken)
    {
        Session session = await SignInAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return RefreshTokenIssue.Create(session, Describe(session), allowWithoutMfa, backends(request.Environment).Clock.GetUtcNow());
    }

    /// <summary>Takes the session's tokens out of the cache they are kept in.</summary>
    public static async Task<bool> ForgetAsync(Session session)
    {
        if (session.Removal is not { } remove) return false;
        await remove().ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc cref="KeptAccounts.FindAsync"/>
    public Task<IReadOnlyList<KeptAccount>> KeptAccountsAsync() => new KeptAccounts(backends(PartnerMfaEnvironments.Global)).FindAsync();

    /// <inheritdoc cref="KeptAccounts.ClearAsync"/>
    public Task ClearKeptAccountsAsync() => new KeptAccounts(backends(PartnerMfaEnvironments.Global)).ClearAsync();

    /// <summary>The session as users see it, with the verdict of its token.</summary>
    public PartnerMfaContext Describe(Session session) => SessionContext.Of(session, backends(session.Environment).Clock, words);

    /// <inheritdoc cref="TokenInspector.Run"/>
    public PartnerMfaResult TestToken(TokenRequest question, SignatureFinding? signature = null) =>
        new TokenInspector(backends(question.Environment).Clock, words).Run(question, signature);

    /// <summary>Judges a token, and checks its signature when the request names keys.</summary>
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
        new PartnerCenterEvaluator(backends(subject.Environment), words).RunAsync(subject, options, observer, cancellationToken);

    /// <summary>Reads the calls with a bearer token out of a capture: a file or text in any of the forms people have.</summary>
    /// <param name="request">What to read, and which calls of it are wanted.</param>
    /// <param name="found">Is given each call, and awaited before the next.</param>
    /// <param name="observer">Is told of progress and of what was left out.</param>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    /// <exception cref="PartnerMfaException">The capture cannot be read, or not to its end: what could be read was given before.</exception>
    public async Task ReadCaptureAsync(
        CaptureRequest request, Func<PartnerMfaCapture, CancellationToken, Task> found, IWorkObserver observer, CancellationToken cancellationToken)
    {
        PartnerMfaException? failure = null;
        await ReadCapturesAsync([request], found, Keep, observer, cancellationToken).ConfigureAwait(false);
        if (failure is not null) throw failure;

        Task Keep(PartnerMfaException exception, CancellationToken stop)
        {
            failure = exception;
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc cref="CaptureScrub.RunAsync"/>
    public static Task<string> ScrubCaptureAsync(string path, string? target, bool redactNames, IWorkObserver observer, CancellationToken cancellationToken) =>
        CaptureScrub.RunAsync(path, target, redactNames, observer, cancellationToken);

    /// <summary>Reads several captures as one: a token that is in two of them is given once. They ask for the same calls.</summary>
    /// <param name="requests">The captures, at least one.</param>
    /// <param name="found">Is given each call, and awaited before the next.</param>
    /// <param name="failed">Is given the failure of each capture that cannot be read, or not to its end.</param>
    /// <param name="observer">Is told of progress and of what was left out.</param>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    public Task ReadCapturesAsync(
        IReadOnlyList<CaptureRequest> requests,
        Func<PartnerMfaCapture, CancellationToken, Task> found,
        Func<PartnerMfaException, CancellationToken, Task> failed,
        IWorkObserver observer,
        CancellationToken cancellationToken)
    {
        CaptureFactory factory = new(requests[0].Environment, new CallHosts(requests[0].Environment, requests[0].AllHosts));
        CaptureOutput output = new((call, stop) => found(factory.Create(call), stop), failed);
        return new CaptureImport(requests, output, observer, words).RunAsync(cancellationToken);
    }

    /// <inheritdoc cref="UsageAnalyzer.RunAsync"/>
    public Task<IReadOnlyList<PartnerMfaResult>> GetUsageAsync(UsageRequest question, IWorkObserver observer, CancellationToken cancellationToken) =>
        new UsageAnalyzer(backends(question.Environment), words).RunAsync(question, observer, cancellationToken);

    /// <inheritdoc cref="SystemBrowser.TryOpenFile"/>
    public static bool OpenInBrowser(string file) => SystemBrowser.TryOpenFile(file);

    /// <inheritdoc cref="Report.Check"/>
    public static void CheckReport(ReportRequest request) => Report.Check(request);

    /// <inheritdoc cref="Report.Open"/>
    /// <param name="request">The report.</param>
    /// <param name="signing">How it is signed; null leaves it unsigned.</param>
    public Report OpenReport(ReportRequest request, SigningRequest? signing = null)
    {
        TimeProvider clock = backends(PartnerMfaEnvironments.Global).Clock;
        return Report.Open(request, clock, signing is null ? null : new ReportSeal(signing, clock));
    }

    /// <summary>The certificate to sign with.</summary>
    /// <exception cref="PartnerMfaException"><c>CertificateRejected</c>, <c>CredentialAmbiguous</c> or <c>CredentialMissing</c>.</exception>
    public static SigningRequest? FindSigning(CredentialChoice choice, PartnerMfaSigningAlgorithm? algorithm) => SigningCertificates.Find(choice, algorithm);

    /// <inheritdoc cref="ReportVerifier.Run"/>
    public static PartnerMfaReportSignature VerifyReport(VerificationRequest request) => ReportVerifier.Run(request);

    /// <inheritdoc cref="SupportTexts.OfFileAsync"/>
    public Task<string> SupportTextOfAsync(VerificationRequest request, CancellationToken cancellationToken) =>
        SupportTexts.OfFileAsync(request, backends(PartnerMfaEnvironments.Global).Clock, cancellationToken);

    /// <summary>Compares two JSON reports: what became better or worse, what is new, and what is gone.</summary>
    /// <param name="request">The reports.</param>
    /// <param name="failed">Is given each result and each entry of the baseline that cannot be read; the others go on.</param>
    /// <param name="observer">Is told what the baseline did not do.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <inheritdoc cref="ReportComparer.RunAsync" path="/exception"/>
    public Task<IReadOnlyList<PartnerMfaChange>> CompareReportsAsync(
        ComparisonRequest request, Action<PartnerMfaException> failed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        RequireIntactReport(request.OldPath);
        RequireIntactReport(request.NewPath);
        return new ReportComparer(backends(PartnerMfaEnvironments.Global).Clock, observer, failed).RunAsync(request, cancellationToken);
    }

    /// <inheritdoc cref="ReportVerifier.RequireIntact"/>
    public static void RequireIntactReport(string path) => ReportVerifier.RequireIntact(path);

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
        new PartnerCenterBatch(backends, words, options, observer).RunAsync(next, give, cancellationToken);

    /// <inheritdoc cref="SetupAssessment.RunAsync"/>
    public Task<IReadOnlyList<PartnerMfaResult>> TestSetupAsync(
        SetupRequest question, SetupFiles files, IWorkObserver observer, CancellationToken cancellationToken) =>
        new SetupAssessment(backends(question.Environment), words).RunAsync(question, files, observer, cancellationToken);

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

    private SignInService SignIns(PartnerMfaEnvironment environment) => _signIns.TryGetValue(environment, out SignInService? known)
        ? known
        : _signIns[environment] = new SignInService(backends(environment), words);
}
