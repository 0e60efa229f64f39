using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>Every reason is put into words, whatever the context.</summary>
public sealed class ExplanationsTests
{
    private static readonly ReasonCode[] WithoutRemedy = [ReasonCode.MfaClaimPresent, ReasonCode.MfaConfirmedByService];

    public static TheoryData<string> Reasons => [.. Enum.GetNames<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_is_a_sentence_with_a_page_and_a_remedy(string name)
    {
        ReasonCode reason = Enum.Parse<ReasonCode>(name);
        List<VerdictContext> all = [.. EveryFindings().Where(found => CanHave(reason, found))];

        Assert.True(all.Count >= 4);
        Assert.All(all, found =>
        {
            Explanation explanation = Explanations.For(reason, found);
            Assert.Matches(@"^\S.*[^.]\.$", explanation.Message);
            Assert.DoesNotContain("  ", explanation.Message, StringComparison.Ordinal);
            Assert.StartsWith("https://learn.microsoft.com/", explanation.HelpUri, StringComparison.Ordinal);
            Assert.Equal(WithoutRemedy.Contains(reason), explanation.Remedy is null);
            Assert.True(explanation.Remedy is null || explanation.Remedy.Trim().Length > 10);
        });
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Advice_for_the_tool_names_its_own_commands(string name)
    {
        ReasonCode reason = Enum.Parse<ReasonCode>(name);
        VerdictContext found = EveryFindings().First(found => CanHave(reason, found)) with { Words = CommandHints.Tool };
        Explanation explanation = Explanations.For(reason, found);

        Assert.DoesNotContain("Connect-PartnerMfa", explanation.Remedy ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("Test-Partner", explanation.Remedy ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "the token has no amr claim, and a v1.0 token of an MFA sign-in has one")]
    [InlineData("", "the token's amr claim is empty")]
    [InlineData("pwd", "the token's amr claim has only 'pwd'")]
    [InlineData("pwd rsa", "the token's amr claim has only 'pwd', 'rsa'")]
    public void A_token_without_MFA_is_explained_by_its_methods(string? methods, string words)
    {
        AccessTokenClaims claims = new() { AuthenticationMethods = methods?.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Equal($"The user signed in without MFA: {words}.", Explanations.For(ReasonCode.MfaClaimMissing, Found(claims, null)).Message);
    }

    [Fact]
    public void The_default_client_is_not_named_in_the_command()
    {
        AccessTokenClaims claims = new() { TenantId = TestTokens.TenantId, ApplicationId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46" };

        Assert.Equal($"Connect-PartnerMfa -TenantId {TestTokens.TenantId}", Found(claims, null).SignInCommand);
    }

    // The reasons from ContradictoryResponse on belong to the service, and only the last of them has no response.
    private static bool CanHave(ReasonCode reason, VerdictContext found) => reason switch
    {
        ReasonCode.AmbiguousClaims => found.Token.RepeatedClaims.Count > 0,
        ReasonCode.NetworkFailure => found.Probe is { Response: null },
        >= ReasonCode.ContradictoryResponse => found.Probe is { Response: not null },
        _ => true,
    };

    private static IEnumerable<VerdictContext> EveryFindings() =>
        from claims in new[]
        {
            TokenReader.Read(TestTokens.With()),
            TokenReader.Read(TestTokens.With(("amr", null), ("aud", null), ("exp", null), ("nbf", null), ("tid", null), ("appid", "x"))),
            TokenReader.Read(TestTokens.With(("amr", Array.Empty<string>()), ("aud", "https://graph.microsoft.com"), ("nbf", null))),
            new AccessTokenClaims { RepeatedClaims = ["alg", "amr"] },
        }
        from run in EveryRun()
        select Found(claims, run);

    private static IEnumerable<CallResult?> EveryRun()
    {
        yield return null;
        yield return Run(null, "no route to host");
        foreach (ResponseBody body in Enum.GetValues<ResponseBody>())
            yield return Run(new ProbeResponse { StatusCode = 200, Body = body }, null);
        foreach (string code in new[] { "900308", "2032", "900309", "900329", "7" })
            yield return Run(new ProbeResponse { StatusCode = 403, Code = code, Body = ResponseBody.Error }, null);
    }

    private static CallResult Run(ProbeResponse? response, string? failure) => new(response, failure, CorrelationIds.New(), 3) { Duration = TimeSpan.FromSeconds(7) };

    private static VerdictContext Found(AccessTokenClaims claims, CallResult? run) => new()
    {
        Token = claims,
        TokenVerdict = TokenVerdictTable.Judge(claims, PartnerMfaEnvironments.Global),
        Environment = PartnerMfaEnvironments.Global,
        Source = "a test",
        CheckedOn = new ManualClock().GetUtcNow(),
        Probe = run,
        Words = CommandHints.PowerShell,
    };
}
