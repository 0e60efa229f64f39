using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

public sealed class SupportTextTests : IDisposable
{
    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task The_text_lists_the_requests_their_times_and_the_responses()
    {
        string text = await WriteAsync([SampleResults.Result("No")]);

        Assert.Equal(
            """
            Calls to Microsoft's services, for a support ticket. Written 2026-11-22 02:30:00 UTC by PartnerMfa 0.1.0.
            It contains no tokens and no secrets. All times are UTC.

            1. 2026-11-22 01:30:00 UTC
               Asked:             Partner Center: GET /v1/profiles/organization with ValidateMfa: true and MS-Enforce-MFA: true
               Environment:       Global
               Account:           someone@contoso.com
               Tenant:            Contoso Ltd. (the-tenant)
               Application:       the-app
               Methods:           pwd, mfa
               Audience:          https://api.partnercenter.microsoft.com
               Partner Center:    HTTP 200, confirmed by the service, 1 attempt, 1.5 s
               Correlation ID:    the-correlation-id
               Request ID:        the-request-id
               Seen:              HTTP/1.1 200 OK
               Seen:              company: Contoso Ltd.
               Concluded:         No (MfaConfirmedByService): It is so.


            """, text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Refusals_of_the_sign_in_service_have_their_code_and_IDs()
    {
        PartnerMfaException refusal = new(ErrorId.ConsentRequired, "Nobody has consented.", "Consent.", "jobs@contoso.com") { AadstsCode = "AADSTS65001", CorrelationId = "the-correlation", TraceId = "the-trace" };

        string text = await WriteAsync([], refusal);

        Assert.Contains("   Code:              AADSTS65001\n   Correlation ID:    the-correlation\n   Trace ID:          the-trace\n   Came back:         ConsentRequired: Nobody has consented.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsent_results_are_left_out_and_sandbox_results_are_marked()
    {
        string text = await WriteAsync([SampleResults.InSandbox()]);

        Assert.Contains("Nothing in this report was sent to Microsoft, so there is nothing that Microsoft could look up.\n1 result without a call to Microsoft left out.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_in_it()
    {
        string token = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaSJ9.x-y-z";
        PartnerMfaResult result = SampleResults.Result("No", account: token);

        Assert.DoesNotContain("eyJ", await WriteAsync([result]), StringComparison.Ordinal);
    }

    private Task<string> WriteAsync(PartnerMfaResult[] results, params PartnerMfaException[] failures) =>
        _samples.WriteAsync("ticket.txt", results, failures, PartnerMfaReportFormat.SupportText);
}
