namespace PartnerMfa.Pester.Running;

/// <summary>A run never looks better than it was.</summary>
public sealed class PesterRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-pester-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_test_keeps_its_own_name_result_and_reason()
    {
        string file = Write("""
            Describe 'Arithmetic' {
                It 'adds' { 1 + 1 | Should -Be 2 }
                It 'knows that <Left> is not <Right>' -ForEach @{ Left = 1; Right = 2 } { $Left | Should -Be $Right -Because 'it was told so' }
                Context 'far away' { It 'is skipped' { Set-ItResult -Skipped -Because 'nobody is there' } }
                It 'cannot decide' { Set-ItResult -Inconclusive -Because 'it depends' }
            }
            Describe 'Skipped <_>' -ForEach 'before' -Skip { It 'never runs' { throw } }
            """);

        IReadOnlyList<PesterResult> results = await PesterRun.OfAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ("Arithmetic adds", PesterOutcome.Passed, ""),
                ("Arithmetic knows that 1 is not 2", PesterOutcome.Failed, "Expected 2, because it was told so, but got 1."),
                ("Arithmetic far away is skipped", PesterOutcome.Skipped, "nobody is there"),
                ("Arithmetic cannot decide", PesterOutcome.Skipped, "Inconclusive: it depends"),
                ("Skipped before never runs", PesterOutcome.Skipped, ""),
            ],
            results.Select(result => (result.Name, result.Outcome, result.Message ?? "")).OrderBy(result => Order(result.Item1)));
        Assert.Contains(Path.GetFileName(file) + ":3", results.Single(result => result.Outcome == PesterOutcome.Failed).Trace, StringComparison.Ordinal);

        static int Order(string name) => Array.FindIndex(["adds", "knows", "away", "cannot", "never"], word => name.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Describe 'Setup' { BeforeAll { throw 'it broke' }; It 'runs' { 1 } }", "Setup (the block itself)")]
    [InlineData("Describe 'Teardown' { AfterAll { throw 'it broke' }; It 'runs' { 1 } }", "Teardown (the block itself)")]
    [InlineData("Describe 'A block' { It 'runs' { 1 } }; throw 'it broke'", "Some.Tests.ps1 (the file itself)")]
    [InlineData("Describe 'A block' { It 'runs' {", "Some.Tests.ps1 (the file itself)")]
    public async Task A_block_or_a_file_that_breaks_is_a_failed_test(string script, string name)
    {
        IReadOnlyList<PesterResult> results = await PesterRun.OfAsync(Write(script), TestContext.Current.CancellationToken);

        PesterResult broken = results.Single(result => result.Name == name);
        Assert.Equal(PesterOutcome.Failed, broken.Outcome);
        Assert.Matches("it broke|[Mm]issing", broken.Message);
    }

    [Theory]
    [InlineData("-Program no-such-program", PesterOutcome.Skipped, "it needs no-such-program")]
    [InlineData("-Program no-such-program -Other @{ 'some module' = $null }", PesterOutcome.Skipped, "it needs no-such-program and some module")]
    [InlineData("-Built @{ 'tests/Nothing' = '/no/such/file' }", PesterOutcome.Failed, "RuntimeException: The build did not make tests/Nothing. Run: dotnet build")]
    [InlineData("-Built @{ 'tests/Nothing' = $null } -Program no-such-program", PesterOutcome.Failed, "RuntimeException: The build did not make tests/Nothing. Run: dotnet build")]
    [InlineData("-Program dotnet -Built @{ here = $PSCommandPath } -Other @{ it = $true }", PesterOutcome.Passed, "")]
    public async Task A_skipped_test_names_the_missing_program(string needs, PesterOutcome outcome, string message)
    {
        string file = Write($$"""
            Describe 'A block' {
                BeforeAll { . '{{Path.Combine(RepositoryFolder.Path, "tests", "Pester", "Support", "Needs.ps1")}}'; $missing = Find-MissingNeed {{needs}} }
                BeforeEach { Assert-NoMissingNeed $missing }
                It 'runs' { 1 | Should -Be 1 }
            }
            """);

        PesterResult result = Assert.Single(await PesterRun.OfAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(("A block runs", outcome, message), (result.Name, result.Outcome, result.Message));
    }

    [Theory]
    [InlineData("nope", "There is no file or folder")]
    [InlineData(".", "There is no test in")]
    public async Task A_path_without_tests_is_a_failed_test(string path, string message)
    {
        PesterResult result = Assert.Single(await PesterRun.OfAsync(Path.Combine(_folder.FullName, path), TestContext.Current.CancellationToken));

        Assert.Equal(PesterOutcome.Failed, result.Outcome);
        Assert.StartsWith(message, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, "ended with exit code 0, with 0 results")]
    [InlineData("[]", 1, "ended with exit code 1, with 0 results")]
    [InlineData("""[{ "Name": "a", "Outcome": "Passed" }]""", 1, "ended with exit code 1, with 1 results")]
    [InlineData("""[{ "Name": "a", "Outcome": "Failed" }]""", 0, "ended with exit code 0, with 1 results")]
    [InlineData("""[{ "Name": "a", "Outcome": "Passed" }]""", null, "was stopped after 15 minutes, with 1 results")]
    public void A_run_whose_exit_code_disagrees_with_its_results_fails(string json, int? exitCode, string end)
    {
        PesterResult last = PesterRun.Judge("Some.Tests.ps1", json, new(exitCode, "what it wrote"))[^1];

        Assert.Equal(new("Some.Tests.ps1 runs to its end", PesterOutcome.Failed, $"PowerShell {end}. It wrote:\nwhat it wrote"), last);
    }

    [Theory]
    [InlineData(PesterOutcome.Passed, 0)]
    [InlineData(PesterOutcome.Failed, 1)]
    public void A_run_that_ends_as_its_results_say_adds_nothing(PesterOutcome outcome, int exitCode) =>
        Assert.Equal([new("a", outcome)], PesterRun.Judge("Some.Tests.ps1", $$"""[{ "Name": "a", "Outcome": "{{outcome}}" }]""", new(exitCode, "")));

    [Fact]
    public void Every_Pester_file_has_a_test_class()
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "tests", "Pester"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        IEnumerable<string> run = typeof(PesterRunTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttributes(typeof(PesterFileAttribute), false).Cast<PesterFileAttribute>().SingleOrDefault()?.File)
            .OfType<string>();

        Assert.NotEmpty(files);
        Assert.Equal(files, run.Order(StringComparer.Ordinal));
    }

    private string Write(string script)
    {
        string path = Path.Combine(_folder.FullName, "Some.Tests.ps1");
        File.WriteAllText(path, script);
        return path;
    }
}
