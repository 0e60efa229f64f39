using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Workflows;

/// <summary>What GitHub would refuse, or quietly ignore, when it reads a workflow.</summary>
/// <remarks>Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax</remarks>
public sealed class WorkflowFormTests
{
    private static readonly HashSet<string> WorkflowKeys = ["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"];

    private static readonly HashSet<string> JobKeys =
    [
        "name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "env", "defaults", "steps", "timeout-minutes",
        "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets",
    ];

    private static readonly HashSet<string> StepKeys =
        ["id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes"];

    [Fact]
    public void One_workflow_tests_changes_and_one_makes_releases() =>
        Assert.Equal([".github/workflows/ci.yml", ".github/workflows/release.yml"], Workflow.All.Select(workflow => workflow.File));

    [Fact]
    public void Every_key_is_one_that_GitHub_knows()
    {
        foreach (Workflow workflow in Workflow.All)
        {
            AssertKnown(workflow.File, workflow.Root, WorkflowKeys);
            foreach (WorkflowJob job in workflow.Jobs)
            {
                AssertKnown($"{job}", job.Root, JobKeys);
                Assert.All(job.Steps, step => AssertKnown($"{job}", step, StepKeys));
            }
        }
    }

    [Fact]
    public void Every_workflow_has_a_name_triggers_and_jobs() => Assert.All(Workflow.All, workflow =>
    {
        Assert.NotEmpty(workflow.Root["name"].ToString());
        Assert.NotEmpty(workflow.Triggers);
        Assert.NotEmpty(workflow.Jobs);
    });

    [Fact]
    public void Every_job_has_a_machine_a_time_limit_and_steps_or_calls_a_workflow_that_exists() =>
        Assert.All(Workflow.All.SelectMany(workflow => workflow.Jobs), job =>
        {
            if (job.CallsWorkflow)
            {
                Assert.Contains(job.Root["uses"].ToString(), Workflow.All.Select(workflow => "./" + workflow.File));
                return;
            }

            Assert.NotEmpty(job.Root["runs-on"].ToString());
            Assert.InRange(int.Parse(job.Root["timeout-minutes"].ToString(), CultureInfo.InvariantCulture), 1, 120);
            Assert.NotEmpty(job.Steps);
        });

    [Fact]
    public void Every_step_either_runs_commands_or_uses_an_action() =>
        Assert.All(Workflow.All.SelectMany(workflow => workflow.Jobs).SelectMany(job => job.Steps), step =>
            Assert.True(step.Children.ContainsKey("run") != step.Children.ContainsKey("uses"), $"Needs either run or uses: {step}"));

    [Fact]
    public void A_job_depends_only_on_jobs_above_it()
    {
        foreach (Workflow workflow in Workflow.All)
        {
            List<string> above = [];
            foreach (WorkflowJob job in workflow.Jobs)
            {
                if (job.Root.Children.TryGetValue("needs", out YamlNode? needs)) Assert.All(ListOf(needs), need => Assert.Contains(need, above));
                above.Add(job.Id);
            }
        }
    }

    private static IEnumerable<string> ListOf(YamlNode node) => node is YamlSequenceNode list ? list.Select(item => item.ToString()) : [node.ToString()];

    private static void AssertKnown(string place, YamlMappingNode node, HashSet<string> known) =>
        Assert.True(node.Children.Keys.All(key => known.Contains(key.ToString())), $"{place} has a key that GitHub does not know: {string.Join(", ", node.Children.Keys)}");
}
