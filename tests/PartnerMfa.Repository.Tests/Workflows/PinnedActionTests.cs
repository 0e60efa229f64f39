using System.Text.RegularExpressions;

namespace PartnerMfa.Repository.Workflows;

/// <summary>The tag of an action can be moved to other code; a commit cannot.</summary>
public sealed partial class PinnedActionTests
{
    // The samples are copied into repositories that contain secrets, so they follow the same rule.
    private static readonly string[] Places = [".github/", "samples/GitHubActions/", "samples/CustomerShards/"];

    /// <summary>Every use of an action, as written, with its file.</summary>
    private static IReadOnlyList<(string File, string Use)> Uses { get; } =
    [
        .. SourceTree.Files(".yml").Concat(SourceTree.Files(".yaml")).Select(SourceTree.NameOf)
            .Where(file => Array.Exists(Places, place => file.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => UsesLine().Matches(SourceTree.TextOf(file)).Select(use => (File: file, Use: use.Groups["use"].Value)))
            .Where(found => !found.Use.StartsWith("./", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_names_its_release()
    {
        Assert.True(Uses.Count > 10, $"Only {Uses.Count} uses of actions were found, so this test would prove nothing.");
        Assert.Contains(Uses, found => found.File.StartsWith("samples/", StringComparison.Ordinal));
        Assert.All(Uses, found => Assert.True(IsPinned(found.Use), $"{found.File}: {found.Use}"));
    }

    [Fact]
    public void Every_use_in_a_workflow_is_found_however_it_is_written()
    {
        IEnumerable<Workflow> samples = new[] { "samples/GitHubActions/partner-mfa.yml", "samples/CustomerShards/customers.yml" }.Select(file => new Workflow(file, SourceTree.YamlOf(file)));

        Assert.Equal(
            Workflow.All.Concat(samples).SelectMany(workflow => workflow.Jobs).SelectMany(job => job.Steps).Count(step => step.Children.ContainsKey("uses")),
            Uses.Count);
    }

    [Fact]
    public void An_action_has_the_same_commit_wherever_it_is_used() =>
        Assert.All(Uses.GroupBy(found => found.Use.Split('@')[0]), action => Assert.Single(action.Select(found => found.Use).Distinct()));

    [Fact]
    public void Only_actions_of_GitHub_itself_are_used() => Assert.All(Uses, found => Assert.StartsWith("actions/", found.Use, StringComparison.Ordinal));

    [Theory]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", true)]
    [InlineData("actions/cache/save@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", true)]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", false)]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7", false)]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # latest", false)]
    [InlineData("actions/checkout@3d3c42e # v7.0.1", false)]
    [InlineData("actions/checkout@v7.0.1", false)]
    [InlineData("actions/checkout@main # v7.0.1", false)]
    [InlineData("actions/checkout", false)]
    [InlineData("docker://alpine:3", false)]
    public void Only_a_whole_commit_with_a_whole_version_counts_as_pinned(string use, bool pinned) => Assert.Equal(pinned, IsPinned(use));

    private static bool IsPinned(string use) => Pinned().IsMatch(use);

    [GeneratedRegex(@"^\s*(?:- +)?[""']?uses[""']? *: *(?<use>.+?) *$", RegexOptions.Multiline)]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
