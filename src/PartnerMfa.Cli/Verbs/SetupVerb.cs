using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa setup</c>: look at the tenant and the integration account.</summary>
internal sealed class SetupVerb
{
    private readonly CommonOptions _common = new();
    private readonly SignInOptions _signIn = SignInOptions.ForGraph();
    private readonly Option<PartnerMfaSetupCheck[]> _checks = new("--check")
    {
        Description = "Make this check alone; may be given several times. Default: all.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = ParseChecks,
    };

    private readonly Option<double?> _timeout = Seconds.Option("--timeout-seconds", "The limit of the reading. Default: 300.");

    public static Command Create(ToolContext surroundings) => new SetupVerb().ToCommand(surroundings);

    private Command ToCommand(ToolContext surroundings)
    {
        Command command = new("setup", "Is the tenant, and is the integration account set up so that the answer can be Yes? Reads Microsoft Graph.") { _checks, _timeout };
        _checks.CompletionSources.Add(_ => Enum.GetNames<PartnerMfaSetupCheck>().Select(name => new CompletionItem(name)));
        _common.AddTo(command);
        _signIn.AddTo(command);
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, _common, surroundings, answers => RunAsync(parsed, surroundings, answers, stop), stop));
        return command;
    }

    private async Task RunAsync(ParseResult parsed, ToolContext surroundings, Answers answers, CancellationToken stop)
    {
        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose), progress: true);
        PartnerMfaClient client = _common.ClientOf(parsed, surroundings);
        PartnerMfaEnvironment environment = _common.EnvironmentOf(parsed);
        if (environment.OwnAddressWarning is { } warning) observer.Warning(warning);
        PartnerMfaSetupCheck[]? checks = parsed.GetValue(_checks);
        string account = _signIn.UserOf(parsed)!;
        SignInRequest request = _signIn.ToRequest(parsed, environment, surroundings) with
        {
            GraphPermissions = PartnerMfaClient.PermissionsFor(checks),
            // Whoever looks is not the account that is looked at; in the sandbox it chooses the case.
            UserPrincipalName = environment.IsSandbox ? account : null,
        };
        Session session = await client.SignInAsync(request, observer, stop).ConfigureAwait(false);
        SetupRequest question = new(account, environment, session.AccessToken, request.Method)
        {
            Checks = checks,
            TimeLimit = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : SetupRequest.DefaultTimeLimit,
        };
        foreach (PartnerMfaResult result in await client.TestSetupAsync(question, observer, stop).ConfigureAwait(false)) answers.Write(result);
    }

    private static PartnerMfaSetupCheck[]? ParseChecks(ArgumentResult argument)
    {
        List<PartnerMfaSetupCheck> checks = [];
        foreach (string word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
            if (Enum.TryParse(word, ignoreCase: true, out PartnerMfaSetupCheck check) && Enum.IsDefined(check) && !int.TryParse(word, out _)) checks.Add(check);
            else argument.AddError($"There is no check '{Redactor.Typed(word)}'. Use: {string.Join(", ", Enum.GetNames<PartnerMfaSetupCheck>())}.");
        return [.. checks];
    }
}
