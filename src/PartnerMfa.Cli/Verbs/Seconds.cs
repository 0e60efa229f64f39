using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Options that take a number of seconds: above 0, at most a day.</summary>
internal static class Seconds
{
    public static Option<double?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "seconds",
        CustomParser = argument => Parse(name, argument),
    };

    // The library's own parser throws before a validator can speak, and repeats the word.
    private static double? Parse(string name, ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (!isNumber || seconds is not (> 0 and <= 86400)) argument.AddError($"{name} takes a number above 0, at most 86400.");
        return seconds;
    }
}
