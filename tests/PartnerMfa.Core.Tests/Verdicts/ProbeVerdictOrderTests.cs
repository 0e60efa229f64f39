using PartnerMfa.Probe;

namespace PartnerMfa.Verdicts;

/// <summary>Responses that two rows of the second table match: the earlier one decides.</summary>
public sealed class ProbeVerdictOrderTests
{
    private const string MfaRequired = """{"code":"900421"}""";

    [Theory]
    [InlineData("conflicting before refused", 401, "isMfaCompliant: true, false", MfaRequired, "ContradictoryResponse")]
    [InlineData("conflicting before confirmed", 200, "isMfaCompliant: true, false", Reply.ProfileBody, "ContradictoryResponse")]
    [InlineData("contradiction before required", 401, "isMfaCompliant: true", MfaRequired, "ContradictoryResponse")]
    [InlineData("contradiction before confirmed", 401, "isMfaCompliant: true", "MFA required", "ContradictoryResponse")]
    [InlineData("refused before required", 401, "isMfaCompliant: false", MfaRequired, "MfaRefusedByService")]
    [InlineData("refused before the token's own Yes", 200, "isMfaCompliant: false", Reply.ProfileBody, "MfaRefusedByService")]
    [InlineData("refused before throttled", 429, "isMfaCompliant: false", "", "MfaRefusedByService")]
    [InlineData("required before rejected", 401, "X-Other: 1", MfaRequired, "MfaRequiredByService")]
    [InlineData("confirmed before the token's own Yes", 200, "isMfaCompliant: true", Reply.ProfileBody, "MfaConfirmedByService")]
    [InlineData("confirmed before unexpected", 200, "isMfaCompliant: true", "<html></html>", "MfaConfirmedByService")]
    [InlineData("confirmed before rejected", 401, "isMfaCompliant: true", "", "MfaConfirmedByService")]
    [InlineData("confirmed before denied", 403, "isMfaCompliant: true", "", "MfaConfirmedByService")]
    [InlineData("confirmed before throttled", 429, "isMfaCompliant: true", "", "MfaConfirmedByService")]
    [InlineData("confirmed before unavailable", 502, "isMfaCompliant: true", "", "MfaConfirmedByService")]
    [InlineData("the token before unexpected", 200, "X-Other: 1", Reply.ProfileBody, "MfaClaimPresent")]
    [InlineData("rejected before unexpected", 401, "X-Other: 1", "<html></html>", "TokenRejected")]
    [InlineData("denied before unexpected", 403, "X-Other: 1", "<html></html>", "AccessDenied")]
    [InlineData("throttled before unexpected", 429, "X-Other: 1", "<html></html>", "Throttled")]
    [InlineData("unavailable before unexpected", 503, "X-Other: 1", "<html></html>", "ServiceUnavailable")]
    public async Task The_first_row_that_matches_decides(string order, int status, string header, string body, string reason)
    {
        (_, string actual) = await Probes.VerdictAsync(new Reply(status, body).With(header));
        Assert.True(reason == actual, $"{order}: expected {reason}, and got {actual}");
    }
}
