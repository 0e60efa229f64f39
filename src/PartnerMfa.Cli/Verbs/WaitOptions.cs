using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Probe;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Asking again until the answer is Yes.</summary>
internal sealed class WaitOptions
{
    private const double MostMinutes = 1440;
    private const double LongestInterval = 3600;

    private readonly Option<double?> _minutes = NumberOption.Decimal("--wait-minutes", "minutes", MostMinutes, "Ask again, each time with a new token, until the answer is Yes or this time is over. Ctrl+C shows the last answer. Default: ask once.");
    private readonly Option<double?> _interval = NumberOption.Seconds("--wait-interval-seconds", "The time between two rounds of --wait-minutes. Default: 30.", LongestInterval);

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Waiting, _minutes, _interval);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_interval) is not null && !IsGiven(parsed)) parsed.AddError("--wait-interval-seconds requires --wait-minutes.");
        });
    }

    public bool IsGiven(CommandResult parsed) => parsed.GetResult(_minutes) is not null;

    public ProbeOptions Apply(ProbeOptions options, ParseResult parsed) => options with
    {
        Wait = TimeSpan.FromMinutes(parsed.GetValue(_minutes) ?? 0),
        WaitInterval = parsed.GetValue(_interval) is { } seconds ? TimeSpan.FromSeconds(seconds) : options.WaitInterval,
    };
}
