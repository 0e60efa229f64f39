using System.Text.Json;

namespace PartnerMfa.Verdicts;

/// <summary>A result survives jobs, remoting and files unchanged.</summary>
public sealed class PartnerMfaResultTests
{
    private static readonly PartnerMfaResult Full = new()
    {
        Result = "Yes",
        Reason = "MfaConfirmedByService",
        Check = "SecurityDefaults",
        Role = "Alternative",
        DecidedBy = ["SecurityDefaults"],
        Message = "A message.",
        Remedy = "A remedy.",
        HelpUri = "https://learn.microsoft.com/",
        Account = TestTokens.Account,
        TenantId = TestTokens.TenantId,
        ApplicationId = TestTokens.ApplicationId,
        AuthenticationMethods = ["pwd", "mfa"],
        Audience = "https://api.partnercenter.microsoft.com",
        IssuedOn = new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc),
        ExpiresOn = new DateTime(2026, 6, 8, 13, 0, 0, DateTimeKind.Utc),
        IsExpired = true,
        Environment = "Global",
        Source = "a test",
        StatusCode = 200,
        OrdinaryCallsTried = 3,
        OrdinaryCallsRefused = 1,
        ClaimsChallenge = "{}",
        ServiceConfirmed = true,
        CorrelationId = "c",
        RequestId = "r",
        Attempts = 3,
        Duration = 1.234,
        SignatureStatus = "Valid",
        Claims = [new PartnerMfaClaim { Name = "amr", Value = "pwd, mfa", Meaning = "how the user signed in", HelpUri = "https://learn.microsoft.com/", IsHeader = true }],
        CheckedOn = new DateTime(2026, 6, 8, 12, 0, 1, DateTimeKind.Utc),
        Evidence = ["row: isMfaCompliant is true", "HTTP/1.1 200 OK"],
    };

    [Fact]
    public void A_full_result_comes_back_from_JSON_whole()
    {
        string json = JsonSerializer.Serialize(Full);
        PartnerMfaResult? back = JsonSerializer.Deserialize<PartnerMfaResult>(json);

        Assert.Equivalent(Full, back, strict: true);
        Assert.Equal(json, JsonSerializer.Serialize(back));
        Assert.All([back!.IssuedOn!.Value, back.ExpiresOn!.Value, back.CheckedOn], time => Assert.Equal(DateTimeKind.Utc, time.Kind));
    }

    [Fact]
    public void The_full_result_of_these_tests_leaves_nothing_out() =>
        Assert.All(typeof(PartnerMfaResult).GetProperties(), property => Assert.NotNull(property.GetValue(Full)));

    [Fact]
    public async Task A_result_of_a_probe_comes_back_from_JSON_whole()
    {
        using HttpResponseMessage response = Reply.Profile.Create();
        PartnerMfaResult result = await Probe.Probes.JudgeAsync(response, TestTokens.With(("amr", null), ("ver", "2.0")));

        Assert.Equivalent(result, JsonSerializer.Deserialize<PartnerMfaResult>(JsonSerializer.Serialize(result)), strict: true);
    }

    [Fact]
    public void Every_value_is_of_a_type_that_every_shell_knows()
    {
        Type[] plain = [typeof(string), typeof(PartnerMfaCollection<string>), typeof(bool), typeof(int), typeof(double), typeof(DateTime), typeof(PartnerMfaCollection<PartnerMfaClaim>)];

        Assert.All(
            typeof(PartnerMfaResult).GetProperties(),
            property => Assert.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, plain));
    }

    [Theory]
    [InlineData("Yes", null, "YES  A message.")]
    [InlineData("No", null, "NO  A message.")]
    [InlineData("NotApplicable", null, "NOT APPLICABLE  A message.")]
    [InlineData("Unknown", null, "UNKNOWN  A message.")]
    [InlineData("Nonsense", null, "UNKNOWN  A message.")]
    [InlineData("No", "SecurityDefaults", "NO  SecurityDefaults: A message.")]
    public void The_text_of_a_result_is_its_headline(string answer, string? check, string headline) =>
        Assert.Equal(headline, Sample(answer, check).ToString());

    private static PartnerMfaResult Sample(string answer, string? check) => new()
    {
        Result = answer,
        Reason = "MfaClaimMissing",
        Check = check,
        Message = "A message.",
        Environment = "Global",
        Source = "a test",
        CheckedOn = new DateTime(2026, 6, 8, 12, 0, 1, DateTimeKind.Utc),
    };
}
