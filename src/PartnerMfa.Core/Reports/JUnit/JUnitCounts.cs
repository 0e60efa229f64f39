namespace PartnerMfa.Reports.JUnit;

/// <summary>How a test case ended; a name here is that of its element.</summary>
internal enum JUnitOutcome
{
    Passed,
    Failure,
    Error,
    Skipped,
}

/// <summary>The counts that stand before the test cases.</summary>
internal sealed record JUnitCounts(int Tests, int Failures, int Errors, int Skipped, DateTime WrittenOn)
{
    public static JUnitCounts Of(ReportContent content, Func<ReportEntry, JUnitOutcome> outcomeOf)
    {
        ILookup<JUnitOutcome, ReportEntry> outcomes = content.Entries.ToLookup(outcomeOf);
        int told = content.Summary.Failures.Count;
        return new JUnitCounts(
            content.Entries.Count + told,
            outcomes[JUnitOutcome.Failure].Count(),
            outcomes[JUnitOutcome.Error].Count() + told,
            outcomes[JUnitOutcome.Skipped].Count(),
            content.Summary.WrittenOn);
    }
}

/// <summary>Names of test cases: the same in every run, and each once, since build systems tell tests apart by them.</summary>
internal sealed class TestNames
{
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    public string Of(string name)
    {
        _given.TryGetValue(name, out int times);
        _given[name] = ++times;
        return times == 1 ? name : $"{name} ({times})";
    }
}
