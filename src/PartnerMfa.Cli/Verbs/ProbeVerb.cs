using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Probe;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa probe</c>: sign in, or take a token, then ask Partner Center.</summary>
internal sealed class ProbeVerb
{
    private readonly CommonOptions _common = new();
    private readonly SignInOptions _signIn = new();
    private readonly AddressOptions _addresses = new();
    private readonly ProxyOptions _proxy = new();
    private readonly Option<bool> _skipBaseline = new("--skip-baseline")
    {
        Description = "After a No, leave out the ordinary call that shows whether such calls are refused today.",
    };

    private readonly Option<Guid?> _correlationId = new("--correlation-id")
    {
        Description = "The correlation id to send. Default: a new one.",
        HelpName = "guid",
        CustomParser = ParseCorrelationId,
    };

    private readonly Option<double?> _timeout = new("--timeout-seconds")
    {
        Description = "The limit of the whole answer, sign-in included. Default: 100, and no limit for a person who signs in.",
        HelpName = "seconds",
        CustomParser = ParseSeconds,
    };

    public static Command Create(Surroundings surroundings) => new ProbeVerb().ToCommand(surroundings);

    private Command ToCommand(Surroundings surroundings)
    {
        Command command = new("probe", "Ask Partner Center itself: sign in or take a token, then send the enforced request.") { _timeout, _skipBaseline, _correlationId };
        _common.AddTo(command);
        _signIn.AddTo(command);
        _addresses.AddTo(command);
        _proxy.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (command.Options.OfType<Option<string?>>().Count(option => option.Name.EndsWith("-file", StringComparison.Ordinal) && parsed.GetValue(option) == "-") > 1)
                parsed.AddError("Standard input can hold one secret only.");
        });
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, _common, surroundings, async answers =>
            answers.Write(await RunAsync(parsed, surroundings, stop).ConfigureAwait(false))));
        return command;
    }

    private async Task<PartnerMfaResult> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken stop)
    {
        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose));
        PartnerMfaClient client = surroundings.Client.Through(_proxy.Read(parsed, surroundings));
        PartnerMfaEnvironment environment = EnvironmentOf(parsed, observer);
        TimeSpan? asked = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        TimeSpan limit = asked ?? ProbeOptions.DefaultTimeLimit;
        SignInRequest request = _signIn.ToRequest(parsed, environment, surroundings) with
        {
            TimeLimit = _signIn.NeedsPerson(parsed) ? asked : limit,
        };

        long started = TimeProvider.System.GetTimestamp();
        Session session = await client.SignInAsync(request, observer, stop).ConfigureAwait(false);
        TimeSpan taken = request.TimeLimit is null ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(started);
        return await client.TestPartnerCenterAsync(
            new ProbeSubject(session.AccessToken, environment, request.Method),
            new ProbeOptions
            {
                TimeLimit = taken < limit ? limit - taken : TimeSpan.FromMilliseconds(1),
                SkipBaseline = parsed.GetValue(_skipBaseline),
                CorrelationId = parsed.GetValue(_correlationId),
            },
            observer,
            stop).ConfigureAwait(false);
    }

    private PartnerMfaEnvironment EnvironmentOf(ParseResult parsed, ConsoleObserver observer)
    {
        PartnerMfaEnvironment environment = _addresses.Apply(parsed.GetRequiredValue(_common.Environment), parsed);
        if (environment.OwnAddressWarning is { } warning) observer.Warning(warning);
        return environment;
    }

    private static Guid? ParseCorrelationId(ArgumentResult argument)
    {
        if (Guid.TryParse(argument.Tokens[0].Value, out Guid id)) return id;
        argument.AddError("--correlation-id takes a GUID.");
        return null;
    }

    // The library's own parser throws before a validator can speak, and repeats the word.
    private static double? ParseSeconds(ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (!isNumber || seconds is not (> 0 and <= 86400)) argument.AddError("--timeout-seconds takes a number above 0, at most 86400.");
        return seconds;
    }
}
