using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.StandIn;

/// <summary>Clients that others wrote sign in and make calls, and trust the certificate because they are configured to.</summary>
public sealed class ForeignClientTests(Browser browser)
{
    private const string NotInstalled = "The clients of Node.js are not installed: npm ci --prefix tests/NodeClients";

    private static readonly string NodeClients = Path.Combine(RepositoryFolder.Path, "tests", "NodeClients");

    private static readonly string Clients = Path.Combine(
        RepositoryFolder.Path, "tests", "StandInClients", "bin", AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "PartnerMfa.StandInClients.dll");

    [Theory]
    [InlineData("msal", "mfa@sandbox.example", "mfa@sandbox.example cached 200 isMfaCompliant=true")]
    [InlineData("msal", "password@sandbox.example", "password@sandbox.example cached 401 900421")]
    [InlineData("msal-app", null, "403 900329")]
    [InlineData("azure-identity", null, "200 isMfaCompliant=true")]
    [InlineData("azure-identity-app", null, "403 900329")]
    [InlineData("graph", null, "mfa@sandbox.example 2 Block legacy authentication")]
    public async Task Clients_for_dotnet_sign_in_and_get_their_answer(string client, string? account, string expected)
    {
        await using StandInStage stage = await StandInStage.StartAsync();

        string outcome = await StandInStage.RunAsync(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Clients, client, stage.SignIn.AbsoluteUri, stage.PartnerCenter.AbsoluteUri, stage.Graph.AbsoluteUri, stage.CertificateFile, .. account is null ? (string[])[] : [account]]);

        Assert.Equal(expected, outcome);
    }

    [Fact]
    public async Task MSAL_for_Node_signs_in_and_gets_its_answer()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/node") && Directory.Exists(Path.Combine(NodeClients, "node_modules")), NotInstalled);
        await using StandInStage stage = await StandInStage.StartAsync();

        string outcome = await StandInStage.RunAsync(
            "/usr/bin/node", [Path.Combine(NodeClients, "msal.mjs"), stage.SignIn.AbsoluteUri, stage.PartnerCenter.AbsoluteUri, "password@sandbox.example"], ("NODE_EXTRA_CA_CERTS", stage.CertificateFile));

        Assert.Equal(
            """
            device code: password@sandbox.example 401 900421
            browser: password@sandbox.example 401 900421
            app: 403 900329
            """.ReplaceLineEndings("\n"), outcome);
    }

    [BrowserFact]
    public async Task A_page_signs_in_with_oidc_client_in_Chromium()
    {
        string library = Path.Combine(NodeClients, "node_modules", "oidc-client-ts", "dist", "browser", "oidc-client-ts.min.js");
        Assert.SkipUnless(File.Exists(library), NotInstalled);
        await using StandInStage stage = await StandInStage.StartAsync();
        await using Tab tab = await browser.OpenAsync(new Uri("about:blank"), options => options.IgnoreHTTPSErrors = true);
        await using AppSite app = await AppSite.StartAsync(await File.ReadAllTextAsync(library, TestContext.Current.CancellationToken));
        string settings = $$"""{ authority: '{{stage.SignIn}}{{SandboxAccounts.TenantId}}/v2.0', client_id: '{{ClientSettings.Application}}', redirect_uri: '{{app.Address}}callback', scope: 'openid profile' }""";

        await tab.Page.GotoAsync(app.Address.AbsoluteUri);
        await tab.Page.EvaluateAsync($"() => {{ new oidc.UserManager({settings}).signinRedirect() }}");
        await tab.Page.SelectOptionAsync("#account", "fido@sandbox.example");
        Assert.Empty(await tab.AccessibilityAsync());
        await tab.Page.ClickAsync("#sign-in");
        await tab.Page.WaitForURLAsync($"{app.Address}callback**");
        string outcome = await tab.Page.EvaluateAsync<string>($"async () => {{ try {{ const user = await new oidc.UserManager({settings}).signinRedirectCallback(); return user.profile.preferred_username + ' ' + user.token_type; }} catch (failure) {{ return String(failure); }} }}");

        Assert.Equal("fido@sandbox.example Bearer", outcome);
    }

    [Theory]
    [InlineData("--cacert")]
    [InlineData(null)]
    public async Task Curl_is_answered_when_it_trusts_the_certificate_and_only_then(string? option)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "There is no curl.");
        await using StandInStage stage = await StandInStage.StartAsync();
        string[] trust = option is null ? [] : [option, stage.CertificateFile];

        string answer = await StandInStage.RunAsync("/usr/bin/curl", ["--silent", "--show-error", "--noproxy", "*", .. trust, new Uri(stage.SignIn, "organizations/v2.0/.well-known/openid-configuration").AbsoluteUri]);

        if (option is null) Assert.Contains("(exit code 60)", answer, StringComparison.Ordinal);
        else Assert.Contains($"\"issuer\":\"{stage.Addresses.ResourceOf(Service.SignIn)}/", answer, StringComparison.Ordinal);
    }
}
