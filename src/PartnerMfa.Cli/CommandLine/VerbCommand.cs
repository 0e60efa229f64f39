using System.CommandLine;
using System.CommandLine.Parsing;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>The group of an option in the help. The groups are shown in this order, and empty groups are left out.</summary>
internal enum OptionGroup
{
    Common,
    Captures,
    Signature,
    Unattended,
    Consent,
    Waiting,
    Report,
    Network,
    CustomEnvironment,
    Troubleshooting,
}

/// <summary>A command line to copy, with its purpose.</summary>
internal sealed record Example(string Purpose, string Command);

/// <summary>A verb of the tool: a command with grouped options and with examples for its help.</summary>
internal sealed class VerbCommand : Command
{
    private readonly List<(OptionGroup Group, Option Option)> _options = [];

    public VerbCommand(string name, string description, params Example[] examples)
        : base(name, description)
    {
        Examples = examples;
        Validators.Add(RejectBlankValues);
    }

    public IReadOnlyList<Example> Examples { get; }

    /// <summary>
    /// Whether a run reads a few small files and writes no more than its answers. It then needs neither threads nor a handler for Ctrl+C,
    /// which take longer to start than such a run itself: Ctrl+C ends the process.
    /// </summary>
    public Func<ParseResult, bool> IsImmediate { get; set; } = _ => false;

    public void Add(OptionGroup group, params Option[] options)
    {
        foreach (Option option in options)
        {
            Add(option);
            _options.Add((group, option));
        }
    }

    /// <summary>The options by group, in the order in which the help shows them.</summary>
    public IEnumerable<IGrouping<OptionGroup, Option>> OptionsByGroup() =>
        _options.Where(entry => !entry.Option.Hidden).OrderBy(entry => entry.Group).GroupBy(entry => entry.Group, entry => entry.Option);

    public static string TitleOf(OptionGroup group) => group switch
    {
        OptionGroup.Common => "Common options",
        OptionGroup.Captures => "Tokens and captures",
        OptionGroup.Signature => "Signature",
        OptionGroup.Unattended => "Sign-in without a person",
        OptionGroup.Consent => "Consent",
        OptionGroup.Waiting => "Time limits and waiting",
        OptionGroup.Report => "Report",
        OptionGroup.Network => "Proxy",
        OptionGroup.CustomEnvironment => "Custom environment",
        _ => "Troubleshooting",
    };

    // An empty value comes from a script variable that was never set; nobody passes one on purpose.
    private static void RejectBlankValues(CommandResult parsed)
    {
        foreach (OptionResult given in parsed.Children.OfType<OptionResult>().Where(given => given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))))
            parsed.AddError($"{given.Option.Name} was given an empty value.");
        foreach (ArgumentResult given in parsed.Children.OfType<ArgumentResult>().Where(given => given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))))
            parsed.AddError($"<{given.Argument.Name}> was given an empty value.");
    }
}
