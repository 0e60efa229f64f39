using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa token</c>: what tokens alone say. Nothing is sent, unless their tenants' keys are asked for.</summary>
internal sealed class TokenVerb
{
    private const string FileOption = "--token-file";

    private readonly CommonOptions _common = new();
    private readonly SignatureOptions _signature = new();
    private readonly CaptureOptions _captures = new();
    private readonly Option<string[]> _files = new(FileOption)
    {
        Description = "The file of an access token; - is standard input. May be given several times. Default: standard input, when it is a pipe.",
        HelpName = "file",
    };

    private readonly Option<bool> _explain = new("--explain") { Description = "List every claim with what it means." };

    public static Command Create(ToolContext surroundings) => new TokenVerb().ToCommand(surroundings);

    private Command ToCommand(ToolContext surroundings)
    {
        Command command = new("token", "Inspect access tokens: did their sign-in use MFA? No token is sent anywhere.") { _files, _explain };
        _captures.AddTo(command);
        _common.AddTo(command);
        _signature.AddTo(command);
        command.Validators.Add(parsed => Check(parsed, surroundings));
        command.SetAction((parsed, stop) =>
            VerbRun.AnswerAsync(parsed, _common, surroundings, answers => RunAsync(parsed, surroundings, answers, stop), stop));
        return command;
    }

    private void Check(CommandResult parsed, ToolContext surroundings)
    {
        if (parsed.GetValue(_files) is null or [] && !_captures.AreGiven(parsed) && !surroundings.InputRedirected)
            parsed.AddError($"Give the token in a file ({FileOption} <file>), in a capture (--capture <file>) or on standard input.");
    }

    // Not asynchronous itself: each method that is has to be compiled anew in every process, and most runs wait for nothing.
    private Task RunAsync(ParseResult parsed, ToolContext surroundings, Answers answers, CancellationToken stop)
    {
        PartnerMfaEnvironment environment = _common.EnvironmentOf(parsed);
        PartnerMfaClient client = _common.ClientOf(parsed, surroundings);
        SignatureKeys? keys = _signature.Read(parsed);
        bool explain = parsed.GetValue(_explain);
        IReadOnlyList<CaptureRequest> captures = _captures.Read(parsed, environment);
        string[] files = parsed.GetValue(_files) ?? [];
        if (files.Length + captures.Count == 0) files = ["-"];
        if (captures.Count > 0 || keys is not null)
            return WaitingAsync(files, captures, new ConsoleObserver(surroundings.Error, parsed.GetValue(_common.Verbose)));

        foreach (string path in files)
        {
            try
            {
                answers.Write(client.TestToken(QuestionOf(path)));
            }
            catch (PartnerMfaException failure)
            {
                answers.Fail(failure);
            }
        }

        return Task.CompletedTask;

        TokenRequest QuestionOf(string path) => new(Read(path, surroundings), environment, path == "-" ? "standard input" : path) { Explain = explain };

        async Task WaitingAsync(IEnumerable<string> files, IEnumerable<CaptureRequest> captures, IWorkObserver observer)
        {
            foreach (string path in files) await TryAsync(answers, () => AnswerAsync(QuestionOf(path))).ConfigureAwait(false);
            foreach (CaptureRequest capture in captures)
            {
                await TryAsync(answers, () => client.ReadCaptureAsync(
                    capture, (call, _) => TryAsync(answers, () => AnswerAsync(TokenRequest.Of(call) with { Explain = explain })), observer, stop)).ConfigureAwait(false);
            }
        }

        async Task AnswerAsync(TokenRequest question) =>
            answers.Write(await client.TestTokenAsync(question with { SignatureKeys = keys }, stop).ConfigureAwait(false));
    }

    // What one input comes to is its own affair.
    private static async Task TryAsync(Answers answers, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (PartnerMfaException failure)
        {
            answers.Fail(failure);
        }
    }

    private static Secret Read(string path, ToolContext surroundings) =>
        TokenFile.Check(path == "-" ? "standard input" : path, SecretFile.Read(FileOption, path, surroundings).Reveal());
}
