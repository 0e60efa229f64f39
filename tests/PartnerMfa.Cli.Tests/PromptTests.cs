using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>A user at a terminal is asked for a secret, which is not shown.</summary>
public sealed class PromptTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    [Theory]
    [InlineData("token")]
    [InlineData("token", "--token-file", "-")]
    public async Task A_token_can_be_pasted(params string[] arguments)
    {
        ToolRun run = await new ToolStage { Typed = $"  Bearer {Token} " }.RunAsync(arguments);

        Assert.Contains("Token (not shown), then Enter: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("TokenMalformed", run.Error, StringComparison.Ordinal);
        Assert.NotEqual("", run.Output);
        Assert.DoesNotContain("eyJ", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_secret_is_asked_for_by_its_name()
    {
        ToolRun run = await new ToolStage { Typed = "wrong" }.RunAsync(
            "probe", "-e", "Sandbox", "-a", "23ec45a3-5127-4185-9eff-c8887839e6ab", "-t", "contoso.com", "--service-principal", "--client-secret-file", "-");

        Assert.StartsWith("Client secret (not shown), then Enter: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_pasted_text_is_an_error()
    {
        ToolRun run = await ToolRun.RunAsync("token");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("error SecretFileUnreadable: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_read_without_a_prompt()
    {
        ToolRun run = await new ToolStage { Input = Token }.RunAsync("token");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
