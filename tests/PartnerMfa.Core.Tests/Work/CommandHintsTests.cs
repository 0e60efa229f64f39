using System.Reflection;
using PartnerMfa.Environments;
using PartnerMfa.Tokens;

namespace PartnerMfa.Work;

/// <summary>Commands that people paste: only plain words from outside get into them.</summary>
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

    // IDs, domains and addresses come from Microsoft Graph, from files of saved tenants, and from the claims of tokens.
    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_argument_of_any_command_comes_from_a_text_that_is_not_plain(string text)
    {
        MethodInfo[] commands = [.. typeof(CommandHints).GetMethods().Where(method => method is { IsVirtual: true, IsSpecialName: false } && method.DeclaringType == typeof(CommandHints))];
        Assert.True(commands.Length > 15);

        foreach (CommandHints hints in new[] { CommandHints.PowerShell, CommandHints.Tool, CommandHints.Page })
            foreach (MethodInfo command in commands)
                Assert.Equal((string)command.Invoke(hints, Arguments(command, "\0"))!, (string)command.Invoke(hints, Arguments(command, text))!);
    }

    [Fact]
    public void An_address_with_a_query_stays_whole_and_one_that_leaves_its_quotes_does_not()
    {
        const string consent = "https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=a&scope=https://graph.microsoft.com/User.Read+b&redirect_uri=http://localhost";

        Assert.Equal($"Start-Process '{consent}'", CommandHints.PowerShell.Open(consent));
        Assert.Equal(consent, CommandHints.Tool.Open(consent));
        Assert.Equal("Start-Process '<address>'", CommandHints.PowerShell.Open(consent + "'; calc; '"));
        Assert.Equal("<address>", CommandHints.Tool.Open("javascript:alert"));
    }

    [Theory]
    [InlineData("captures", "'captures'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("\u2019; calc; \u2018", "'\u2019\u2019; calc; \u2018\u2018'")]
    [InlineData("$(calc) `n", "'$(calc) `n'")]
    public void Quoted_text_is_one_argument_of_PowerShell(string text, string argument) => Assert.Equal(argument, CommandHints.InQuotes(text));

    private static object?[] Arguments(MethodInfo command, string text) =>
    [
        .. command.GetParameters().Select(parameter => parameter.ParameterType == typeof(CommandTarget) ? new CommandTarget(null, text, text, text)
            : parameter.ParameterType == typeof(PartnerMfaEnvironment) ? PartnerMfaEnvironments.Global
            // Claims are quoted whole; CommandHints says what they are made of.
            : parameter.ParameterType == typeof(string) && parameter.Name != "claims" ? text
            : (object?)null),
    ];

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
