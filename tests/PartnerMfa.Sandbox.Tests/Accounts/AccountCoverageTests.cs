using System.Text.Json;
using PartnerMfa.Probe;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The sandbox shows every form of answer that Partner Center is known to give.</summary>
public sealed class AccountCoverageTests
{
    [Fact]
    public void The_tables_of_these_tests_have_every_account_once()
    {
        Assert.NotEmpty(SandboxAccounts.All);
        Assert.Equal(
            SandboxAccounts.All.Select(account => account.Name).Order(),
            AccountTable.Answers.Select(row => row.Account).Concat(AccountTable.Refusals.Select(row => row.Account)).Order());
    }

    [Fact]
    public void What_an_account_shows_begins_with_its_answer()
    {
        foreach (AccountTable.Answer row in AccountTable.Answers)
            Assert.StartsWith(row.Result, SandboxAccounts.Find(row.Account)!.Shows, StringComparison.Ordinal);
        foreach (AccountTable.Refusal row in AccountTable.Refusals)
            Assert.EndsWith($"({row.AadstsCode})", SandboxAccounts.Find(row.Account)!.Shows, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200, isMfaCompliant: true")]
    [InlineData("200, no word of MFA")]
    [InlineData("401, isMfaCompliant: false")]
    [InlineData("401, isMfaCompliant: true")]
    [InlineData("401, 'Unauthorized - MFA required', empty chunked body, WWW-Authenticate: Bearer error=\"invalid_token\"")]
    [InlineData("401, text 'Authentication failed. MFA required. (10001)'")]
    [InlineData("401, code 900421")]
    [InlineData("401, code 900420")]
    [InlineData("401, code 400")]
    [InlineData("401, code 800001")]
    [InlineData("403, code 900308")]
    [InlineData("403, code 2032")]
    [InlineData("403, code 900309")]
    [InlineData("403, code 900329")]
    [InlineData("429, Retry-After, statusCode and message")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    [InlineData("302, Location")]
    [InlineData("200, a page")]
    public async Task Some_account_gives_each_form_of_answer(string form)
    {
        List<string> forms = [];
        foreach (SandboxAccount account in SandboxAccounts.All.Where(account => account.Refusal is null && account.Name != "offline"))
            forms.AddRange(await FormsAsync(account));

        Assert.Contains(form, forms);
    }

    // An account that answers differently from try to try gives several.
    private static async Task<IEnumerable<string>> FormsAsync(SandboxAccount account)
    {
        SandboxRun sandbox = new();
        SandboxAccount asked = account with { Token = account.Token with { Expired = false } };
        string token = new SandboxTokens(sandbox.Clock).AccessToken(asked, TokenRequests.ClientId);
        CallIds ids = CallIds.New();
        List<string> forms = [];
        foreach (SandboxAnswer _ in account.Answers)
        {
            using HttpResponseMessage response = await sandbox.SendEnforcedAsync(token, ids);
            forms.AddRange(await FormsAsync(response));
        }

        return forms;
    }

    private static async Task<IEnumerable<string>> FormsAsync(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        string text = await WireBody.TextAsync(response);
        if (!response.Headers.TryGetValues(PartnerCenterWire.ComplianceHeader, out IEnumerable<string>? compliance)) compliance = [];
        List<string> forms = [$"{status}", .. compliance.Select(word => $"{status}, isMfaCompliant: {word}")];
        if (text.StartsWith("<html>", StringComparison.Ordinal)) forms.Add($"{status}, a page");
        else if (!text.StartsWith('{')) forms.Add($"{status}, text '{text}'");
        else forms.Add(FormOf(status, JsonElement.Parse(text), response));
        if (response.Headers.Location is not null) forms.Add($"{status}, Location");
        if (text.Length == 0 && response.Headers.TransferEncodingChunked == true)
            forms.Add($"{status}, '{response.ReasonPhrase}', empty chunked body, WWW-Authenticate: {response.Headers.WwwAuthenticate}");
        return forms;
    }

    private static string FormOf(int status, JsonElement body, HttpResponseMessage response)
    {
        if (body.TryGetProperty("code", out JsonElement code)) return $"{status}, code {code}";
        if (body.TryGetProperty("statusCode", out JsonElement same) && same.GetInt32() == status && body.TryGetProperty("message", out _))
            return $"{status}{(response.Headers.RetryAfter is null ? "" : ", Retry-After")}, statusCode and message";
        bool profile = body.GetProperty("profileType").GetString() == "OrganizationProfile";
        return profile && !response.Headers.Contains(PartnerCenterWire.ComplianceHeader) ? $"{status}, no word of MFA" : $"{status}, a profile";
    }
}
