using System.Text.Json.Nodes;
using PartnerMfa.Setup.Tenants;

namespace PartnerMfa.Setup.Witnesses;

/// <summary>A table of second opinions, each with its effect.</summary>
public sealed class WitnessTests
{
    private static readonly JsonObject[] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Setup", "Witnesses", "Witnesses.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    public static TheoryData<string> Names { get; } = [.. Lines.Select(line => (string)line["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_witness_never_makes_a_Yes_and_its_failure_changes_nothing(string name)
    {
        JsonObject line = Lines.Single(one => (string)one["name"]! == name);
        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(line, witnesses: [PartnerMfaWitness.WhatIf, PartnerMfaWitness.SignIns]);
        PartnerMfaResult check = results.Single(result => result.Check == nameof(PartnerMfaSetupCheck.ConditionalAccess));

        Assert.Equal((string)line["answer"]!, $"{results[0].Result} {results[0].Reason}");
        if ((string?)line["says"] is { } says) Assert.Contains(says, results[0].Message, StringComparison.Ordinal);
        if ((string?)line["check"] is { } noted) Assert.Contains(noted, check.Message, StringComparison.Ordinal);
        if ((string?)line["seen"] is { } seen) Assert.Contains(seen, check.Evidence);
        if (results[0].Result == "Unknown") Assert.NotNull(results[0].Remedy);
    }

    [Fact]
    public async Task Without_a_permission_for_it_a_witness_is_not_asked_by_default()
    {
        JsonObject line = Lines.Single(one => (string)one["name"]! == "What If finds no policy");

        // The token in these tests may only read users.
        Assert.Equal("Yes", (await TenantTests.AssessAsync(line))[0].Result);
        Assert.Equal("Yes", (await TenantTests.AssessAsync(line, witnesses: [PartnerMfaWitness.SignIns]))[0].Result);
    }
}
