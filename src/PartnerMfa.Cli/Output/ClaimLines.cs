
namespace PartnerMfa.Cli.Output;

/// <summary>The claims of a token, aligned: name and value, and below them what they mean.</summary>
internal static class ClaimLines
{
    // A value past that is told by its beginning; JSON has it whole.
    private const int LongestValue = 200;

    public static void Write(IReadOnlyList<PartnerMfaClaim> claims, TextWriter output)
    {
        int width = Math.Min(24, claims.Max(claim => claim.Name.Length));
        foreach (IGrouping<bool, PartnerMfaClaim> part in claims.GroupBy(claim => claim.IsHeader))
        {
            output.WriteLine();
            output.WriteLine(part.Key ? "  Header" : "  Claims");
            foreach (PartnerMfaClaim claim in part)
            {
                output.WriteLine($"    {claim.Name.PadRight(width)}  {Shown(claim.Value)}");
                output.WriteLine($"    {new string(' ', width)}    {claim.Meaning}");
            }
        }
    }

    private static string Shown(string value) =>
        value.Length <= LongestValue ? value : $"{value[..LongestValue]}... ({value.Length} characters)";
}
