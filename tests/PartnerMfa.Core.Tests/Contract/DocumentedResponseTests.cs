using PartnerMfa.Probe;
using PartnerMfa.Testing.Contract;
using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Contract;

/// <summary>
/// The table of documented responses: the probe judges them as the table says, and the simulated services send no others.
/// </summary>
public sealed class DocumentedResponseTests
{
    public static TheoryData<string> Names { get; } = [.. DocumentedResponses.All.Select(response => response.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_documented_response_gets_its_verdict(string name)
    {
        DocumentedResponse row = Find(name);

        Assert.Equal(row.OfYes, await Probes.VerdictAsync(row.Reply, Probes.TokenThatSays("Yes")));
        Assert.Equal(row.OfNo, await Probes.VerdictAsync(row.Reply, Probes.TokenThatSays("No")));
        Assert.Equal(row.OfUndecided, await Probes.VerdictAsync(row.Reply, Probes.TokenThatSays("ngcmfa")));
    }

    [Theory]
    [InlineData("chunks", "a profile without a word of MFA")]
    [InlineData("a byte order mark", "a profile without a word of MFA")]
    [InlineData("every header doubled", "a profile with isMfaCompliant: true")]
    [InlineData("the refusal of 2019", "the refusal of 2019")]
    [InlineData("401 with a code", "the refusal of 2026")]
    [InlineData("429 with Retry-After in seconds", "throttled")]
    [InlineData("502 by a gateway", "a gateway's 502")]
    [InlineData("503 with Retry-After in seconds", "a gateway's 503")]
    [InlineData("redirect to another host with 302", "a redirect")]
    [InlineData("a captive portal", "a captive portal")]
    public async Task The_fault_server_sends_documented_responses_except_for_its_fault(string fault, string documented)
    {
        await using FaultServer elsewhere = new(FaultActs.Answer(WireText.Good()));
        await using FaultServer server = new(FaultTable.All.Single(row => row.Name == fault).Act) { Elsewhere = elsewhere.Address };
        using HttpClient client = new(FaultHandlers.Sockets());
        client.DefaultRequestHeaders.Authorization = new("Bearer", "token");
        using HttpResponseMessage response = await client.GetAsync(server.Address, TestContext.Current.CancellationToken);

        // Only the subject of the fault differs.
        ResponseShape row = Find(documented).Shape;
        ResponseShape sent = ResponseShape.Of(response);
        Assert.Equal(
            row with { Phrase = null, Compliance = "", Waits = false, Chunked = false },
            sent with { Phrase = null, Compliance = "", Waits = false, Chunked = false });
        Assert.StartsWith(row.Compliance, sent.Compliance, StringComparison.Ordinal);
        Assert.True(sent.Waits || !row.Waits, "Throttling says how long to wait.");
    }

    [Fact]
    public void The_table_has_its_responses_once()
    {
        Assert.Equal(Names.Count, DocumentedResponses.All.Select(row => row.Shape).Distinct().Count());
        Assert.DoesNotContain(DocumentedResponses.All, row => row.Shape.Body.StartsWith("undocumented", StringComparison.Ordinal));
    }

    [Fact]
    public void The_verdicts_of_the_table_are_of_every_kind_that_a_response_can_bring() => Assert.Equal(
        [
            "AccessDenied", "AccessDeniedForMfa", "ClaimsChallenge", "ContradictoryResponse", "MfaClaimMissing", "MfaClaimPresent", "MfaConfirmedByService", "MfaRefusedByService",
            "MfaRequiredByService", "NotConfirmedByService", "ServiceUnavailable", "Throttled", "TokenRejected", "UnexpectedResponse",
        ],
        DocumentedResponses.All.SelectMany(row => new[] { row.OfYes, row.OfNo, row.OfUndecided }).Select(verdict => verdict.Reason).Distinct().Order());

    private static DocumentedResponse Find(string name) => DocumentedResponses.All.Single(response => response.Name == name);
}
