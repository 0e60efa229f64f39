using System.Globalization;

namespace PartnerMfa.Mutation;

/// <summary>What the command line asks for.</summary>
/// <param name="Groups">The groups to run; empty means all.</param>
/// <param name="Threshold">The lowest score, in percent, that counts as success.</param>
/// <param name="Root">The repository's root folder.</param>
internal sealed record MutationOptions(IReadOnlyList<string> Groups, double Threshold, string Root)
{
    public const string Usage = "Usage: PartnerMfa.Mutation [--group <name>]... [--threshold <percent>] [--root <folder>]";

    private const double DefaultThreshold = 98;

    /// <returns>Null when the arguments cannot be read.</returns>
    public static MutationOptions? Parse(string[] args)
    {
        MutationOptions options = new([], DefaultThreshold, Directory.GetCurrentDirectory());
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            string value = args[i + 1];
            switch (args[i])
            {
                case "--group": options = options with { Groups = [.. options.Groups, value] }; break;
                case "--root": options = options with { Root = Path.GetFullPath(value) }; break;
                case "--threshold" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent):
                    options = options with { Threshold = percent };
                    break;
                default: return null;
            }
        }

        return options;
    }
}

/// <summary>Mutation testing cannot go on. The message is for the reader.</summary>
internal sealed class MutationException(string message) : Exception(message);
