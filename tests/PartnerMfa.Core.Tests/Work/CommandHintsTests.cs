using PartnerMfa.Environments;
using PartnerMfa.Tokens;

namespace PartnerMfa.Work;

/// <summary>Commands that people paste: nothing from outside gets into them but plain words.</summary>
public sealed class CommandHintsTests
{
    public static TheoryData<string> Hostile { get; } =
    [
        "x; Remove-Item -Recurse /",
        "x && rm -rf ~",
        "$(whoami)",
        "`whoami`",
        "x|y",
        "x\ny",
        "'x'",
        "\"x\"",
        "x y",
        "-Verbose",
        "--token-file",
        ".hidden",
        "x\u2013y",
        "\u0430dmin.example",
        "",
        new string('a', 254),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_claim_that_is_not_a_plain_word_stays_out_of_commands(string claim)
    {
        Assert.Equal("Connect-PartnerMfa", CommandHints.PowerShell.SignIn(new(null, claim, claim)));
        Assert.Equal("partner-mfa probe", CommandHints.Tool.SignIn(new(null, claim, claim)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_token_leaves_the_remedy_clean(string claim)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With(("amr", new[] { "pwd" }), ("tid", claim), ("appid", claim)));

        Assert.Contains(": New-PartnerMfaRefreshToken -ApplicationId '<app id>' -UserPrincipalName integration@contoso.example. To see", result.Remedy, StringComparison.Ordinal);
        Assert.EndsWith(": Test-PartnerMfaSetup -UserPrincipalName integration@contoso.example", result.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData(TestTokens.TenantId)]
    public void A_plain_word_is_filled_in(string tenant)
    {
        Assert.Equal(
            $"Connect-PartnerMfa -Environment China -TenantId {tenant} -ApplicationId app",
            CommandHints.PowerShell.SignIn(new(PartnerMfaEnvironments.China, tenant, "app")));
        Assert.Equal(
            $"partner-mfa probe --environment China --tenant {tenant} --application-id app",
            CommandHints.Tool.SignIn(new(PartnerMfaEnvironments.China, tenant, "app")));
    }

    [Theory]
    [InlineData("Global", "Test-PartnerCenterMfa", "partner-mfa probe")]
    [InlineData("Sandbox", "Test-PartnerCenterMfa -Environment Sandbox", "partner-mfa probe --environment Sandbox")]
    public void The_usual_environment_needs_no_word(string environment, string cmdlet, string verb)
    {
        Assert.Equal(cmdlet, CommandHints.PowerShell.AskService(new(PartnerMfaEnvironments.Find(environment))));
        Assert.Equal(verb, CommandHints.Tool.AskService(new(PartnerMfaEnvironments.Find(environment))));
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080")]
    [InlineData("https://api.contoso.example/x;y", "'<address>'")]
    public void An_environment_of_the_users_own_goes_by_its_object_or_its_addresses(string api, string shown)
    {
        PartnerMfaEnvironment global = PartnerMfaEnvironments.Global;
        PartnerMfaEnvironment own = new("x; y", new(global.AuthorityHost, new Uri(api), global.GraphEndpoint, global.Resource));

        Assert.Equal("Test-PartnerCenterMfa -Environment $environment", CommandHints.PowerShell.AskService(new(own)));
        Assert.Equal($"partner-mfa probe --api-endpoint {shown}", CommandHints.Tool.AskService(new(own)));
    }
}
