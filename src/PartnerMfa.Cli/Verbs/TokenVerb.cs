using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Captures;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Tokens;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa token</c>: what tokens alone say. Nothing is sent, unless their tenants' keys are asked for.</summary>
internal sealed class TokenVerb
{
    private const string FileOption = "--token-file";

    private readonly CommonOptions _common = new();
    private readonly SignatureOptions _signature = new();
    private readonly Option<string[]> _files = new(FileOption)
    {
        Description = "The file of an access token; - is standard input. May be given several times. Default: standard input, when it is a pipe.",
        HelpName = "file",
    };

    private readonly Option<string[]> _captures = new("--capture")
    {
        Description = "A capture (HAR, Fiddler archive, HTTP text, a copied curl command) whose tokens are looked at. May be given several times.",
        HelpName = "file",
    };

    private readonly Option<bool> _allHosts = new("--all-hosts") { Description = "Of captures: the tokens for any host, not for Partner Center alone." };
    private readonly Option<bool> _explain = new("--explain") { Description = "List every claim with what it means." };

    public static Command Create(Surroundings surroundings) => new TokenVerb().ToCommand(surroundings);

    private Command ToCommand(Surroundings surroundings)
    {
        Command command = new("token", "Inspect access tokens: did their sign-in use MFA? No token is sent anywhere.") { _files, _captures, _allHosts, _explain };
        _common.AddTo(command);
        _signature.AddTo(command);
        command.Validators.Add(parsed => Check(parsed, surroundings));
        command.SetAction((parsed, stop) =>
            VerbRun.AnswerAsync(parsed, _common, surroundings, answers => RunAsync(parsed, surroundings, answers, stop)));
        return command;
    }

    private void Check(CommandResult parsed, Surroundings surroundings)
    {
        if (parsed.GetValue(_files) is null or [] && parsed.GetValue(_captures) is null or [] && !surroundings.InputRedirected)
            parsed.AddError($"Give the token in a file ({FileOption} <file>), in a capture (--capture <file>) or on standard input.");
        if (parsed.GetValue(_files)?.Count(file => file == "-") > 1) parsed.AddError("Standard input can hold one token only.");
        if (parsed.GetValue(_allHosts) && parsed.GetValue(_captures) is null or []) parsed.AddError("--all-hosts goes with --capture.");
    }

    private async Task RunAsync(ParseResult parsed, Surroundings surroundings, Answers answers, CancellationToken stop)
    {
        SignatureKeys? keys = _signature.Read(parsed);
        PartnerMfaEnvironment environment = parsed.GetRequiredValue(_common.Environment);
        string[] captures = parsed.GetValue(_captures) ?? [];
        string[] files = parsed.GetValue(_files) ?? [];
        foreach (string path in files.Length + captures.Length > 0 ? files : ["-"])
            await TryAsync(answers, () => AnswerAsync(new TokenQuestion(Read(path, surroundings), environment, path == "-" ? "standard input" : path))).ConfigureAwait(false);

        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose));
        foreach (string path in captures)
        {
            CaptureRequest request = new() { Environment = environment, Path = path, AllHosts = parsed.GetValue(_allHosts) };
            await TryAsync(answers, () => surroundings.Client.ReadCaptureAsync(
                request, (capture, _) => TryAsync(answers, () => AnswerAsync(TokenQuestion.Of(capture))), observer, stop)).ConfigureAwait(false);
        }

        async Task AnswerAsync(TokenQuestion question)
        {
            TokenQuestion whole = question with { Explain = parsed.GetValue(_explain), SignatureKeys = keys };
            answers.Write(await surroundings.Client.TestTokenAsync(whole, stop).ConfigureAwait(false));
        }
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

    private static Secret Read(string path, Surroundings surroundings) =>
        TokenFile.Check(path == "-" ? "standard input" : path, SecretFile.Read(FileOption, path, surroundings).Reveal());
}
