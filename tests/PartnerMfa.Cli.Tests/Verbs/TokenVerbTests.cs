using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class TokenVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{0}")]
    [InlineData("Bearer {0}")]
    [InlineData("bearer {0}\r\n")]
    [InlineData("\"{0}\"")]
    [InlineData("Authorization: Bearer {0}\n")]
    [InlineData("\ufeff{0}\n\n")]
    public async Task A_token_is_read_from_a_file_or_from_standard_input_however_it_was_pasted(string pasted)
    {
        string text = pasted.Replace("{0}", TestTokens.With(("amr", new[] { "pwd" })).Reveal(), StringComparison.Ordinal);
        string file = _files.Write("token.txt", text);

        ToolRun[] runs =
        [
            await ToolRun.RunAsync("token", "--token-file", file),
            await new ToolStage { Input = text }.RunAsync("token", "--token-file", "-"),
            await new ToolStage { Input = text }.RunAsync("token"),
        ];

        Assert.All(runs, run => Assert.Equal((1, ""), (run.ExitCode, run.Error)));
        Assert.All(runs, run => Assert.StartsWith(
            "NO  The user signed in without MFA: the token's amr claim has only 'pwd'.", run.Output, StringComparison.Ordinal));
        Assert.Contains($"  Source       {file}", runs[0].Output, StringComparison.Ordinal);
        Assert.All(runs[1..], run => Assert.Contains("  Source       standard input", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_several_lines_is_one_token()
    {
        string text = TestTokens.With().Reveal();
        string folded = string.Join(Environment.NewLine, text.Chunk(64).Select(part => new string(part)));

        Assert.Equal(0, (await new ToolStage { Input = folded }.RunAsync("token")).ExitCode);
    }

    [Theory]
    [InlineData("mfa", "Global", 2, "UNKNOWN  ")]
    [InlineData("mfa", "Sandbox", 0, "YES  ")]
    [InlineData("app-only", "Sandbox", 3, "NOT APPLICABLE  ")]
    [InlineData("v2", "Sandbox", 2, "UNKNOWN  ")]
    public async Task The_answer_is_that_of_the_token_in_its_environment(string account, string environment, int code, string beginning)
    {
        ToolRun run = await new ToolStage { Input = SandboxSecrets.AccessTokenOf(account) }.RunAsync("token", "-e", environment);

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SecretFileUnreadable")]
    [InlineData(" \r\n\t ", "SecretFileUnreadable")]
    [InlineData("0.Aplanted-refresh-token", "TokenMalformed")]
    [InlineData("planted-opaque-text", "TokenMalformed")]
    [InlineData("eyJplanted.broken.text", "TokenMalformed")]
    [InlineData("eyJplanted.b.c.d.e", "TokenEncrypted")]
    public async Task What_is_no_token_is_an_error_that_does_not_repeat_it(string text, string id)
    {
        ToolRun[] runs =
        [
            await new ToolStage { Input = text }.RunAsync("token", "-v"),
            await ToolRun.RunAsync("token", "-v", "--token-file", _files.Write("file", text)),
        ];

        Assert.All(runs, run => Assert.Equal((2, ""), (run.ExitCode, run.Output)));
        Assert.All(runs, run => Assert.StartsWith($"error {id}: ", run.Error, StringComparison.Ordinal));
        Assert.All(runs, run => Assert.DoesNotContain("planted", run.Error, StringComparison.Ordinal));
    }
}
