using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The error can be one argument, several words, or standard input.</summary>
public sealed class ExplainVerbTests
{
    private const string Error = "MsalUiRequiredException: AADSTS50076: you must use multi-factor authentication.";

    [Fact]
    public async Task An_error_is_explained_wherever_it_comes_from()
    {
        string expected = (await ToolRun.RunAsync("explain", "AADSTS50076")).Output;

        Assert.StartsWith("AADSTS50076  MFA is needed", expected, StringComparison.Ordinal);
        Assert.Equal(expected, (await ToolRun.RunAsync(["explain", .. Error.Split(' ')])).Output);
        Assert.Equal(expected, (await new ToolStage { Input = Error }.RunAsync("explain")).Output);
        Assert.Equal(expected, (await new ToolStage { Input = Error }.RunAsync("explain", "-")).Output);
    }

    [Fact]
    public async Task Json_has_one_error_a_line_with_the_root_first()
    {
        ToolRun run = await ToolRun.RunAsync("explain", "AADSTS9002313: malformed. AADSTS50173: revoked.", "--output", "json");
        JsonElement[] lines = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["AADSTS50173", "AADSTS9002313"], lines.Select(line => line.GetProperty("code").GetString()));
        Assert.Equal([true, false], lines.Select(line => line.GetProperty("isRoot").GetBoolean()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("All is well.")]
    public async Task Text_without_an_error_is_an_error(string text)
    {
        ToolRun run = await new ToolStage { Input = text }.RunAsync("explain");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ErrorNotRecognized: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_is_in_the_suggested_commands()
    {
        ToolRun run = await ToolRun.RunAsync("explain", "AADSTS50076", "--user", "jobs@contoso.example");

        Assert.Contains("partner-mfa probe --user jobs@contoso.example", run.Output, StringComparison.Ordinal);
        Assert.Contains("partner-mfa setup --user jobs@contoso.example", run.Output, StringComparison.Ordinal);
    }
}
