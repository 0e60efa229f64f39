using System.Reflection;
using System.Text.Json;
using PartnerMfa.Cli.Support;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Output;

public sealed class JsonOutputTests
{
    [Theory]
    [InlineData("mfa")]
    [InlineData("password")]
    [InlineData("flaky")]
    [InlineData("app-only")]
    [InlineData("v2")]
    [InlineData("offline")]
    public async Task An_answer_is_one_line_of_JSON_with_every_property_of_the_result(string account)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", account, "--output", "json", "--verbose");

        JsonElement answer = TheOneLine(run.Output);
        string[] properties = [.. typeof(PartnerMfaResult).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        Assert.NotEmpty(properties);
        Assert.Equal(properties.Order(), answer.EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public async Task The_values_are_those_of_the_result()
    {
        JsonElement answer = TheOneLine((await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "throttled", "-o", "json")).Output);

        Dictionary<string, object?> expected = new()
        {
            ["result"] = "Yes",
            ["reason"] = "MfaConfirmedByService",
            ["check"] = null,
            ["role"] = null,
            ["decidedBy"] = null,
            ["message"] =
                "Partner Center confirmed that this sign-in meets its MFA requirement. The access token is valid until 2026-06-08 13:05:00 UTC. This account can sign in with MFA. A job passes only with its own token: "
                + "partner-mfa probe --refresh-token-file token.txt --environment Sandbox --application-id '<app id>' --tenant 5a9db0c5-0000-4000-8000-000000000001 --user throttled@sandbox.example. "
                + "MFA was asked for; to see whether the policies require it on their own: "
                + $"partner-mfa probe --environment Sandbox --tenant {SandboxAccounts.TenantId} --user throttled@sandbox.example --without-asking-for-mfa.",
            ["remedy"] = null,
            ["helpUri"] = "https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa",
            ["account"] = "throttled@sandbox.example",
            ["tenantId"] = SandboxAccounts.TenantId,
            ["applicationId"] = KnownApplications.Default,
            ["authenticationMethods"] = new[] { "pwd", "mfa" },
            ["audience"] = "https://api.partnercenter.sandbox.example",
            ["issuedOn"] = "2026-06-08T12:00:00Z",
            ["expiresOn"] = "2026-06-08T13:05:00Z",
            ["isExpired"] = false,
            ["environment"] = "Sandbox",
            ["source"] = "Browser",
            ["statusCode"] = 200,
            ["serviceConfirmed"] = true,
            ["ordinaryCallsTried"] = null,
            ["ordinaryCallsRefused"] = null,
            ["claimsChallenge"] = null,
            ["correlationId"] = answer.GetProperty("correlationId").GetGuid(),
            ["requestId"] = answer.GetProperty("requestId").GetGuid(),
            ["attempts"] = 2,
            ["duration"] = 1,
            ["signatureStatus"] = null,
            ["claims"] = null,
            ["checkedOn"] = "2026-06-08T12:00:00Z",
            ["evidence"] = new[]
            {
                "row: isMfaCompliant is true",
                "token alone: Yes (amr has the element 'mfa')",
                "HTTP/1.1 200 OK",
                "isMfaCompliant: true",
                "Content-Type: application/json; charset=utf-8",
                "MS-CV: sandbox.0",
                "MS-ServerId: sandbox",
                "company: Sandbox Partner",
                "body: an organization profile",
            },
        };
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(answer));
    }

    [Fact]
    public async Task Errors_write_nothing_to_standard_output()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "blocked", "-o", "JSON");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ConditionalAccessBlocked: ", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement TheOneLine(string output)
    {
        Assert.EndsWith(Environment.NewLine, output, StringComparison.Ordinal);
        string line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return JsonElement.Parse(line);
    }
}
