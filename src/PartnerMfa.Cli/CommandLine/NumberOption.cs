using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>
/// Options that take a number within limits. The library's own parsers throw before a validator can report the error, and their messages
/// repeat what was typed.
/// </summary>
internal static class NumberOption
{
    private const double SecondsPerDay = 86400;

    /// <summary>A time in seconds: more than 0 and at most one day.</summary>
    public static Option<double?> Seconds(string name, string description, double most = SecondsPerDay) => Decimal(name, "seconds", most, description);

    /// <summary>A number, which may have a fraction: more than 0 and at most <paramref name="most"/>.</summary>
    public static Option<double?> Decimal(string name, string unit, double most, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = argument => ParseDecimal(name, most, argument),
    };

    /// <summary>A whole number within a range, including both ends.</summary>
    public static Option<int?> Whole(string name, string unit, (int Least, int Most) range, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = argument => ParseWhole(name, range.Least, range.Most, argument),
    };

    private static double? ParseDecimal(string name, double most, ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (!isNumber || !(number > 0 && number <= most))
            argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number greater than 0 and at most {most}."));
        return number;
    }

    private static int? ParseWhole(string name, int least, int most, ArgumentResult argument)
    {
        bool isNumber = int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (!isNumber || number < least || number > most)
            argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least} to {most}."));
        return number;
    }
}
