using System.Text.RegularExpressions;

namespace PartnerMfa.Repository.Documents;

public sealed class ThreatModelTests
{
    [Fact]
    public void Each_promise_names_tests_that_exist()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "contributing", "threat-model.md"));
        string promises = page[page.IndexOf("## Promises", StringComparison.Ordinal)..];
        promises = promises[..promises.IndexOf("\n## ", StringComparison.Ordinal)];
        string[] rows = [.. promises.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
        HashSet<string> files = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!)];

        Assert.True(rows.Length >= 15);
        foreach (string row in rows)
        {
            string last = row.TrimEnd('|', ' ').Split('|')[^1];
            string[] tests = [.. Regex.Matches(last, "`([^`]+)`").Select(match => match.Groups[1].Value)];
            Assert.True(tests.Length > 0 || last.Contains("](../../tests/", StringComparison.Ordinal), row);
            Assert.All(tests, test => Assert.Contains(test.EndsWith(".ps1", StringComparison.Ordinal) ? test : test + ".cs", files));
        }
    }
}
