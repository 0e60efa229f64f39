using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Workflows;

/// <summary>A workflow has only the permissions that its work needs.</summary>
public sealed class PermissionTests
{
    /// <summary>The jobs that may write, and what they may write. All others have at most read access to the repository.</summary>
    private static readonly Dictionary<string, string[]> MayWrite = new()
    {
        [".github/workflows/release.yml, job attest"] = ["attestations", "id-token"],
        [".github/workflows/release.yml, job draft"] = ["contents"],
    };

    private static IReadOnlyList<WorkflowJob> Jobs { get; } = [.. Workflow.All.SelectMany(workflow => workflow.Jobs)];

    [Fact]
    public void Every_workflow_declares_its_permissions_and_grants_no_writing() => Assert.All(Workflow.All, workflow =>
        Assert.All(PermissionsOf(workflow.Root), permission => Assert.Equal(("contents", "read"), permission)));

    [Fact]
    public void Only_listed_jobs_may_write_and_only_what_is_listed() => Assert.Equal(
        MayWrite.SelectMany(job => job.Value.Select(scope => $"{job.Key}: {scope}")).Order(StringComparer.Ordinal),
        Jobs.Where(job => job.Root.Children.ContainsKey("permissions"))
            .SelectMany(job => PermissionsOf(job.Root).Where(permission => permission != ("contents", "read")).Select(permission => $"{job}: {permission.Scope}"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_job_that_publishes_sees_secrets_and_it_waits_for_approval()
    {
        WorkflowJob[] withSecrets = [.. Jobs.Where(job => Mentions(job.Root, "secrets"))];

        Assert.Equal([".github/workflows/release.yml, job publish"], withSecrets.Select(job => $"{job}"));
        Assert.All(withSecrets, job => Assert.Equal("release", job.Root["environment"].ToString()));
        Assert.DoesNotContain(Workflow.All, workflow => workflow.Root.Children.TryGetValue("env", out YamlNode? shared) && Mentions(shared, "secrets"));
    }

    [Fact]
    public void Workflows_that_outsiders_can_trigger_have_no_write_permissions() =>
        Assert.All(Workflow.All.SelectMany(workflow => workflow.Triggers), trigger =>
            Assert.Contains(trigger, (string[])["push", "pull_request", "workflow_dispatch", "workflow_call"]));

    [Fact]
    public void No_checkout_leaves_its_token_behind()
    {
        YamlMappingNode[] checkouts =
        [
            .. Jobs.SelectMany(job => job.Steps)
                .Where(step => step.Children.TryGetValue("uses", out YamlNode? action) && action.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(checkouts);
        Assert.All(checkouts, step => Assert.Equal("false", step["with"]["persist-credentials"].ToString()));
    }

    private static IEnumerable<(string Scope, string Value)> PermissionsOf(YamlMappingNode node) =>
        Assert.IsType<YamlMappingNode>(node["permissions"]).Select(pair => (pair.Key.ToString(), pair.Value.ToString()));

    private static bool Mentions(YamlNode node, string word) =>
        node.AllNodes.OfType<YamlScalarNode>().Any(scalar => scalar.Value?.Contains(word, StringComparison.Ordinal) == true);
}
