using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa probe</c>: signs in or uses a given token, then asks Partner Center.</summary>
internal sealed class ProbeVerb : Verb
{
    private readonly SignInOptions _signIn = new();
    private readonly WaitOptions _wait = new();
    private readonly CapturedTokens _captured = new();
    private readonly Option<bool> _skipBaseline = new("--skip-baseline")
    {
        Description = "After a No, skip the ordinary call that shows whether such calls are already refused.",
    };

    private readonly Option<int?> _ordinaryCalls = new("--ordinary-call-count")
    {
        Description = "Call several read-only resources this often each, as any integration would, and count how many calls are refused.",
        HelpName = "n",
        CustomParser = ParseCount,
    };

    private readonly Option<string?> _graphTokenFile = new("--graph-token-file")
    {
        Description = "Also call the partner security of Microsoft Graph, with the access token for Graph in this file; - is standard input.",
        HelpName = "file",
    };

    private readonly Option<Guid?> _correlationId = new("--correlation-id")
    {
        Description = "The correlation ID to send. Default: a new one.",
        HelpName = "guid",
        CustomParser = ParseCorrelationId,
    };

    private readonly Option<double?> _timeout = NumberOption.Seconds(
        "--timeout-seconds", "The time limit for everything, sign-in included. Default: 100, but no limit while a person signs in.");

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "probe",
            "Ask Partner Center whether your token meets the MFA requirement: sign in or supply a token, then send the enforced request.",
            new("Sign in in the browser, then ask", "partner-mfa probe --user jobs@contoso.com"),
            new("Try it in the sandbox, with an account that signs in without MFA", "partner-mfa probe --environment Sandbox --user password"),
            new("Test the refresh token of a job, and keep its successor", "partner-mfa probe --refresh-token-file token.txt --save-refresh-token token.txt --application-id <app id> --tenant contoso.com --client-secret-file secret.txt"),
            new("Wait until a new policy takes effect", "partner-mfa probe --wait-minutes 15"),
            new("Test every token in a HAR file, and show a report", "partner-mfa probe --capture traffic.har --report report.html --show"));
        _signIn.AddTo(command);
        _captured.AddTo(command);
        command.Add(OptionGroup.Waiting, _timeout);
        _wait.AddTo(command);
        command.Add(OptionGroup.Troubleshooting, _skipBaseline, _ordinaryCalls, _graphTokenFile, _correlationId);
        command.Validators.Add(Check);
        return command;
    }

    private void Check(CommandResult parsed)
    {
        if (!_captured.Captures.AreGiven(parsed)) return;
        if (_wait.IsGiven(parsed)) parsed.AddError("--wait-minutes requires a sign-in: a captured token does not change.");
        if (_signIn.IsGiven(parsed)) parsed.AddError("--capture supplies the tokens. Leave out the sign-in options.");
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        run.PrepareNetwork();
        if (_captured.Captures.AreGiven(run.Parsed.CommandResult)) await _captured.ProbeAsync(run, Options(run, TimeSpan.Zero)).ConfigureAwait(false);
        else await SignInAndProbeAsync(run).ConfigureAwait(false);
    }

    private async Task SignInAndProbeAsync(VerbRun run)
    {
        TimeSpan? limit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        SignInRequest request = _signIn.ToRequest(run) with { TimeLimit = _signIn.NeedsPerson(run) ? limit : limit ?? ProbeOptions.DefaultTimeLimit };
        long started = TimeProvider.System.GetTimestamp();
        Session session = await _signIn.SignInAsync(run, request).ConfigureAwait(false);
        if (_wait.IsGiven(run.Parsed.CommandResult))
        {
            await WaitAsync(run, session).ConfigureAwait(false);
            return;
        }

        TimeSpan taken = request.TimeLimit is null ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(started);
        TokenRequest subject = TokenRequest.Of(session.AccessToken, request);
        run.Output.Write(await run.Client.TestPartnerCenterAsync(subject, Options(run, taken), run.Observer, run.Stop).ConfigureAwait(false));
    }

    private async Task WaitAsync(VerbRun run, Session session)
    {
        Interactivity interactivity = (session.Request as BrowserSignIn)?.Presence ?? new Interactivity();
        WaitOutcome outcome = await run.Client.WaitForYesAsync(session, interactivity, Options(run, TimeSpan.Zero), run.Observer, run.Stop).ConfigureAwait(false);
        if (!ReferenceEquals(outcome.Session, session)) _signIn.SaveRefreshToken(run, outcome.Session);
        run.Output.Write(outcome.Result);
        if (outcome.IsInterrupted) throw new OperationCanceledException(run.Stop);
    }

    /// <param name="run">The run.</param>
    /// <param name="taken">How much of the time limit the sign-in used.</param>
    private ProbeOptions Options(VerbRun run, TimeSpan taken)
    {
        TimeSpan limit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : ProbeOptions.DefaultTimeLimit;
        return _wait.Apply(
            new ProbeOptions
            {
                TimeLimit = taken < limit ? limit - taken : TimeSpan.FromMilliseconds(1),
                SkipBaseline = run.Get(_skipBaseline),
                OrdinaryCallCount = run.Get(_ordinaryCalls),
                GraphToken = run.Get(_graphTokenFile) is { } file ? SecretFile.Read(_graphTokenFile.Name, file, run.Context) : null,
                CorrelationId = run.Get(_correlationId),
            },
            run.Parsed);
    }

    private static int? ParseCount(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, out int count) && count is >= 1 and <= 100) return count;
        argument.AddError("--ordinary-call-count takes a number from 1 to 100.");
        return null;
    }

    private static Guid? ParseCorrelationId(ArgumentResult argument)
    {
        if (Guid.TryParse(argument.Tokens[0].Value, out Guid id)) return id;
        argument.AddError("--correlation-id takes a GUID.");
        return null;
    }
}

/// <summary>The options for asking again until the answer is Yes.</summary>
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
