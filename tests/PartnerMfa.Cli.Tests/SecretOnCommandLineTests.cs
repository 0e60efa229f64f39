using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>People paste a token where a file name belongs. It is not repeated, because printed text ends up in logs.</summary>
public sealed class SecretOnCommandLineTests
{
    private const string RefreshToken = "0.AXoAplantedREFRESHtoken-0123456789abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string ClientSecret = "plA8Q~plantedSECRETvalue.0123456789abcdef";

    private static readonly string AccessToken = TestTokens.With().Reveal();

    public static TheoryData<string> Places { get; } =
    [
        "{secret}",
        "probe | {secret}",
        "token | {secret}",
        "probe | --token | {secret}",
        "probe | --token={secret}",
        "probe | --token:{secret}",
        "token | Bearer | {secret}",
        "token | Bearer {secret}",
        "token | --token-file | {secret}",
        "token | --token-file=Bearer {secret}",
        "probe | --token-file | {secret}",
        "probe | --refresh-token-file | {secret} | -a | 23ec45a3-5127-4185-9eff-c8887839e6ab",
        "probe | --refresh-token-file | - | --client-secret-file | {secret} | -a | 23ec45a3-5127-4185-9eff-c8887839e6ab",
        "probe | --client-secret-file | {secret}",
        "probe | -e | {secret}",
        "probe | -o | {secret}",
        "probe | --timeout-seconds | {secret}",
        "probe | --device-code={secret}",
        "probe | -e | Sandbox | --tenant | {secret}",
        "probe | -e | Sandbox | --application-id | {secret}",
        "probe | -e | Sandbox | --user | {secret}",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_secret_on_the_command_line_is_never_echoed(string words)
    {
        foreach (string secret in new[] { AccessToken, RefreshToken, ClientSecret })
        {
            string[] arguments = [.. words.Split(" | ").Select(word => word.Replace("{secret}", secret, StringComparison.Ordinal))];

            ToolRun run = await new ToolStage { Input = "0.Aanything" }.RunAsync([.. arguments]);

            Assert.True(run.ExitCode is 2 or 64, $"The run ended with {run.ExitCode}.");
            Assert.NotEqual("", run.Error);
            Assert.DoesNotContain(PartsOf(secret), part => run.Text.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_token_on_the_command_line_is_answered_with_where_it_belongs()
    {
        ToolRun run = await ToolRun.RunAsync("token", AccessToken);

        Assert.Contains("Never put tokens or secrets on the command line. Use --token-file", run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> PartsOf(string secret) =>
        secret.Chunk(16).Where(part => part.Length == 16).Select(part => new string(part));
}
