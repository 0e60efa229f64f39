namespace PartnerMfa.Cli.Output;

internal enum OutputFormat
{
    Text,

    /// <summary>JSON Lines: one result a line, nothing else.</summary>
    Json,
}
