using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Hosting;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("token", "--token-file")]
    [InlineData("probe", "--token-file")]
    [InlineData("probe", "--refresh-token-file")]
    [InlineData("probe", "--client-secret-file")]
    public async Task A_file_that_is_not_there_is_named_with_its_option(string verb, string option) =>
        await AssertUnreadableAsync(verb, option, _files.PathOf("missing.txt"), "the file does not exist.");

    [Fact]
    public async Task A_file_in_a_folder_that_is_not_there_is_not_there_either() =>
        await AssertUnreadableAsync("token", "--token-file", Path.Combine(_files.PathOf("no-folder"), "f"), "the file does not exist.");

    [Fact]
    public async Task A_file_that_may_not_be_read_is_named() =>
        await AssertUnreadableAsync("token", "--token-file", _files.Folder, "access is denied.");

    [Theory]
    [InlineData("token", "--token-file")]
    [InlineData("probe", "--refresh-token-file")]
    public async Task An_empty_file_is_named(string verb, string option) =>
        await AssertUnreadableAsync(verb, option, _files.Write("empty.txt", "\r\n"), "it is empty.");

    [Theory]
    [InlineData("token", "--token-file")]
    [InlineData("probe", "--refresh-token-file")]
    public async Task Empty_standard_input_is_reported_as_empty(string verb, string option)
    {
        string[] application = verb == "probe" ? ["-e", "Sandbox", "-a", "23ec45a3-5127-4185-9eff-c8887839e6ab"] : [];

        ToolRun run = await new ToolStage { Input = " \n" }.RunAsync([verb, .. application, option, "-"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error SecretFileUnreadable: Standard input is empty", run.Error, StringComparison.Ordinal);
        Assert.Contains($"name a file: {option} secret.txt", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_far_too_large_is_not_read()
    {
        string path = _files.PathOf("large");
        using (FileStream file = File.Create(path)) file.SetLength(4 * 1024 * 1024 + 1);

        await AssertUnreadableAsync("token", "--token-file", path, "it is far too large for a secret.");
    }

    private async Task AssertUnreadableAsync(string verb, string option, string path, string why)
    {
        string[] before = option == "--client-secret-file" ? ["--refresh-token-file", _files.Write("refresh.txt", "0.Atoken")] : [];
        string[] application = verb == "probe" ? ["-e", "Sandbox", "-a", "23ec45a3-5127-4185-9eff-c8887839e6ab"] : [];

        ToolRun run = await ToolRun.RunAsync([verb, .. application, .. before, option, path]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"error SecretFileUnreadable: The file '{path}' of {option} cannot be used: {why}{Environment.NewLine}"
            + $"  What to do: Put only the secret into a text file that you can read, or give {option} - "
            + $"and send it on standard input.{Environment.NewLine}"
            + (verb == "probe" ? $"  Environment: Sandbox (simulated services: not evidence about a real tenant){Environment.NewLine}" : ""),
            run.Error);
    }
}
