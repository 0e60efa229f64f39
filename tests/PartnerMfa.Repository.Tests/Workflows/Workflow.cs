using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Workflows;

/// <summary>A workflow of this repository's own.</summary>
/// <param name="File">The path from the root.</param>
/// <param name="Root">The whole file.</param>
internal sealed record Workflow(string File, YamlMappingNode Root)
{
    /// <summary>All workflows that GitHub would run.</summary>
    public static IReadOnlyList<Workflow> All { get; } =
    [
        .. SourceTree.Files(".yml").Concat(SourceTree.Files(".yaml")).Select(SourceTree.NameOf)
            .Where(name => name.StartsWith(".github/workflows/", StringComparison.Ordinal))
            .Select(name => new Workflow(name, SourceTree.YamlOf(name))),
    ];

    public IReadOnlyList<WorkflowJob> Jobs =>
        [.. ((YamlMappingNode)Root["jobs"]).Select(job => new WorkflowJob(File, job.Key.ToString(), (YamlMappingNode)job.Value))];

    public IReadOnlyList<string> Triggers =>
        [.. ((YamlMappingNode)Root["on"]).Children.Keys.Select(trigger => trigger.ToString())];

    public static Workflow Named(string name) => All.Single(workflow => workflow.File == ".github/workflows/" + name);
}

/// <summary>A job of a workflow.</summary>
/// <param name="File">The workflow's path from the root.</param>
/// <param name="Id">The key of the job.</param>
/// <param name="Root">The job itself.</param>
internal sealed record WorkflowJob(string File, string Id, YamlMappingNode Root)
{
    /// <summary>Whether the job runs another workflow, which then has the steps.</summary>
    public bool CallsWorkflow => Root.Children.ContainsKey("uses");

    public IReadOnlyList<YamlMappingNode> Steps => CallsWorkflow ? [] : [.. ((YamlSequenceNode)Root["steps"]).Cast<YamlMappingNode>()];

    /// <summary>The scripts of the steps, in order.</summary>
    public IEnumerable<string> Scripts => Steps.Where(step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString());

    public override string ToString() => $"{File}, job {Id}";
}
