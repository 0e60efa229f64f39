using PartnerMfa.Errors;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>The answer of a whole report: Yes only if every result is a Yes.</summary>
public sealed class ReportHeadlineTests
{
    [Theory]
    [InlineData("YES", "1 result: Yes.", 0, "Yes")]
    [InlineData("YES", "All 2 results: Yes.", 0, "Yes", "Yes")]
    [InlineData("NO", "1 of 3 results: No.", 0, "Yes", "No", "Unknown")]
    [InlineData("NO", "1 result: No. 1 check could not be completed.", 1, "No")]
    [InlineData("UNKNOWN", "1 of 2 results: Unknown.", 0, "Yes", "Unknown")]
    [InlineData("UNKNOWN", "2 of 2 results: Yes. 2 checks could not be completed.", 2, "Yes", "Yes")]
    [InlineData("UNKNOWN", "1 check could not be completed.", 1)]
    [InlineData("NOT APPLICABLE", "1 result: Not applicable.", 0, "NotApplicable")]
    [InlineData("NOT APPLICABLE", "1 of 2 results: Yes. The requirement does not apply to the rest.", 0, "Yes", "NotApplicable")]
    public void The_answer_is_that_of_all_of_it(string word, string sentence, int errors, params string[] answers)
    {
        ReportHeadline headline = ReportHeadline.Of(Summary(errors, [.. answers.Select(answer => SampleResults.Result(answer))]));

        Assert.Equal((word, sentence, null), (headline.Word, headline.Sentence, headline.Simulation));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("YES ")]
    [InlineData("True")]
    [InlineData("1")]
    public void An_unknown_word_is_not_mistaken_for_an_answer(string word)
    {
        using SampleResults samples = new();
        using Report report = samples.Open("report.html");

        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => report.Add(SampleResults.Result(word)));

        Assert.Equal(ErrorId.NotAResult, failure.Id);
    }

    [Fact]
    public void The_checks_of_a_setup_do_not_count_by_themselves()
    {
        ReportHeadline headline = ReportHeadline.Of(Summary(0, SampleResults.Result("No", check: "License"), SampleResults.Result("Yes", decidedBy: ["License"])));

        Assert.Equal(("YES", "1 result: Yes."), (headline.Word, headline.Sentence));
    }

    [Fact]
    public void Checks_without_an_overall_answer_have_none()
    {
        ReportHeadline headline = ReportHeadline.Of(Summary(0, SampleResults.Result("Yes", check: "License")));

        Assert.Equal(("UNKNOWN", "This report has only checks of a setup, not the overall answer they belong to."), (headline.Word, headline.Sentence));
    }

    [Fact]
    public void Simulated_results_are_called_so()
    {
        Assert.StartsWith("Sandbox: everything in this report", ReportHeadline.Of(Summary(0, SampleResults.InSandbox())).Simulation, StringComparison.Ordinal);
        Assert.StartsWith(
            "Sandbox and real results together: 1 of 2",
            ReportHeadline.Of(Summary(0, SampleResults.InSandbox(), SampleResults.Result())).Simulation,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(PartnerMfaSetupCheck.SecurityDefaults), "Security defaults")]
    [InlineData(nameof(PartnerMfaSetupCheck.ConditionalAccess), "Conditional Access")]
    [InlineData(nameof(PartnerMfaSetupCheck.PerUserMfa), "Per-user MFA")]
    [InlineData(nameof(PartnerMfaSetupCheck.MfaMethods), "MFA methods")]
    [InlineData(nameof(PartnerMfaSetupCheck.License), "License")]
    public void The_name_of_a_check_is_as_Microsoft_writes_it(string check, string words) => Assert.Equal(words, ResultText.CheckName(check));

    private static ReportSummary Summary(int errors, params PartnerMfaResult[] results)
    {
        ReportSummary summary = new((string?)null);
        foreach (PartnerMfaResult result in results) summary.Add(result);
        for (int i = 0; i < errors; i++) summary.Add(Failures.ReportEmpty("r"), isSimulated: false);
        return summary;
    }
}
