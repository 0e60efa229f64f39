using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.Repository.Documents;

/// <summary>The changelog has the form that readers and tools expect.</summary>
/// <remarks>Source: https://keepachangelog.com/en/1.1.0/</remarks>
public sealed partial class ChangelogTests
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

    private static string[] Lines { get; } = SourceTree.TextOf("CHANGELOG.md").Split('\n');

    private static string[] Versions { get; } = [.. Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))];

    [Fact]
    public void The_changelog_starts_with_unreleased_changes_and_dates_every_version()
    {
        Assert.Equal("# Changelog", Lines[0]);
        Assert.Equal("## [Unreleased]", Versions[0]);
        Assert.NotEmpty(Versions[1..]);
        Assert.All(Versions[1..], version => Assert.Matches(Released(), version));
    }

    [Fact]
    public void The_newest_version_comes_first()
    {
        (Version Number, DateOnly Date)[] released = [.. Versions[1..].Select(version => Released().Match(version)).Select(version =>
            (Version.Parse(version.Groups["number"].Value), DateOnly.ParseExact(version.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)))];

        Assert.Equal(released.OrderByDescending(version => version.Number), released);
        Assert.Equal(released.OrderByDescending(version => version.Date), released);
    }

    [Fact]
    public void Changes_are_grouped_by_their_kind() =>
        Assert.All(Lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)), line => Assert.Contains(line[4..], Kinds));

    [Fact]
    public void The_version_that_is_built_has_an_entry_and_is_the_same_for_module_and_tool()
    {
        string version = VersionPrefix().Match(SourceTree.TextOf("Directory.Build.props")).Groups["number"].Value;

        Assert.NotEmpty(version);
        Assert.Contains($"ModuleVersion          = '{version}'", SourceTree.TextOf("module/PartnerMfa.psd1"), StringComparison.Ordinal);
        Assert.Contains(Versions, heading => heading.StartsWith($"## [{version}] - ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^## \[(?<number>\d+\.\d+\.\d+)\] - (?<date>\d{4}-\d{2}-\d{2})$")]
    private static partial Regex Released();

    [GeneratedRegex("<VersionPrefix>(?<number>[^<]+)</VersionPrefix>")]
    private static partial Regex VersionPrefix();
}
