using PartnerMfa.Environments;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Whether a user is present, judging by the signs of a host, and which sign-in follows from that.</summary>
public sealed class InteractivityTests
{
    private static readonly HostSigns Desktop = new(NonInteractive: false, InputRedirected: false, UserInteractive: true);

    [Theory]
    [InlineData("", null)]
    [InlineData("AZUREPS_HOST_ENVIRONMENT=AzureAutomation", "this is an Azure Automation job.")]
    [InlineData("AZUREPS_HOST_ENVIRONMENT=azureautomation/1.0", "this is an Azure Automation job.")]
    [InlineData("AZUREPS_HOST_ENVIRONMENT=cloud-shell/1.0", null)]
    [InlineData("FUNCTIONS_WORKER_RUNTIME=powershell", "this is an Azure Function.")]
    [InlineData("CI=true", "this is a build agent.")]
    [InlineData("TF_BUILD=True", "this is a build agent.")]
    [InlineData("CI=woodpecker", "this is a build agent.")]
    [InlineData("CI=", null)]
    [InlineData("CI=false", null)]
    [InlineData("CI=False TF_BUILD=0", null)]
    [InlineData("AZUREPS_HOST_ENVIRONMENT=AzureAutomation CI=true", "this is an Azure Automation job.")]
    public void Environment_variables_reveal_a_place_without_users(string variables, string? why) =>
        Assert.Equal(why, Detect(Desktop, variables).WhyNobody);

    [Theory]
    [InlineData(false, false, true, null)]
    [InlineData(true, false, true, "this session is not interactive.")]
    [InlineData(false, true, true, "standard input is redirected.")]
    [InlineData(false, false, false, "this process has no desktop.")]
    [InlineData(true, true, false, "this session is not interactive.")]
    public void The_host_decides_whether_a_user_is_present(bool nonInteractive, bool redirected, bool interactive, string? why) =>
        Assert.Equal(why, Detect(new HostSigns(nonInteractive, redirected, interactive), "").WhyNobody);

    [Theory]
    [InlineData("DISPLAY=:0", null)]
    [InlineData("WAYLAND_DISPLAY=wayland-0", null)]
    [InlineData("DISPLAY=:0 SSH_CONNECTION=10.0.0.1", "this is an SSH session, and the browser would open on the other machine.")]
    public void A_browser_opens_where_a_screen_is(string variables, string? why) => Assert.Equal(why, Detect(Desktop, variables).WhyNoBrowser);

    [Fact]
    public void On_Linux_a_browser_needs_a_display()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has sessions without a display that people sit at.");

        Assert.Equal("this session has no display.", Detect(Desktop, "DISPLAY=").WhyNoBrowser);
    }

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData(null, "no display.", true, false)]
    [InlineData("a job.", null, false, false)]
    [InlineData("a job.", "no display.", false, false)]
    public void A_browser_opens_only_when_a_user_is_present(string? nobody, string? noBrowser, bool somebody, bool browser)
    {
        Interactivity presence = new() { WhyNobody = nobody, WhyNoBrowser = noBrowser };

        Assert.Equal((somebody, browser), (presence.SomebodyIsThere, presence.BrowserCanOpen));
    }

    [Theory]
    [InlineData("Global", null, null, "Browser")]
    [InlineData("Global", null, "no display.", "DeviceCode")]
    [InlineData("Global", "a job.", null, "NotConnected")]
    [InlineData("Global", "a job.", "no display.", "NotConnected")]
    [InlineData("Sandbox", "a job.", "no display.", "Browser")]
    public void An_implicit_sign_in_never_waits_without_a_user(string environment, string? nobody, string? noBrowser, string method) =>
        Assert.Equal(method, MethodOrError((environment, presence, words) => DefaultSignIn.Choose(environment, presence, words), environment, nobody, noBrowser));

    [Theory]
    [InlineData("Global", null, null, "Browser")]
    [InlineData("Global", null, "no display.", "BrowserUnavailable")]
    [InlineData("Global", "a job.", null, "BrowserUnavailable")]
    [InlineData("Sandbox", "a job.", "no display.", "Browser")]
    public async Task The_browser_that_was_asked_for_opens_or_says_why_not(string environment, string? nobody, string? noBrowser, string method)
    {
        ManualClock clock = new();
        using RecordingHandler handler = new(new Sandbox.SandboxHandler(clock));
        BrowserSignIn request = new()
        {
            Environment = PartnerMfaEnvironments.Find(environment),
            Presence = new Interactivity { WhyNobody = nobody, WhyNoBrowser = noBrowser },
        };

        string came = await MethodOrErrorAsync(SignIns.Simulated(handler, clock).SignInAsync(request));

        Assert.Equal((method, method == "Browser"), (came, handler.Sent.Count > 0));
    }

    [Fact]
    public void Without_a_user_the_error_lists_unattended_sign_ins()
    {
        Interactivity presence = new() { WhyNobody = "this is an Azure Automation job." };
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(
            () => DefaultSignIn.Choose(PartnerMfaEnvironments.Global, presence, CommandHints.PowerShell));

        Assert.Equal("There is no connection, and no one can be asked to sign in: this is an Azure Automation job.", refused.Message);
        Assert.Equal(
            "Use an unattended sign-in: Connect-PartnerMfa -RefreshToken $refreshToken -ApplicationId '<app id>' -TenantId '<tenant>'. "
            + "To try it without a tenant: Test-PartnerCenterMfa -Environment Sandbox",
            refused.Remedy);
    }

    private static Interactivity Detect(HostSigns signs, string variables)
    {
        Dictionary<string, string> set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return Interactivity.Detect(signs, set.GetValueOrDefault);
    }

    private static async Task<string> MethodOrErrorAsync(Task<Session> signIn)
    {
        try
        {
            return (await signIn).Request.Method;
        }
        catch (PartnerMfaException refused)
        {
            return refused.ErrorId;
        }
    }

    private static string MethodOrError(
        Func<PartnerMfaEnvironment, Interactivity, CommandHints, SignInRequest> choose, string environment, string? nobody, string? noBrowser)
    {
        try
        {
            Interactivity presence = new() { WhyNobody = nobody, WhyNoBrowser = noBrowser };
            return choose(PartnerMfaEnvironments.Find(environment), presence, CommandHints.PowerShell).Method;
        }
        catch (PartnerMfaException refused)
        {
            return refused.ErrorId;
        }
    }
}
