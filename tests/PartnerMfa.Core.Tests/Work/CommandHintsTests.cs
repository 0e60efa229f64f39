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
    public void A_claim_that_is_no_plain_word_stays_out_of_a_command(string claim)
    {
        Assert.Equal("Connect-PartnerMfa", CommandHints.PowerShell.SignIn(null, claim, claim));
        Assert.Equal("partner-mfa probe", CommandHints.Tool.SignIn(null, claim, claim));
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
            CommandHints.PowerShell.SignIn(PartnerMfaEnvironments.China, tenant, "app"));
        Assert.Equal(
            $"partner-mfa probe --environment China --tenant {tenant} --application-id app",
            CommandHints.Tool.SignIn(PartnerMfaEnvironments.China, tenant, "app"));
    }

    [Theory]
    [InlineData("Global", "Test-PartnerCenterMfa", "partner-mfa probe")]
    [InlineData("Sandbox", "Test-PartnerCenterMfa -Environment Sandbox", "partner-mfa probe --environment Sandbox")]
    public void The_usual_environment_needs_no_word(string environment, string cmdlet, string verb)
    {
        Assert.Equal(cmdlet, CommandHints.PowerShell.AskService(PartnerMfaEnvironments.Find(environment)));
        Assert.Equal(verb, CommandHints.Tool.AskService(PartnerMfaEnvironments.Find(environment)));
    }

    [Fact]
    public void The_name_of_a_custom_environment_is_from_outside_too()
    {
        PartnerMfaEnvironment global = PartnerMfaEnvironments.Global;
        PartnerMfaEnvironment custom = new("x; y", new(global.AuthorityHost, global.PartnerCenterEndpoint, global.GraphEndpoint));

        Assert.Equal("Test-PartnerCenterMfa", CommandHints.PowerShell.AskService(custom));
    }
}
