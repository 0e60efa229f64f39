namespace PartnerMfa.Verdicts;

/// <summary>Many results in one answer.</summary>
public sealed class ResultTallyTests
{
    [Theory]
    [InlineData("", 0, "Unknown")]
    [InlineData("", 1, "Unknown")]
    [InlineData("Yes", 0, "Yes")]
    [InlineData("Yes Yes", 0, "Yes")]
    [InlineData("Yes", 1, "Unknown")]
    [InlineData("Yes NotApplicable", 0, "NotApplicable")]
    [InlineData("NotApplicable", 0, "NotApplicable")]
    [InlineData("Yes NotApplicable", 1, "Unknown")]
    [InlineData("NotApplicable Unknown Yes", 0, "Unknown")]
    [InlineData("yes", 0, "Unknown")]
    [InlineData("Perhaps", 0, "Unknown")]
    [InlineData("Yes No Unknown NotApplicable", 1, "No")]
    [InlineData("No", 0, "No")]
    public void Any_No_comes_first_then_any_doubt(string results, int errors, string answer)
    {
        string[] words = results.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ResultTally tally = new();
        foreach (string word in words) tally.Add(Result(word));
        for (int i = 0; i < errors; i++) tally.AddError();

        Assert.Equal((answer, words.Length, errors, 0), (tally.Answer.ToString(), tally.Results, tally.Errors, tally.Checks));
    }

    [Fact]
    public void Results_of_a_kind_are_counted_and_checks_are_not_among_them()
    {
        ResultTally tally = new();
        foreach (string word in new[] { "Yes", "No", "No" }) tally.Add(Result(word));
        tally.Add(Result("Unknown", check: "License"));
        tally.Add(Result("No", check: "License"));

        Assert.Equal((1, 2, 0, 0), (tally.Of(MfaAnswer.Yes), tally.Of(MfaAnswer.No), tally.Of(MfaAnswer.Unknown), tally.Of(MfaAnswer.NotApplicable)));
        Assert.Equal((3, 2), (tally.Results, tally.Checks));
    }

    private static PartnerMfaResult Result(string word, string? check = null) =>
        new() { Result = word, Reason = "r", Message = "m", Environment = "e", Source = "s", CheckedOn = default, Check = check };
}
