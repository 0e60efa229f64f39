using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Cli.Samples;

/// <summary>A sample pipeline, read as its service reads it: the steps that run in bash, with their environment variables.</summary>
internal sealed partial record Pipeline
{
    public static string SamplesFolder { get; } = Path.Combine(RepositoryFolder.Path, "samples");

    public required YamlMappingNode Root { get; init; }

    public required IReadOnlyList<PipelineStep> Steps { get; init; }

    /// <summary>The variable that names the folder for temporary files.</summary>
    public required string FolderVariable { get; init; }

    /// <param name="store">The simulated secret store: secrets, variables and parameters by name.</param>
    public static Pipeline GitHub(IReadOnlyDictionary<string, string> store)
    {
        YamlMappingNode root = Load("GitHubActions");
        YamlNode job = Assert.Single((YamlMappingNode)root["jobs"]).Value;
        // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
        return new Pipeline
        {
            Root = root,
            Steps = StepsOf(job, "run", ["--noprofile", "--norc", "-eo", "pipefail"], text => GitHubExpression().Replace(text, found => Stored(store, found))),
            FolderVariable = "RUNNER_TEMP",
        };
    }

    /// <inheritdoc cref="GitHub"/>
    public static Pipeline AzureDevOps(IReadOnlyDictionary<string, string> store)
    {
        YamlMappingNode root = Load("AzureDevOps");
        // A macro without a variable is left as it is.
        return new Pipeline
        {
            Root = root,
            Steps = StepsOf(root, "bash", ["--noprofile", "--norc"], text => Macro().Replace(
                TemplateExpression().Replace(text, found => Stored(store, found)), found => store.GetValueOrDefault(found.Groups["name"].Value, found.Value))),
            FolderVariable = "AGENT_TEMPDIRECTORY",
        };
    }

    private static string Stored(IReadOnlyDictionary<string, string> store, Match found) =>
        store.GetValueOrDefault(found.Groups["name"].Value, found.Groups["default"].Value);

    private static List<PipelineStep> StepsOf(YamlNode job, string scriptKey, string[] shell, Func<string, string> expand) =>
    [
        .. ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey(scriptKey))
            .Select(step => new PipelineStep(step[scriptKey].ToString(), shell, EnvironmentOf(step, expand))),
    ];

    private static Dictionary<string, string> EnvironmentOf(YamlMappingNode step, Func<string, string> expand) =>
        step.Children.TryGetValue("env", out YamlNode? given)
            ? ((YamlMappingNode)given).ToDictionary(pair => pair.Key.ToString(), pair => expand(pair.Value.ToString()))
            : [];

    private static YamlMappingNode Load(string sample)
    {
        using StreamReader reader = new(Path.Combine(SamplesFolder, sample, "partner-mfa.yml"));
        YamlStream yaml = [];
        yaml.Load(reader);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    [GeneratedRegex(@"\$\{\{ (?:secrets|vars)\.(?<name>\w+)(?: \|\| '(?<default>\w+)')? \}\}")]
    private static partial Regex GitHubExpression();

    [GeneratedRegex(@"\$\{\{ parameters\.(?<name>\w+) \}\}")]
    private static partial Regex TemplateExpression();

    [GeneratedRegex(@"\$\((?<name>\w+)\)")]
    private static partial Regex Macro();
}
