using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Requests second opinions about Conditional Access. Each works independently, and its failure changes nothing.</summary>
internal sealed class SetupWitnesses(ServiceBackend backend, SetupRequest request, GraphToken token, IWorkObserver observer, TimeLimit limit)
{
    private const string Evaluate = "/v1.0/identity/conditionalAccess/evaluate";
    private const int MostSignIns = 20;

    // The log is kept as long as Partner Center's usage data.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    // Nothing depends on it, so it is not worth waiting for.
    private readonly ResourceReader _reader = new(backend, ResourceService.Graph(request.Environment), request.GraphToken!, observer) { Retries = RetryOptions.Once };

    /// <summary>The permissions of the chosen second opinions.</summary>
    public static IEnumerable<string> PermissionsOf(IReadOnlyCollection<PartnerMfaWitness>? chosen) => (chosen ?? []).SelectMany(witness => witness == PartnerMfaWitness.SignIns
        ? new[] { "AuditLog.Read.All", "Policy.Read.All" }
        : ["Policy.Read.All"]);

    public async Task<SetupFacts> AskAsync(SetupFacts facts)
    {
        if (facts.Policies is null || facts.Account?.Value?.ObjectId is not { } account || !Guid.TryParse(account, out _)) return facts;
        if (IsWanted(PartnerMfaWitness.WhatIf, "Policy.Read.All", "Policy.Read.ConditionalAccess")) facts = facts with { WhatIf = await WhatIfAsync(account).ConfigureAwait(false) };
        if (IsWanted(PartnerMfaWitness.SignIns, "AuditLog.Read.All")) facts = facts with { SignIns = await SignInsAsync(account, facts.ReadOn).ConfigureAwait(false) };
        return facts;
    }

    private bool IsWanted(PartnerMfaWitness witness, params string[] permissions) =>
        request.Witnesses is { } chosen ? chosen.Contains(witness) : permissions.Any(token.Has);

    // If one question is not answered, the other answers carry no weight, because an opinion is about all of them.
    private async Task<ResourceResult<IReadOnlyList<WhatIfAnswer>>> WhatIfAsync(string account)
    {
        List<WhatIfAnswer> answers = [];
        IEnumerable<WhatIfQuestion> questions = await TrustedLocationAsync().ConfigureAwait(false) is { } trusted ? WhatIfQuestion.All.Append(WhatIfQuestion.From(trusted)) : WhatIfQuestion.All;
        foreach (WhatIfQuestion question in questions)
        {
            ResourceResult<JsonElement> read = await _reader.QueryAsync(Evaluate, Body(question, account), limit).ConfigureAwait(false);
            WhatIfAnswer? answer = read.Failure is null ? Try(() => WhatIfAnswer.Read(question, read.Value)) : null;
            if (answer is null) return new(answers, read.Failure ?? new ResourceFailure(ResourceFailureKind.Unexpected, "an answer in a shape that is not known here"));
            answers.Add(answer);
        }

        return new(answers, null);
    }

    // If it cannot be read, the other questions can still be asked.
    private async Task<TrustedLocation?> TrustedLocationAsync()
    {
        TrustedLocation? trusted = null;
        await _reader.GetAllAsync(GraphPaths.NamedLocations.PathAndQuery, GraphConstants.ItemsName, json => trusted ??= Try(() => TrustedLocation.Read(json)), limit).ConfigureAwait(false);
        return trusted;
    }

    private async Task<ResourceResult<IReadOnlyList<LoggedSignIn>>> SignInsAsync(string account, DateTimeOffset now)
    {
        ResourceResult<JsonElement> page = await _reader.GetAsync(LoggedSignIn.PathTo(now - LookBack, MostSignIns, account), limit).ConfigureAwait(false);
        if (page.Failure is not null) return new([], page.Failure);
        IReadOnlyList<LoggedSignIn>? signIns = Try<IReadOnlyList<LoggedSignIn>>(() => page.Value.Member("value") is { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Select(LoggedSignIn.Read).OfType<LoggedSignIn>()
                .Where(one => one.UserId is null || one.UserId.Equals(account, StringComparison.OrdinalIgnoreCase)).OrderByDescending(one => one.On).Take(MostSignIns)]
            : null);
        return signIns is null ? new([], new ResourceFailure(ResourceFailureKind.Unexpected, "an answer in a shape that is not known here")) : new(signIns, null);
    }

    private static JsonObject Body(WhatIfQuestion question, string account)
    {
        JsonObject conditions = new()
        {
            ["clientAppType"] = question.Client,
            ["devicePlatform"] = question.Platform,
            ["country"] = "US",
            ["ipAddress"] = question.Address,
            ["signInRiskLevel"] = question.Risk,
            ["userRiskLevel"] = question.UserRisk,
        };
        if (question.Flow is { } flow) conditions["authenticationFlow"] = new JsonObject { ["transferMethod"] = flow };
        return new JsonObject
        {
            ["signInIdentity"] = new JsonObject { [GraphConstants.TypeName] = "#microsoft.graph.userSignIn", ["userId"] = account },
            ["signInContext"] = new JsonObject
            {
                [GraphConstants.TypeName] = "#microsoft.graph.applicationContext",
                ["includeApplications"] = new JsonArray(PartnerMfaEnvironment.PartnerCenterApplicationId),
            },
            ["signInConditions"] = conditions,
            ["appliedPoliciesOnly"] = true,
        };
    }

    // Half of a surrogate pair is noticed only when the text is read.
    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
