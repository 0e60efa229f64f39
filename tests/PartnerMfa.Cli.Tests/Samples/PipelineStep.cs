namespace PartnerMfa.Cli.Samples;

/// <summary>A step that runs in bash.</summary>
/// <param name="Script">The script.</param>
/// <param name="Shell">How the service starts bash.</param>
/// <param name="Environment">Its environment variables.</param>
internal sealed record PipelineStep(string Script, string[] Shell, IReadOnlyDictionary<string, string> Environment);
