using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

/// <summary>Reports that someone else wrote or changed, joined into one of ours. None of them turns it into a Yes.</summary>
public sealed class ForeignReportTests : IDisposable
{
    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task Our_own_reports_are_joined_unchanged()
    {
        string path = await WriteAsync(Result("Yes"), Result("Yes"));

        Assert.Equal((0, "Yes"), await JoinAsync(path));
    }

    [Theory]
    [InlineData("\"result\":\"No\"", "\"result\":\"Yes\"")]
    [InlineData("\"no\": 1", "\"no\": 0")]
    [InlineData("\"reason\":\"MfaClaimPresent\"", "\"reason\":\"MfaClaimMissing\"")]
    [InlineData("\"reason\":\"MfaClaimPresent\"", "\"reason\":\"FoundOnTheMoon\"")]
    [InlineData("\"result\":\"Yes\"", "\"result\":\"yes\"")]
    [InlineData("\"result\":\"Yes\"", "\"result\":\"Yes \"")]
    public async Task A_word_that_was_changed_is_noticed(string word, string instead)
    {
        string path = await WriteAsync(Result("No"), Result("Yes"));
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(word, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(word, instead, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        (int failures, string answer) = await JoinAsync(path);

        Assert.True(failures > 0);
        Assert.NotEqual("Yes", answer);
    }

    [Fact]
    public async Task A_result_or_an_error_that_was_taken_out_is_noticed()
    {
        string path = await WriteAsync(Result("No"), Result("Yes"));
        string[] lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(path, lines.Where(line => !line.Contains("\"result\":\"No\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Equal((1, "Unknown"), await JoinAsync(path));

        await _samples.WriteAsync("errors.json", [Result("Yes")], [Failures.ReportEmpty("r")]);
        string withErrors = await File.ReadAllTextAsync(_samples.PathOf("errors.json"), TestContext.Current.CancellationToken);
        string without = System.Text.RegularExpressions.Regex.Replace(withErrors, @"""errors"": \[.*?\n  \]", "\"errors\": []", System.Text.RegularExpressions.RegexOptions.Singleline);
        Assert.NotEqual(withErrors, without);
        await File.WriteAllTextAsync(_samples.PathOf("errors.json"), without, TestContext.Current.CancellationToken);
        Assert.Equal((1, "Unknown"), await JoinAsync(_samples.PathOf("errors.json")));
    }

    [Theory]
    [InlineData("""{"result":"Yes"}""")]
    [InlineData("""{"result":"Yes","reason":"Because","message":"m","environment":"Global","source":"s","checkedOn":"2026-11-22T00:00:00Z"}""")]
    [InlineData("""[{"result":"Yes","reason":"MfaClaimPresent","serviceConfirmed":true,"message":"m","environment":"Global","source":"s","checkedOn":"2026-11-22T00:00:00Z"}]""")]
    [InlineData("""{"answer":"Yes","results":[]}""")]
    [InlineData("""{"answer":"Yes"}""")]
    [InlineData("""{"result":"No","result":"Yes","reason":"MfaClaimPresent","message":"m","environment":"Global","source":"s","checkedOn":"2026-11-22T00:00:00Z"}""")]
    [InlineData("""{"result":"Yes","reason":"MfaClaimPresent","message":"\ud800","environment":"Global","source":"s","checkedOn":"2026-11-22T00:00:00Z"}""")]
    [InlineData("""{"some":"thing"}""")]
    [InlineData("\"Yes\"")]
    [InlineData("""{"answer":"Yes","counts":{"yes":1,"no":0,"unknown":0,"notApplicable":0,"errors":0,"checks":0},"results":[]}""")]
    public async Task JSON_of_others_is_never_a_Yes(string json)
    {
        string path = _samples.PathOf("foreign.json");
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);

        Assert.NotEqual("Yes", (await JoinAsync(path)).Answer);
    }

    private static PartnerMfaResult Result(string answer) => new()
    {
        Result = answer,
        Reason = answer == "Yes" ? "MfaClaimPresent" : "MfaClaimMissing",
        Message = "m",
        Environment = "Global",
        Source = "s",
        CheckedOn = SampleResults.Now.UtcDateTime,
    };

    private async Task<string> WriteAsync(params PartnerMfaResult[] results)
    {
        await _samples.WriteAsync("part.json", results);
        return _samples.PathOf("part.json");
    }

    // As when joining: a part that cannot be read is a failure of the whole.
    private async Task<(int Failures, string Answer)> JoinAsync(string path)
    {
        List<PartnerMfaException> failed = [];
        using (Report report = _samples.Open("whole.json", force: true))
        {
            try
            {
                await report.AddFileAsync(path, failed.Add, TestContext.Current.CancellationToken);
            }
            catch (PartnerMfaException failure)
            {
                failed.Add(failure);
                report.AddFailure(failure);
            }

            if (await Record.ExceptionAsync(() => report.CompleteAsync(TestContext.Current.CancellationToken)) is { } empty)
            {
                Assert.Equal("ReportEmpty", Assert.IsType<PartnerMfaException>(empty).ErrorId);
                return (failed.Count, "None");
            }
        }

        using System.Text.Json.JsonDocument whole = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(_samples.PathOf("whole.json"), TestContext.Current.CancellationToken));
        return (failed.Count, whole.RootElement.GetProperty("answer").GetString()!);
    }
}
