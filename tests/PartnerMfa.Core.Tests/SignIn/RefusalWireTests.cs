using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Every code in the form that Entra ID sends, with its OAuth error, suberror, IDs and time, through MSAL to the user.</summary>
public sealed class RefusalWireTests
{
    private const string TraceId = "0b2e9b52-6c7b-4d7e-8f0a-2f4f3a1c0100";
    private const string CorrelationId = "7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e";
    private const string Words = "Words of the service, and 'quoted' ones.";
    private const string Command = $"New-PartnerMfaRefreshToken -Environment China -TenantId contoso.example -ApplicationId {TestTokens.ApplicationId}";

    private static readonly RefreshTokenSignIn Request = SignIns.ByRefreshToken with { Environment = PartnerMfaEnvironments.Find("China") };

    // The codes of one row, in the form that the service sends.
    private static readonly (string Error, string? Suberror, int[] Codes)[] Wire =
    [
        ("invalid_request", null, [9002326, 50059, 50128, 90002, 900023, 5000224, 90038, 900382, 900432, 50194, 9002313, 9002327, 90012, 90024, 90006, 650057, 901002, 70011, 650053, 501481, 9002325, 900561, 500113, 900971, 1002016, 500200, 500207, 9002332, 500208, 28002, 28003, 1002012, 90010, 90014, 900144, 90008, 7000014, 500111, 500112, 5000225]),
        ("interaction_required", "basic_action", [50076, 50074, 50078, 50079, 50072, 50158, 50161, 500121, 16000, 50058, 50199, 50140, 50143, 50125, 50178]),
        ("interaction_required", "additional_action", [53000, 53001, 53002, 50097, 530003, 50131, 530084, 50127, 50129, 50187, 53005, 53009]),
        ("interaction_required", null, [53004, 53010, 50000, 50105, 54008]),
        ("access_denied", "message_only", [53003, 530032, 530034, 530035, 530036, 53011, 500021, 500022, 500212, 500213, 530004]),
        ("access_denied", null, [65004]),
        ("invalid_grant", "consent_required", [65001, 90093, 90094, 90095, 90099]),
        ("invalid_grant", "bad_token", [70000, 70008, 700082, 700084, 70043, 50173, 50132, 50133, 50089, 50144, 700003, 135011, 50155]),
        ("invalid_grant", null, [50034, 50020, 90072, 50177, 51004, 54005, 50196, 50126, 50053, 50055, 50057, 135010, 65002, 50013, 500133, 240002, 50052, 50056, 50064, 50135, 50142, 500341, 80001, 80002, 80005, 80007]),
        ("invalid_client", null, [65005, 650056, 7000215, 7000222, 7000218, 700025, 700027, 700024, 50012, 1000502, 50011, 650051, 650052, 7000112, 7000229, 70021, 700211, 700212, 700213, 7002138, 700223]),
        ("invalid_resource", null, [500011, 500014, 50001]),
        ("unauthorized_client", null, [700016, 700011, 70001]),
        ("bad_verification_code", null, [70018]),
        ("expired_token", null, [70016, 70019]),
        ("temporarily_unavailable", null, [50087, 90033, 90055]),
    ];

    public static TheoryData<string, string?, int> Codes
    {
        get
        {
            TheoryData<string, string?, int> rows = [];
            foreach ((string error, string? suberror, int[] codes) in Wire)
                foreach (int code in codes) rows.Add(error, suberror, code);
            return rows;
        }
    }

