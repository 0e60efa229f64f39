using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa setup</c>: assesses the tenant and the integration account.</summary>
internal sealed class SetupVerb : Verb
{
    private readonly SignInOptions _signIn = SignInOptions.ForGraph();
    private readonly Option<PartnerMfaSetupCheck[]> _checks = new("--check")
    {
        Description = "Run only this check. Can be repeated. Default: all.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = ParseChecks,
    };

    private readonly Option<double?> _timeout = NumberOption.Seconds("--timeout-seconds", "The time limit for reading from Microsoft Graph. Default: 300.");

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "setup",
            "Check whether the tenant and the integration account are set up for MFA. Reads Microsoft Graph and changes nothing.",
            new("Assess an integration account", "partner-mfa setup --user jobs@contoso.com"),
            new("Try it in the sandbox, with an account that a policy excludes", "partner-mfa setup --environment Sandbox --user excluded-by-group"),
            new("Write a report to show around", "partner-mfa setup --user jobs@contoso.com --report setup.html --show"));
        _checks.CompletionSources.Add(_ => Enum.GetNames<PartnerMfaSetupCheck>().Select(name => new CompletionItem(name)));
        _signIn.AddTo(command);
        command.Add(OptionGroup.Common, _checks);
        command.Add(OptionGroup.Waiting, _timeout);
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        run.PrepareNetwork();
        PartnerMfaSetupCheck[]? checks = run.Get(_checks);
        string user = _signIn.UserOf(run)!;
        string account = run.Environment.IsSandbox ? SandboxAccounts.Find(user)?.UserPrincipalName ?? user : user;
        SignInRequest request = _signIn.ToRequest(run) with
        {
            GraphPermissions = PartnerMfaClient.PermissionsFor(checks),
            // Whoever signs in need not be the account that is assessed. In the sandbox, the account selects the case.
            UserPrincipalName = run.Environment.IsSandbox ? account : null,
        };
        Session session = await _signIn.SignInAsync(run, request).ConfigureAwait(false);
        SetupRequest setup = new(account, run.Environment, session.AccessToken, request.Method)
        {
            Checks = checks,
            TimeLimit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : SetupRequest.DefaultTimeLimit,
        };
        IReadOnlyList<PartnerMfaResult> results = await run.Client.TestSetupAsync(setup, run.Observer, run.Stop).ConfigureAwait(false);
        run.Output.WriteAll(results, Summary(results), isShown: _ => true);
    }

    private static string Summary(IReadOnlyList<PartnerMfaResult> results)
    {
        PartnerMfaResult[] checks = [.. results.Where(result => result.Check is not null)];
        int attention = checks.Count(ResultText.NeedsAttention);
        return $"{attention} of {DisplayFormat.Count(checks.Length, "check needs", attention == 1 ? "checks needs" : "checks need")} attention.";
    }

    private static PartnerMfaSetupCheck[]? ParseChecks(ArgumentResult argument)
    {
        List<PartnerMfaSetupCheck> checks = [];
        foreach (string word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (Enum.TryParse(word, ignoreCase: true, out PartnerMfaSetupCheck check) && Enum.IsDefined(check) && !int.TryParse(word, out _)) checks.Add(check);
            else argument.AddError($"'{Redactor.Typed(word)}' is not a check.{DidYouMean(word)} The checks are: {string.Join(", ", Enum.GetNames<PartnerMfaSetupCheck>())}.");
        }

        return [.. checks];
    }

    private static string DidYouMean(string word) =>
        Suggestions.Nearest(word, Enum.GetNames<PartnerMfaSetupCheck>()) is { } near ? $" Did you mean '{near}'?" : "";
}
