using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.Setup;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.Setup;

/// <summary>What a setup check found is the advice of the probe that comes after it.</summary>
public sealed class KnownSetupTests
{
    private readonly SandboxRun _sandbox = new(autoPass: TimeSpan.Zero);

    [Fact]
    public async Task A_probe_after_a_setup_check_names_the_cause_that_was_found()
    {
        string before = (await ProbeAsync("excluded")).Remedy!;
        await CheckAsync("excluded");
        PartnerMfaResult after = await ProbeAsync("excluded");

        Assert.DoesNotContain("found the cause", before, StringComparison.Ordinal);
        Assert.StartsWith("The setup check of this account found the cause: The policy 'Require MFA for all users' excludes the account by name.", after.Remedy, StringComparison.Ordinal);
        Assert.Contains(" Remove the exclusion: https://entra.microsoft.com/", after.Remedy, StringComparison.Ordinal);
        Assert.Contains(" Then sign in again with MFA: partner-mfa probe --environment Sandbox", after.Remedy, StringComparison.Ordinal);
        Assert.Equal(("No", "MfaRequiredByService"), (after.Result, after.Reason));
    }

    [Fact]
    public async Task The_finding_is_about_its_own_account_only()
    {
        await CheckAsync("excluded");

        Assert.DoesNotContain("found the cause", (await ProbeAsync("password")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setup_that_is_right_explains_nothing()
    {
        await CheckAsync("mfa");

        Assert.Null((await ProbeAsync("mfa")).Remedy);
    }

    [Fact]
    public async Task A_finding_is_forgotten_after_an_hour()
    {
        await CheckAsync("excluded");
        _sandbox.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.DoesNotContain("found the cause", (await ProbeAsync("excluded")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_only_read_gets_the_same_advice()
    {
        await CheckAsync("excluded");
        Session session = await _sandbox.SignInAsync("excluded@sandbox.example");
        TokenRequest request = new(session.AccessToken, PartnerMfaEnvironments.Sandbox, "a token");

        foreach (PartnerMfaClient client in new[] { _sandbox.Client, _sandbox.Client.Through(ProxyChoice.Create(new Uri("http://127.0.0.1:9"), null, null, false)) })
        {
            PartnerMfaResult result = client.TestToken(request);

            Assert.StartsWith("The setup check of this account found the cause: ", result.Remedy, StringComparison.Ordinal);
            Assert.Contains("give the program the refresh token of that sign-in: partner-mfa refresh-token", result.Remedy, StringComparison.Ordinal);
        }
    }

    private async Task CheckAsync(string account)
    {
        Session session = await _sandbox.Client.SignInAsync(SignIn(account, [GraphPermissions.PolicyRead, GraphPermissions.UserRead]), _sandbox.Observer, TestContext.Current.CancellationToken);
        await _sandbox.Client.TestSetupAsync(
            new SetupRequest(account + PartnerMfaEnvironments.SandboxDomain, PartnerMfaEnvironments.Sandbox, session.AccessToken, "Browser"), SetupFiles.None, _sandbox.Observer, TestContext.Current.CancellationToken);
    }

    private async Task<PartnerMfaResult> ProbeAsync(string account)
    {
        BrowserSignIn request = SignIn(account, []);
        Session session = await _sandbox.Client.SignInAsync(request, _sandbox.Observer, TestContext.Current.CancellationToken);
        return await _sandbox.Client.TestPartnerCenterAsync(TokenRequest.Of(session.AccessToken, request), new ProbeOptions(), _sandbox.Observer, TestContext.Current.CancellationToken);
    }

    private static BrowserSignIn SignIn(string account, string[] permissions) => new()
    {
        Environment = PartnerMfaEnvironments.Sandbox,
        Presence = new Interactivity(),
        UserPrincipalName = account + PartnerMfaEnvironments.SandboxDomain,
        GraphPermissions = permissions,
    };
}
