using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Testing.Advice;
using PartnerMfa.Testing.PowerShell;
using PartnerMfa.Work;

namespace PartnerMfa.Advice;

/// <summary>
/// Every command in the module's advice is one that PowerShell accepts, and uses the account and the environment of the advice.
/// </summary>
public sealed class AdviceCommandTests
{
    private static readonly Lazy<AdviceCase[]> Cases = new(() => [.. AdviceCases.All(CommandHints.PowerShell).GroupBy(advice => (advice.Text, advice.Account, advice.Environment)).Select(same => same.First())]);

    // Offered to users who have no tenant at hand.
    private static readonly string TryIt = CommandHints.PowerShell.AskService(new CommandTarget(PartnerMfaEnvironments.Sandbox));

    private sealed record Asked(string Text, string? Account, string? Environment, string Advice);

    /// <summary>
    /// The script finds the commands with PowerShell's own parser, and checks names, parameters, parameter sets and values against the
    /// built module.
    /// </summary>
    [Fact]
    public async Task Every_command_is_one_that_PowerShell_takes()
    {
        Asked[] asked = [.. Cases.Value.SelectMany(Of).DistinctBy(one => (one.Text, one.Account, one.Environment))];
        Assert.True(asked.Length > 200);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(asked), TestContext.Current.CancellationToken);
            ScriptRun run = await PowerShellEngine.RunAsync("tests/PartnerMfa.Tests/Advice/Confirm-AdviceCommand.ps1", [file], TestContext.Current.CancellationToken);

            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Contains($"{asked.Length} commands", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void No_advice_names_the_tool()
    {
        AdviceCase[] naming = [.. Cases.Value.Where(advice => advice.Text.Contains("partner-mfa", StringComparison.Ordinal))];

        Assert.True(naming.Length == 0, string.Join(Environment.NewLine, naming.Take(5)));
    }

    // The prose is checked as well: an option in it must be a parameter of some cmdlet.
    private static IEnumerable<Asked> Of(AdviceCase advice) => advice.Commands
        .Select(command => new Asked(
            command,
            command == TryIt || command.Contains("-AccessToken", StringComparison.Ordinal) ? null : advice.Account,
            command == TryIt || advice.Environment is null ? null : PartnerMfaEnvironments.All.Contains(advice.Environment) ? advice.Environment.Name : "$environment",
            advice.ToString()));
}
