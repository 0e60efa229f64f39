using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.StandIn;

/// <summary>Clients that nobody here wrote sign in and call, and trust the certificate because they are told to.</summary>
public sealed class ForeignClientTests
{
    private static readonly string Clients = System.IO.Path.Combine(
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
