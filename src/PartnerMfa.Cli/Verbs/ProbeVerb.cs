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
    private readonly Option<Uri?> _authorityHost = new("--authority-host")
    {
        Description = "Another sign-in service, by its https address; this machine's certificates are trusted. Default: the environment's.",
        HelpName = "address",
        CustomParser = Addresses.Parse,
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
        Command command = new("probe", "Ask Partner Center itself: sign in or take a token, then send the enforced request.") { _authorityHost, _timeout };
        _common.AddTo(command);
        _signIn.AddTo(command);
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, _common, surroundings, async answers =>
            answers.Write(await RunAsync(parsed, surroundings, stop).ConfigureAwait(false))));
        return command;
    }

    private async Task<PartnerMfaResult> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken stop)
    {
        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose));
        PartnerMfaEnvironment environment = EnvironmentOf(parsed, observer);
        TimeSpan? asked = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        TimeSpan limit = asked ?? ProbeOptions.DefaultTimeLimit;
        SignInRequest request = _signIn.ToRequest(parsed, environment, surroundings) with
        {
            TimeLimit = _signIn.NeedsPerson(parsed) ? asked : limit,
        };

        long started = TimeProvider.System.GetTimestamp();
        Session session = await surroundings.Client.SignInAsync(request, observer, stop).ConfigureAwait(false);
        TimeSpan taken = request.TimeLimit is null ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(started);
        return await surroundings.Client.TestPartnerCenterAsync(
            new ProbeSubject(session.AccessToken, environment, request.Method),
            new ProbeOptions { TimeLimit = taken < limit ? limit - taken : TimeSpan.FromMilliseconds(1) },
            observer,
            stop).ConfigureAwait(false);
    }

    private PartnerMfaEnvironment EnvironmentOf(ParseResult parsed, ConsoleObserver observer)
    {
        PartnerMfaEnvironment named = parsed.GetRequiredValue(_common.Environment);
        if (parsed.GetValue(_authorityHost) is not { } host) return named;
        observer.Warning($"Refresh tokens and secrets go to an address of your choosing: {host.Host}.");
        return PartnerMfaEnvironments.Custom(named, host);
    }

    // The library's own parser throws before a validator can speak, and repeats the word.
    private static double? ParseSeconds(ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (!isNumber || seconds is not (> 0 and <= 86400)) argument.AddError("--timeout-seconds takes a number above 0, at most 86400.");
        return seconds;
    }
}
