namespace PartnerMfa.Cli.Output;

/// <summary>How results are written. A class rather than an enum: the code for an enum option would be compiled at every start.</summary>
internal sealed class OutputFormat
{
    private OutputFormat()
    {
    }

    public static OutputFormat Text { get; } = new();

    /// <summary>JSON Lines: one result per line and nothing else.</summary>
    public static OutputFormat Json { get; } = new();
}
