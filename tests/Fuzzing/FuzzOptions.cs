using System.Globalization;

namespace PartnerMfa.Fuzzing;

/// <summary>The command line: <c>target [--count N] [--seed N] [--replay N]</c>.</summary>
internal sealed record FuzzOptions(string Target, long Count = 10_000, long Seed = 1, long? Replay = null)
{
    public const string Usage = "Usage: dotnet run -c Release --project tests/Fuzzing -- <target> [--count <cases>] [--seed <number>] [--replay <case>]";

    /// <returns>Null when the command line is not valid.</returns>
    public static FuzzOptions? Parse(string[] arguments)
    {
        if (arguments.Length % 2 == 0) return null;
        FuzzOptions options = new(arguments[0]);
        foreach (string[] pair in arguments.Skip(1).Chunk(2))
        {
            if (!long.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return null;
            switch (pair[0])
            {
                case "--count": options = options with { Count = number }; break;
                case "--seed": options = options with { Seed = number }; break;
                case "--replay": options = options with { Replay = number }; break;
                default: return null;
            }
        }

        return options;
    }
}
