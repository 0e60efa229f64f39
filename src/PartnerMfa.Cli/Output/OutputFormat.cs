namespace PartnerMfa.Cli.Output;

/// <summary>How answers are written. A class and no enum: an option of an enum is compiled anew at every start.</summary>
internal sealed class OutputFormat
{
    private OutputFormat()
    {
    }

    public static OutputFormat Text { get; } = new();

    /// <summary>JSON Lines: one result a line, nothing else.</summary>
    public static OutputFormat Json { get; } = new();
}