    [Fact]
    public void Every_code_of_the_table_is_tried_once() => Assert.Equal(
        AadstsErrors.All.SelectMany(row => row.Codes).Order(), Wire.SelectMany(wire => wire.Codes).Order());

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_known_code_decides_and_the_whole_text_of_the_service_is_kept(string error, string? suberror, int code)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, Answer(error, suberror, code));
        AadstsError row = AadstsErrors.Find(code)!;

        Assert.Equal(
            (row.Id.ToString(), $"{row.Meaning} AADSTS{code}: {Words}", Filled(row), "contoso.example"),
            (refused.ErrorId, refused.Message, refused.Remedy, refused.TargetName));
        Assert.Equal(
            ($"AADSTS{code}", TraceId, CorrelationId, new DateTimeOffset(2026, 6, 8, 11, 59, 58, TimeSpan.Zero)),
            (refused.AadstsCode, refused.TraceId, refused.CorrelationId, refused.Timestamp));
    }

    private static string Filled(AadstsError row) => RemedyTemplate.Fill(
        row.RemedyFor(SignInForm.RefreshToken),
        new RemedyCommands(CommandHints.PowerShell, new CommandTarget(Request.Environment, Request.TenantId, Request.ApplicationId, Request.UserPrincipalName), SignInForm.RefreshToken));

    [Fact]
    public async Task The_command_is_the_one_of_the_form_that_was_refused()
    {
        const string where = $" -TenantId contoso.example -ApplicationId {TestTokens.ApplicationId}";
        (SignInRequest Request, string Command)[] forms =
        [
            (SignIns.ByRefreshToken, $"New-PartnerMfaRefreshToken{where}"),
            (SignIns.ByRefreshToken with { ApplicationId = null }, "New-PartnerMfaRefreshToken -TenantId contoso.example -ApplicationId '<app id>'"),
            (SignIns.ByRefreshToken with { UserPrincipalName = TestTokens.Account }, $"New-PartnerMfaRefreshToken{where} -UserPrincipalName {TestTokens.Account}"),
            (SignIns.ByWebApp, $"New-PartnerMfaRefreshToken{where} -Credential $credential"),
            (SignIns.ByRefreshToken with { Credential = new ClientCertificateCredential(Certificates.App) }, $"New-PartnerMfaRefreshToken{where} -Certificate $certificate"),
            (DeviceCodes.Request with { TenantId = "contoso.example" }, $"Connect-PartnerMfa{where} -UserPrincipalName {DeviceCodes.Request.UserPrincipalName}"),
        ];
        foreach ((SignInRequest request, string command) in forms)
        {
            PartnerMfaException refused = await SignIns.RefusedAsync(request, Answer("invalid_grant", "bad_token", 50173));

            Assert.Equal($"Sign in again with MFA: {command}{(request is RefreshTokenSignIn ? ". Store the refresh token that it gives in place of the old one." : "")}", refused.Remedy);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task The_status_does_not_matter(int status)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, Answer("invalid_client", null, 7000222) with { Status = status });

        Assert.Equal(("ClientSecretExpired", "AADSTS7000222"), (refused.ErrorId, refused.AadstsCode));
    }

    [Theory]
    [InlineData("invalid_grant", null, "SignInFailed")]
    [InlineData("interaction_required", null, "MfaInteractionRequired")]
    [InlineData("invalid_grant", "message_only", "ConditionalAccessBlocked")]
    [InlineData("invalid_grant", "bad_token", "RefreshTokenInvalid")]
    [InlineData("invalid_grant", "client_mismatch", "RefreshTokenInvalid")]
    [InlineData("invalid_grant", "device_authentication_failed", "DeviceChanged")]
    [InlineData("invalid_scope", null, "ScopeInvalid")]
    [InlineData("something_new", null, "SignInFailed")]
    public async Task An_unknown_code_keeps_the_words_of_the_service_and_gets_the_advice_of_its_OAuth_error(string error, string? suberror, string id)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, Answer(error, suberror, 999999));

        Assert.Equal(
            (id, $"The sign-in service refused: AADSTS999999: {Words}"),
            (refused.ErrorId, refused.Message));
        Assert.Equal(
            ("AADSTS999999", TraceId, CorrelationId, new DateTimeOffset(2026, 6, 8, 11, 59, 58, TimeSpan.Zero)),
            (refused.AadstsCode, refused.TraceId, refused.CorrelationId, refused.Timestamp));
    }

    [Theory]
    [InlineData(" Timestamp: 2026-06-08 11:59:58Z", "2026-06-08 11:59:58Z")]
    [InlineData("\r\nTimestamp: 2026-06-08T11:59:58Z", "2026-06-08 11:59:58Z")]
    [InlineData(" Timestamp: yesterday", null)]
    [InlineData(" Timestamp: 2026-99-99 11:59:58Z", null)]
    [InlineData("", null)]
    public async Task The_time_is_that_of_the_service_or_none(string text, string? time)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, SignIns.Refused("invalid_grant", $"AADSTS70008: {Words}{text}"));

        Assert.Equal(time, refused.Timestamp?.ToString("u"));
        Assert.EndsWith(Words, refused.Message, StringComparison.Ordinal);
    }

    private static Reply Answer(string error, string? suberror, int code) => new(400, JsonSerializer.Serialize(new
    {
        error,
        error_description = $"AADSTS{code}: {Words}\r\nTrace ID: {TraceId}\r\nCorrelation ID: {CorrelationId}\r\nTimestamp: 2026-06-08 11:59:58Z",
        error_codes = new[] { code },
        timestamp = "2026-06-08 11:59:58Z",
        trace_id = TraceId,
        correlation_id = CorrelationId,
        error_uri = $"https://login.microsoftonline.com/error?code={code}",
        suberror,
    }));
}
