using PartnerMfa.Requests;

namespace PartnerMfa.Reports;

/// <summary>Sample results, and reports of them in a temporary folder.</summary>
internal sealed class SampleResults : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-report-");

    public string Folder => _folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public static PartnerMfaResult Result(string answer = "Yes", string account = "someone@contoso.com", string? check = null, string[]? decidedBy = null, string? remedy = null) => new()
    {
        Result = answer,
        Reason = "MfaConfirmedByService",
        Check = check,
        DecidedBy = decidedBy,
        Message = "It is so.",
        Remedy = remedy ?? (answer == "Yes" ? null : "Sign in with MFA."),
        HelpUri = "https://learn.microsoft.com/page",
        Account = account,
        TenantId = "the-tenant",
        ApplicationId = "the-app",
        AuthenticationMethods = ["pwd", "mfa"],
        Audience = "https://api.partnercenter.microsoft.com",
        Environment = "Global",
        Source = "Browser",
        StatusCode = 200,
        ServiceConfirmed = true,
        CorrelationId = "the-correlation-id",
        RequestId = "the-request-id",
        Attempts = 1,
        Duration = 1.5,
        CheckedOn = Now.UtcDateTime.AddHours(-1),
        Evidence = ["row: isMfaCompliant is true", "HTTP/1.1 200 OK", "company: Contoso Ltd."],
    };

    public static PartnerMfaResult InSandbox() => new()
    {
        Result = "Yes",
        Reason = "MfaClaimPresent",
        Message = "m",
        Environment = "Sandbox",
        Source = "s",
        CheckedOn = Now.UtcDateTime,
    };

    public static PartnerMfaUsage Usage(params (int Total, int Compliant)[] days) => new()
    {
        Result = "No",
        Reason = "CallsWithoutMfa",
        Message = "Some calls were made without MFA.",
        Environment = "Global",
        Source = "Browser",
        CheckedOn = Now.UtcDateTime,
        ApplicationId = "the-app",
        ApplicationName = "The app",
        TotalRequests = days.Sum(day => day.Total),
        CompliantRequests = days.Sum(day => day.Compliant),
        Days = [.. days.Select((day, i) => new PartnerMfaUsageDay { Date = Now.UtcDateTime.Date.AddDays(i), TotalRequests = day.Total, CompliantRequests = day.Compliant })],
        Users = [new PartnerMfaUsageUser { UserPrincipalName = "<b>user</b>" }],
        Calls = [new PartnerMfaUsageCall { OperationName = "GetCustomers", CorrelationId = "call-correlation" }],
    };

    public Report Open(string name, bool force = false, PartnerMfaReportFormat? format = null) =>
        Report.Open(new ReportRequest { Path = PathOf(name), Force = force, Format = format, Title = "The title" }, new FixedClock());

    /// <returns>The text of a report with these results.</returns>
    public async Task<string> WriteAsync(string name, params PartnerMfaResult[] results) => await WriteAsync(name, results, []);

    public async Task<string> WriteAsync(string name, PartnerMfaResult[] results, PartnerMfaException[] failures, PartnerMfaReportFormat? format = null)
    {
        using (Report report = Open(name, force: true, format))
        {
            foreach (PartnerMfaResult result in results) report.Add(result);
            foreach (PartnerMfaException failure in failures) report.AddFailure(failure);
            await report.CompleteAsync(TestContext.Current.CancellationToken);
        }

        return await File.ReadAllTextAsync(PathOf(name), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
