using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Setup.Rehearsal;
using PartnerMfa.Setup.Tenants;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Assesses the setup of a tenant and its integration account, together with rehearsed policies if there are any.</summary>
internal sealed class SetupAssessment(ServiceBackend backend, CommandHints words)
{
    /// <param name="request">What to assess.</param>
    /// <param name="files">The policies to rehearse, and the saved tenant to assess or to write.</param>
    /// <param name="observer">Receives progress.</param>
    /// <param name="cancellationToken">Cancels the assessment.</param>
    /// <returns>The overall answer, then that of each check.</returns>
    /// <exception cref="PartnerMfaException">The token is not for this Graph, or the saved tenant does not contain the account.</exception>
    public async Task<IReadOnlyList<PartnerMfaResult>> RunAsync(SetupRequest request, SetupFiles files, IWorkObserver observer, CancellationToken cancellationToken)
    {
        DateTimeOffset began = backend.Clock.GetUtcNow();
        GraphToken? token = request.GraphToken is { } given ? GraphToken.Read(given, request.Environment, began) : null;
        string asked = request.UserPrincipalName.Trim();
        SavedAccount? saved = files.Tenant is null ? null : files.Tenant.Find(asked) ?? throw Failures.AccountNotSaved(asked, files.TenantName!);
        string account = saved?.Name ?? asked;
        SetupFacts before = new() { Name = Redactor.Typed(account), ReadOn = began, Words = words, Environment = request.Environment, StoredToken = request.StoredToken };
        if (request.ApplicationId is { } application) before = before with { Application = ApplicationFacts.Named(application, request.UsesDeviceCode) };
        IReadOnlyList<SetupCheck> checks = SetupChecks.Chosen(request.Checks, withApplication: request.ApplicationId is not null);

        using TimeLimit limit = new(backend.Clock, request.TimeLimit, cancellationToken);
        ITenantSource source = saved is null ? new LiveTenant(backend, request, new QuietRetries(observer), limit) : files.Tenant!.Of(saved);
        TenantRecording? recording = files.AreSaved ? new(source, files.Record(request.Environment, token?.Claims.TenantId, began)) : null;
        SetupReader reader = new(recording ?? source, observer, isForOthers: files.AreSaved || files.Policies.Count > 0) { OnRead = TellAnswers(checks, observer) };
        SetupFacts facts = await reader.ReadAsync(account, [.. Needed(checks, files).Distinct()], before).ConfigureAwait(false);
        if (recording is not null) await FinishAsync(recording, reader, facts, account).ConfigureAwait(false);

        // Second opinions are about the tenant as it is now, not as it was saved or would be.
        if (token is not null && files.Policies.Count == 0) facts = await new SetupWitnesses(backend, request, token, new QuietRetries(observer), limit).AskAsync(facts).ConfigureAwait(false);
        observer.Completed(SetupReader.Activity);
        IReadOnlyList<CheckOutcome> outcomes = SetupChecks.Make(checks, facts);
        SetupResults results = new(request, facts, token, files);
        return files.Policies.Count > 0 && facts.Policies is not null
            ? results.Create(await RehearseAsync(reader, facts, files, checks, outcomes).ConfigureAwait(false), backend.Clock.GetUtcNow() - began)
            : results.Create(outcomes, backend.Clock.GetUtcNow() - began);
    }

    /// <summary>
    /// Reports the answer of each check as soon as everything that it reads is there. One of the alternatives may still turn out to be
    /// unnecessary, and certificates are read last, so those answers are reported only with the result.
    /// </summary>
    private static Action<SetupFacts, IReadOnlyCollection<SetupResource>, int> TellAnswers(IReadOnlyList<SetupCheck> checks, IWorkObserver observer)
    {
        HashSet<SetupCheck> told = [];
        return (facts, read, percent) =>
        {
            foreach (SetupCheck check in checks.Where(check => check.Role != CheckRole.Alternative && !check.Reads.Contains(SetupResource.Methods) && check.Reads.All(read.Contains)))
            {
                if (!told.Add(check)) continue;
                observer.Progress(SetupReader.Activity, $"{ResultText.CheckName(check.Name.ToString())}: {ResultText.Word(check.Judge(facts).Answer)}", percent: percent);
            }
        };
    }

    /// <summary>Assesses policies by themselves, for any member of the tenant. Only their files are read.</summary>
    /// <inheritdoc cref="RunAsync" path="/returns"/>
    public IReadOnlyList<PartnerMfaResult> JudgePolicies(SetupRequest request, SetupFiles files)
    {
        DateTimeOffset now = backend.Clock.GetUtcNow();
        SetupFacts facts = new()
        {
            Name = "any account",
            ReadOn = now,
            Words = words,
            Environment = request.Environment,
            Account = new(new AccountFacts { UserType = "Member", UserPrincipalName = "any account" }, null),
        };
        PolicySet policies = new PolicyRehearsal(facts.PolicyAccount, [], files.Policies).With(files.Policies);
        IReadOnlyList<SetupCheck> checks = [.. SetupChecks.Chosen(request.Checks, withApplication: false).Where(SetupChecks.IsOfPoliciesAlone)];
        facts = facts with { Policies = new(policies, null) };
        return new SetupResults(request, facts, null, files).CreateForPolicies(SetupChecks.Make(checks, facts), words);
    }

    private static IEnumerable<SetupResource> Needed(IReadOnlyList<SetupCheck> checks, SetupFiles files)
    {
        IEnumerable<SetupResource> needed = (files.AreSaved ? SetupChecks.All : checks).SelectMany(check => check.Reads);
        return files.Policies.Count > 0 ? needed.Concat(SetupChecks.PolicyResources) : needed;
    }

    // An account that does not exist in the tenant is not saved, and neither is a name that may be a secret.
    private static async Task FinishAsync(TenantRecording recording, SetupReader reader, SetupFacts facts, string account)
    {
        if (facts.IsAccountMissing || facts.Name != account) return;
        await reader.ReadForRehearsalsAsync().ConfigureAwait(false);
        recording.Finish(facts.Account?.Value?.UserPrincipalName ?? account, account);
    }

    private static async Task<RehearsalEffects> RehearseAsync(
        SetupReader reader, SetupFacts facts, SetupFiles files, IReadOnlyList<SetupCheck> checks, IReadOnlyList<CheckOutcome> today)
    {
        PolicyRehearsal rehearsal = new(facts.PolicyAccount, reader.Policies, files.Policies);
        await reader.CompleteAsync(rehearsal.With(rehearsal.Policies)).ConfigureAwait(false);
        return new RehearsalEffects(rehearsal, policies => facts with { Policies = new(reader.Complete(policies), facts.Policies!.Failure) }, checks, today);
    }
}
