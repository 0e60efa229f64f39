using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class CustomersVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("good-customer", 0)]
    [InlineData("blocks-by-policy", 1)]
    [InlineData("without-gdap", 1)]
    public async Task The_exit_code_is_the_answer(string customer, int exitCode)
    {
        ToolRun run = await RunAsync("--customer", customer + ".sandbox.example");

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task Every_customer_is_tested_and_each_cause_is_reported_once()
    {
        ToolRun run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Blocks by policy", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Output.Split("Ask the customer to exclude service provider users (guest").Length - 1);
    }

    [Fact]
    public async Task Programs_read_one_customer_a_line()
    {
        ToolRun run = await RunAsync("--output", "json");

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(12, lines.Length);
        Assert.Equal(["Nobody", "Ours", "Theirs"], lines.Select(line => JsonElement.Parse(line).GetProperty("side").GetString()).Distinct().Order());
    }

    [Fact]
    public async Task A_list_names_the_customers()
    {
        string list = _files.Write("customers.txt", "good-customer.sandbox.example\n\nwithout-role.sandbox.example\n");

        ToolRun run = await RunAsync("--customer-list", list, "--output", "json");

        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_list_comes_on_standard_input()
    {
        const string List = "good-customer.sandbox.example\nwithout-role.sandbox.example\n";

        ToolRun run = await new ToolStage { Input = List }.RunAsync("customers", "--environment", "Sandbox", "--output", "json", "--customer-list", "-");
        ToolRun twice = await new ToolStage { Input = List }.RunAsync("customers", "--environment", "Sandbox", "--customer-list", "-", "--refresh-token-file", "-");

        Assert.Equal((1, "", 2), (run.ExitCode, run.Error, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("Only one option can read standard input (-).", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_may_have_comments_and_one_without_customers_is_refused()
    {
        ToolRun run = await RunAsync("--customer-list", _files.Write("customers.txt", "# ours\r\ngood-customer.sandbox.example\r\n"));
        ToolRun empty = await RunAsync("--customer-list", _files.Write("empty.txt", "# none yet\n"));

        Assert.Equal((0, 2), (run.ExitCode, empty.ExitCode));
        Assert.Contains("it names no customer.", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_keeps_the_results_of_the_last_run()
    {
        string state = _files.PathOf("state.jsonl");
        string[] both = ["--state", state, "--output", "json", "--customer", "good-customer.sandbox.example", "--customer", "without-gdap.sandbox.example"];
        ToolRun first = await RunAsync(both[..6]);
        string kept = await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken);

        ToolRun second = await RunAsync(both);

        Assert.Equal((0, 1), (first.ExitCode, second.ExitCode));
        Assert.StartsWith(first.Output, second.Output, StringComparison.Ordinal);
        Assert.Equal(2, second.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(kept, await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_is_granted_and_the_customer_tested_again()
    {
        string state = _files.PathOf("state.jsonl");

        ToolRun run = await RunAsync("--customer", "without-consent.sandbox.example", "--grant-consent", "--consent-scope", "User.Read,Organization.Read.All", "--state", state, "--output", "json");

        JsonElement row = JsonElement.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal((0, "Yes", "CustomerReached"), (run.ExitCode, row.GetProperty("result").GetString(), row.GetProperty("reason").GetString()));
        Assert.Contains("CustomerReached", (await File.ReadAllLinesAsync(state, TestContext.Current.CancellationToken))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_lists_the_consents_without_granting_them()
    {
        ToolRun run = await RunAsync("--customer", "without-consent.sandbox.example", "--grant-consent", "--what-if");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("what if: would grant Organization.Read.All, User.Read to ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TenantInvalid", "--customer", "not a tenant")]
    [InlineData("TenantInvalid: 'nonsense' is neither a tenant ID (a GUID) nor a domain", "--customer", "nonsense")]
    [InlineData("CustomersUnreadable: The list of customers 'missing.txt' cannot be used: the file does not exist.", "--customer-list", "missing.txt")]
    [InlineData("ConsentNotGranted: 'User Read' is not the name of a permission.", "--grant-consent", "--consent-scope", "User Read")]
    [InlineData("StateUnusable", "--state", "missing/state.jsonl")]
    [InlineData("--what-if, --consent-scope, and --display-name require --grant-consent.", "--what-if")]
    [InlineData("Use either --customer or --customer-list, not both.", "--customer", "contoso.com", "--customer-list", "x.txt")]
    public async Task Wrong_usage_is_reported(string text, params string[] arguments)
    {
        ToolRun run = await RunAsync(arguments);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.RunAsync(["customers", "--environment", "Sandbox", .. arguments]);
}
