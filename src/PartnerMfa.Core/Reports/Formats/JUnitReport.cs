using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats;

/// <summary>
/// The report as test results, one test case per result: Yes passes, No fails, Unknown is an error, and NotApplicable is skipped. A check
/// of a setup whose overall answer is Yes is skipped, too, so that it does not fail a build.
/// </summary>
/// <remarks>The format that Jenkins, Azure DevOps, GitLab, and others read: https://github.com/testmoapp/junitxml</remarks>
internal sealed class JUnitReport : IReportFormat
{
    private const string Suite = "PartnerMfa";
    private const string SandboxMark = "SANDBOX: simulated services. This is not evidence about a real tenant.";

    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        Dictionary<ReportEntry, MfaAnswer?> wholes = content.Groups
            .SelectMany(group => group.Checks.Select(check => (check, group.Whole?.Answer)))
            .ToDictionary(pair => pair.check, pair => pair.Answer);
        JUnitCounts counts = JUnitCounts.Of(content, entry => Outcome(entry, wholes));
        TestNames names = new();
        await output.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{Open("testsuites", counts)}\n{Open("testsuite", counts)}\n").ConfigureAwait(false);
        foreach (ReportEntry entry in content.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(Case(content.Read(entry), Outcome(entry, wholes), names).ToString() + "\n").ConfigureAwait(false);
        }

        foreach (ReportFailure failure in content.Summary.Failures)
            await output.WriteAsync(Case(failure, names).ToString() + "\n").ConfigureAwait(false);
        await output.WriteAsync("</testsuite>\n</testsuites>\n").ConfigureAwait(false);
    }

    private static JUnitOutcome Outcome(ReportEntry entry, Dictionary<ReportEntry, MfaAnswer?> wholes)
    {
        if (entry.Change is not null) return Outcome(entry);
        bool isDecided = entry.Check is not null && wholes[entry] is MfaAnswer.Yes or MfaAnswer.NotApplicable;
        return entry.Answer switch
        {
            MfaAnswer.Yes => JUnitOutcome.Passed,
            MfaAnswer.NotApplicable => JUnitOutcome.Skipped,
            _ when isDecided => JUnitOutcome.Skipped,
            MfaAnswer.No => JUnitOutcome.Failure,
            _ => JUnitOutcome.Error,
        };
    }

    // In a comparison, only regressions fail; results that are as bad as before do not.
    private static JUnitOutcome Outcome(ReportEntry change) => change switch
    {
        { IsRegression: true, Answer: MfaAnswer.No } => JUnitOutcome.Failure,
        { IsRegression: true } => JUnitOutcome.Error,
        { IsAccepted: true } or { Change: "Gone" } => JUnitOutcome.Skipped,
        _ => JUnitOutcome.Passed,
    };

    private static string Open(string element, JUnitCounts counts) =>
        $"<{element} name=\"{Suite}\" tests=\"{counts.Tests}\" failures=\"{counts.Failures}\" errors=\"{counts.Errors}\" skipped=\"{counts.Skipped}\" timestamp=\"{DisplayFormat.Timestamp(counts.WrittenOn)}\">";

    private static XElement Case(PartnerMfaResult result, JUnitOutcome outcome, TestNames names)
    {
        string? detail = outcome == JUnitOutcome.Passed ? null : outcome.ToString().ToLowerInvariant();
        string remedy = result.Remedy is null ? "" : $"\nWhat to do: {XmlText.Of(result.Remedy)}";
        return new XElement(
            "testcase",
            new XAttribute("classname", XmlText.Of($"{Suite}.{result.Environment}")),
            new XAttribute("name", names.Of(XmlText.Of(ResultText.Subject(result) + (result.Check is { } check ? $": {check}" : "")))),
            new XAttribute("time", (result.Duration ?? 0).ToString("0.000", CultureInfo.InvariantCulture)),
            detail is null ? null : new XElement(
                detail,
                new XAttribute("message", XmlText.Of(result.Message)),
                outcome == JUnitOutcome.Skipped ? null : new XAttribute("type", XmlText.Of(result.Reason)),
                outcome == JUnitOutcome.Skipped ? null : XmlText.Of(Answer(result)) + remedy),
            new XElement("system-out", Evidence(result)));
    }

    private static XElement Case(ReportFailure failed, TestNames names)
    {
        PartnerMfaException failure = failed.Failure;
        return new XElement(
            "testcase",
            new XAttribute("classname", failed.IsSimulated ? $"{Suite}.{PartnerMfaEnvironments.Sandbox.Name}" : Suite),
            new XAttribute("name", names.Of(XmlText.Of($"{failure.ErrorId} {failure.TargetName}".TrimEnd()))),
            new XElement("error", new XAttribute("message", XmlText.Of(failure.Message)), new XAttribute("type", failure.ErrorId), XmlText.Of($"What to do: {failure.Remedy}")),
            failed.IsSimulated ? new XElement("system-out", SandboxMark) : null);
    }

    private static string Answer(PartnerMfaResult result) => $"{result.Result} ({result.Reason}): {result.Message}";

    private static string Evidence(PartnerMfaResult result) => string.Join("\n", new[]
        {
            ResultText.IsSimulated(result) ? SandboxMark : "",
            Answer(result),
        }
        .Concat(ResultEvidence.Of(result).Select(fact => $"{fact.Name}: {fact.Value}"))
        .Concat(result.Evidence)
        .Where(line => line.Length > 0)
        .Select(XmlText.Of));
}

/// <summary>The outcome of a test case. The names are those of the XML elements.</summary>
internal enum JUnitOutcome
{
    Passed,
    Failure,
    Error,
    Skipped,
}

/// <summary>The counts, which precede the test cases.</summary>
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

/// <summary>The names of test cases. They are unique and the same in every run, because build systems tell tests apart by name.</summary>
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

/// <summary>Text that XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).</summary>
internal static class XmlText
{
    private const char Replacement = '\ufffd';

    public static string Of(string text)
    {
        // The redactor lets only complete surrogate pairs through, which leaves two noncharacters that XML does not allow.
        string shown = Redactor.Shown(text);
        return shown.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? shown
            : new string([.. shown.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : Replacement)]);
    }
}
