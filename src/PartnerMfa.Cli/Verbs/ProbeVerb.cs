using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa probe</c>: sign in, or take a token, then ask Partner Center.</summary>
internal sealed class ProbeVerb
{
    private readonly CommonOptions _common = new();
    private readonly SignInOptions _signIn = new();
    private readonly WaitOptions _wait = new();
    private readonly CapturedTokens _captured = new();
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

    private readonly Option<double?> _timeout = Seconds.Option(
        "--timeout-seconds", "The limit of the whole answer, sign-in included. Default: 100, and no limit for a person who signs in.");

    public static Command Create(ToolContext surroundings) => new ProbeVerb().ToCommand(surroundings);

    private Command ToCommand(ToolContext surroundings)
    {
        Command command = new("probe", "Ask Partner Center itself: sign in or take a token, then send the enforced request.") { _timeout, _skipBaseline, _correlationId };
        _common.AddTo(command);
        _signIn.AddTo(command);
        _wait.AddTo(command);
        _captured.AddTo(command);
        command.Validators.Add(Check);
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, _common, surroundings, answers => RunAsync(parsed, surroundings, answers, stop), stop));
        return command;
    }

    private void Check(CommandResult parsed)
    {
        if (!_captured.Captures.AreGiven(parsed)) return;
        if (_wait.IsGiven(parsed)) parsed.AddError("--wait-minutes needs a sign-in: a captured token does not change.");
        if (_signIn.IsGiven(parsed)) parsed.AddError("--capture brings the tokens: leave the sign-in out.");
    }

    private async Task RunAsync(ParseResult parsed, ToolContext surroundings, Answers answers, CancellationToken stop)
    {
        bool many = _captured.Captures.AreGiven(parsed.CommandResult);
        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose), progress: !many);
        PartnerMfaClient client = _common.ClientOf(parsed, surroundings);
        PartnerMfaEnvironment environment = _common.EnvironmentOf(parsed);
        if (environment.OwnAddressWarning is { } warning) observer.Warning(warning);
        if (many)
            await _captured.ProbeAsync(client, _captured.Captures.Read(parsed, environment), (parsed, Options(parsed, TimeSpan.Zero)), answers, new ObservedWork(observer, stop)).ConfigureAwait(false);
        else
            answers.Write(await SignInAndAskAsync(parsed, client, _signIn.ToRequest(parsed, environment, surroundings), new ObservedWork(observer, stop)).ConfigureAwait(false));
    }

    private async Task<PartnerMfaResult> SignInAndAskAsync(ParseResult parsed, PartnerMfaClient client, SignInRequest request, ObservedWork work)
    {
        TimeSpan? asked = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        request = request with { TimeLimit = _signIn.NeedsPerson(parsed) ? asked : asked ?? ProbeOptions.DefaultTimeLimit };
        long started = TimeProvider.System.GetTimestamp();
        Session session = await client.SignInAsync(request, work.Observer, work.Stop).ConfigureAwait(false);
        if (_wait.IsGiven(parsed.CommandResult))
        {
            Interactivity presence = (request as BrowserSignIn)?.Presence ?? new Interactivity();
            return (await client.WaitForYesAsync(session, presence, Options(parsed, TimeSpan.Zero), work.Observer, work.Stop).ConfigureAwait(false)).Result;
        }

        TimeSpan taken = request.TimeLimit is null ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(started);
        TokenRequest subject = new(session.AccessToken, request.Environment, request.Method);
        return await client.TestPartnerCenterAsync(subject, Options(parsed, taken), work.Observer, work.Stop).ConfigureAwait(false);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="taken">What the sign-in has taken of the time.</param>
    private ProbeOptions Options(ParseResult parsed, TimeSpan taken)
    {
        TimeSpan limit = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : ProbeOptions.DefaultTimeLimit;
        return _wait.Apply(
            new ProbeOptions
            {
                TimeLimit = taken < limit ? limit - taken : TimeSpan.FromMilliseconds(1),
                SkipBaseline = parsed.GetValue(_skipBaseline),
                CorrelationId = parsed.GetValue(_correlationId),
            },
            parsed);
    }

    private static Guid? ParseCorrelationId(ArgumentResult argument)
    {
        if (Guid.TryParse(argument.Tokens[0].Value, out Guid id)) return id;
        argument.AddError("--correlation-id takes a GUID.");
        return null;
    }
}
