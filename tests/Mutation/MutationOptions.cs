using System.Globalization;

namespace PartnerMfa.Mutation;

/// <summary>The options on the command line.</summary>
/// <param name="Groups">The groups to run; empty means all.</param>
/// <param name="Threshold">The lowest score, in percent, that counts as success.</param>
/// <param name="Root">The repository's root folder.</param>
/// <param name="Jobs">How many processes run tests at the same time.</param>
/// <param name="OnlySurvivors">Whether to try only the survivors of the last run again, with the tests as they are now.</param>
internal sealed record MutationOptions(IReadOnlyList<string> Groups, double Threshold, string Root, int Jobs, bool OnlySurvivors)
{
    public const string Usage = "Usage: PartnerMfa.Mutation [--group <name>]... [--threshold <percent>] [--root <folder>] [--jobs <number>] [--survivors]";

    private const double DefaultThreshold = 98;

    /// <returns>Null when the arguments are not valid.</returns>
    public static MutationOptions? Parse(string[] args)
    {
        MutationOptions options = new([], DefaultThreshold, Directory.GetCurrentDirectory(), Environment.ProcessorCount, OnlySurvivors: false);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (args[i] == "--survivors")
            {
                options = options with { OnlySurvivors = true };
                i--;
                continue;
            }

            if (i + 1 == args.Length) return null;
            string value = args[i + 1];
            switch (args[i])
            {
                case "--group": options = options with { Groups = [.. options.Groups, value] }; break;
                case "--root": options = options with { Root = Path.GetFullPath(value) }; break;
                case "--threshold" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent):
                    options = options with { Threshold = percent };
                    break;
                case "--jobs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs > 0:
                    options = options with { Jobs = jobs };
                    break;
                default: return null;
            }
        }

        return options;
    }
}

/// <summary>Thrown when mutation testing cannot continue. The message is for the user.</summary>
internal sealed class MutationException(string message) : Exception(message);
