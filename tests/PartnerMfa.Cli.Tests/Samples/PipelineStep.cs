namespace PartnerMfa.Cli.Samples;

/// <summary>One step that runs in bash.</summary>
/// <param name="Script">What it runs.</param>
/// <param name="Shell">How the service starts bash.</param>
/// <param name="Environment">What it finds in the environment.</param>
internal sealed record PipelineStep(string Script, string[] Shell, IReadOnlyDictionary<string, string> Environment);
