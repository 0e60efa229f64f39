using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PartnerMfa.Probe;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Asking again until the answer is Yes.</summary>
internal sealed class WaitOptions
{
    private readonly Option<double?> _minutes = Number("--wait-minutes", "minutes", 1440, "Ask again, each time with a new token, until the answer is Yes or so long. Default: ask once.");
    private readonly Option<double?> _interval = Number("--wait-interval-seconds", "seconds", 3600, "The time between two rounds of --wait-minutes. Default: 30.");

    public void AddTo(Command command)
    {
        command.Add(_minutes);
        command.Add(_interval);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_interval) is not null && !IsGiven(parsed)) parsed.AddError("--wait-interval-seconds goes with --wait-minutes.");
        });
    }

    public bool IsGiven(CommandResult parsed) => parsed.GetResult(_minutes) is not null;

    public ProbeOptions Apply(ProbeOptions options, ParseResult parsed) => options with
    {
        Wait = TimeSpan.FromMinutes(parsed.GetValue(_minutes) ?? 0),
        WaitInterval = parsed.GetValue(_interval) is { } seconds ? TimeSpan.FromSeconds(seconds) : options.WaitInterval,
    };

    private static Option<double?> Number(string name, string unit, double most, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = argument => Parse(name, most, argument),
    };

    private static double? Parse(string name, double most, ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (!isNumber || !(number > 0 && number <= most)) argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number above 0, at most {most}."));
        return number;
    }
}
