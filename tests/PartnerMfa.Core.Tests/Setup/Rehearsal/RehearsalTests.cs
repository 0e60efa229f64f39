using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Tenants;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>A table of rehearsals, each with the changes for the account.</summary>
public sealed class RehearsalTests : IDisposable
{
    private static readonly JsonObject[] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Setup", "Rehearsal", "Rehearsals.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    private readonly RehearsalFiles _files = new();

    public static TheoryData<string> Names { get; } = [.. Lines.Select(line => (string)line["name"]!)];

    /// <summary>Tenants whose policies have all been on for a while. Rehearsing them one by one must lead to the same answer.</summary>
    public static TheoryData<string> Tenants { get; } =
    [
        .. TenantTests.Lines
            .Where(line => line["policies"] is JsonArray { Count: > 0 } policies && line["fail"] is null && line["set"]?["links"] is null
                && policies.All(policy => !policy!.AsObject().Any(member => member.Key is "state" or "modifiedDateTime" or "createdDateTime" or "id" or "conditions" or "conditions.users" or "displayName")))
            .Select(line => (string)line["name"]!),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rehearsal_says_what_changes(string name)
    {
        JsonObject line = Lines.Single(one => (string)one["name"]! == name);
        SetupFiles files = _files.Open([_files.WritePolicies("policies.json", line["rehearse"]!.AsArray())]);

        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(line, files);

        Assert.Equal((string)line["answer"]!, $"{results[0].Result} {results[0].Reason}");
        Assert.StartsWith((string)line["says"]!, results[0].Message, StringComparison.Ordinal);
        foreach (JsonNode? seen in line["seen"]?.AsArray() ?? []) Assert.Contains((string)seen!, results[0].Evidence);
        Assert.Contains(results[0].Evidence, seen => seen.StartsWith("without the rehearsal: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task Policies_have_the_same_effect_in_a_file_as_in_the_tenant(string name)
    {
        JsonObject line = TenantTests.Lines.Single(one => (string)one["name"]! == name);
        IReadOnlyList<PartnerMfaResult> expected = await TenantTests.AssessAsync(line);
        JsonObject empty = line.DeepClone().AsObject();
        empty["policies"] = new JsonArray();

        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(empty, _files.Open([_files.WritePolicies("policies.json", line["policies"]!.AsArray())]));

        Assert.Equal(expected.Select(one => (one.Check, one.Result, one.Reason)), results.Select(one => (one.Check, one.Result, one.Reason)));
    }

    [Theory]
    [InlineData("[{}]", "Yes PolicyRequiresMfa", "Rehearsal of the policy 'Require MFA' on its own, as if on. Conditional Access requires MFA for the account at every sign-in")]
    [InlineData("""[{"state": "disabled"}]""", "Yes PolicyRequiresMfa", "Rehearsal of the policy 'Require MFA' on its own, as if on. Conditional Access requires MFA")]
    [InlineData("""[{"conditions.users.excludeUsers": ["aaaa0000-0000-0000-0000-000000000009"]}]""", "Unknown PolicyNotCertain", "Rehearsal of the policy 'Require MFA' on its own, as if on. It is not certain")]
    [InlineData("""[{"conditions.users": {"includeGroups": ["aaaa0000-0000-0000-0000-000000000009"]}}]""", "Unknown PolicyNotCertain", "Rehearsal of")]
    [InlineData("""[{"conditions.users": {"includeUsers": ["GuestsOrExternalUsers"]}}]""", "No NoPolicyRequiresMfa", "Rehearsal of")]
    [InlineData("""[{}, {"displayName": "Block", "grantControls.builtInControls": ["block"]}]""", "No SignInBlocked", "Rehearsal of 2 policies on their own, as if on. The policy 'Block' blocks every sign-in")]
    [InlineData("""[{"grantControls": {"operator": "AND", "builtInControls": ["mfa", "compliantDevice"]}}]""", "Yes PolicyRequiresMfa", "Rehearsal of the policy 'Require MFA' on its own, as if on. ")]
    public void Policies_are_judged_by_themselves_for_any_member(string policies, string answer, string says)
    {
        SetupFiles files = _files.Open([_files.WritePolicies("policies.json", JsonNode.Parse(policies)!.AsArray())]);
        ServiceBackend backend = new() { Handler = new ScriptedHandler(), Clock = new ManualClock(), Random = () => 0.5 };

        IReadOnlyList<PartnerMfaResult> results = new SetupAssessment(backend, CommandHints.PowerShell)
            .JudgePolicies(new SetupRequest("", PartnerMfaEnvironments.Global, GraphToken: null, ""), files);

        Assert.Equal(answer, $"{results[0].Result} {results[0].Reason}");
        Assert.StartsWith(says, results[0].Message, StringComparison.Ordinal);
        Assert.Equal([null, "ConditionalAccess", "SignInAllowed", "UnattendedSignIn", "SessionLifetime"], results.Select(result => result.Check));
        Assert.All(results, result => Assert.Null(result.Account));
        if (results[0].Result == "Unknown") Assert.Equal("Judge the policies for an account in its tenant: Test-PartnerMfaSetup -UserPrincipalName '<account>' -PolicyPath policies.json", results[0].Remedy);
        if (answer == "Yes PolicyRequiresMfa" && policies.Contains("compliantDevice", StringComparison.Ordinal)) Assert.Contains(" But an unattended sign-in will be refused: ", results[0].Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
