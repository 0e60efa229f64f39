using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Setup;
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

    private readonly Option<PartnerMfaWitness[]?> _witnesses = new("--witness")
    {
        Description = "Ask for these second opinions: WhatIf (Microsoft's evaluation) and SignIns (the sign-in log). Default: what the granted permissions allow.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = ParseWitnesses,
    };

    private readonly Option<string[]> _policies = new("--policy")
    {
        Description = "Judge these Conditional Access policies as if they were in the tenant and on: JSON as Microsoft Graph exports it. Without --user and a saved tenant, "
            + "they are judged by themselves. A folder means its JSON files. Can be repeated.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _saveTenant = new("--save-tenant") { Description = "Save what is read from the tenant in this file, without secrets and readable only by you.", HelpName = "file" };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "setup",
            "Check whether the tenant and the integration account are set up for MFA. Reads Microsoft Graph and changes nothing.",
            new("Assess an integration account", "partner-mfa setup --user jobs@contoso.com"),
            new("Try it in the sandbox, with an account that a policy excludes", "partner-mfa setup --environment Sandbox --user excluded-by-group"),
            new("Write a report to show around", "partner-mfa setup --user jobs@contoso.com --report setup.html --show"),
            new("Save the tenant, to judge it later without a sign-in", "partner-mfa setup --user jobs@contoso.com --save-tenant tenant.json"),
            new("See what changed policies would do in it", "partner-mfa setup --tenant tenant.json --policy policies/*.json"));
        _checks.CompletionSources.Add(_ => Enum.GetNames<PartnerMfaSetupCheck>().Select(name => new CompletionItem(name)));
        _signIn.AddTo(command);
        command.Add(OptionGroup.Common, _policies, _saveTenant, _checks, _witnesses);
        command.Add(OptionGroup.Waiting, _timeout);
        command.Validators.Add(Check);
        return command;
    }

    private void Check(CommandResult parsed)
    {
        bool isSaved = SavedTenant(parsed.GetValue) is not null, hasPolicies = parsed.GetValue(_policies) is { Length: > 0 };
        if (_signIn.UserOf(parsed) is null && !isSaved && !hasPolicies) parsed.AddError("--user is required, unless a saved tenant (--tenant) or policies (--policy) are judged.");
        if (parsed.GetValue(_saveTenant) is not null && (isSaved || _signIn.UserOf(parsed) is null)) parsed.AddError("--save-tenant requires --user, and a tenant that is read from Microsoft Graph.");
        if (isSaved && _signIn.IsGiven(parsed)) parsed.AddError("A saved tenant is judged without a sign-in: leave out the way to sign in.");
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        string? tenant = SavedTenant(run.Parsed.GetValue);
        SetupFiles files = SetupFiles.Open(run.Get(_policies), tenant, run.Get(_saveTenant), run.Observer);
        string[] users = _signIn.UserOf(run)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. files.Accounts];
        List<PartnerMfaResult> results = [];
        SetupRequest? request = null;
        if (users.Length == 0 && tenant is null) results.AddRange(run.Client.TestPolicies(new("", run.Environment, GraphToken: null, "") { Checks = run.Get(_checks) }, files));
        if (tenant is null && users.Length > 0) run.PrepareNetwork();
        foreach (string user in users)
        {
            try
            {
                // In the sandbox, each account has its own tenant.
                if (tenant is null && (request is null || run.Environment.IsSandbox)) request = await SignInAsync(run, user).ConfigureAwait(false);
                request ??= new(user, run.Output.Environment = files.EnvironmentOf(tenant!, run.NamedEnvironment), GraphToken: null, "");
                results.AddRange(await run.Client.TestSetupAsync(
                    request with { UserPrincipalName = run.Environment.IsSandbox && tenant is null ? request.UserPrincipalName : user, Checks = run.Get(_checks), TimeLimit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : SetupRequest.DefaultTimeLimit },
                    files,
                    run.Observer,
                    run.Stop).ConfigureAwait(false));
            }
            catch (PartnerMfaException failure) when (users.Length > 1)
            {
                // The other accounts can still be assessed.
                run.Output.Fail(failure);
            }
        }

        if (results.Count > 0) run.Output.WriteAll(results, Summary(results), isShown: _ => true);
        files.Save();
    }

    private async Task<SetupRequest> SignInAsync(VerbRun run, string user)
    {
        string account = run.Environment.IsSandbox ? SandboxAccounts.Find(user)?.UserPrincipalName ?? user : user;
        SignInRequest request = _signIn.ToRequest(run) with
        {
            GraphPermissions = PartnerMfaClient.PermissionsFor(run.Get(_checks), withApplication: _signIn.ApplicationOf(run) is not null, witnesses: run.Get(_witnesses)),
            // The account that signs in may differ from the one that is assessed. In the sandbox, the assessed account selects the case.
            UserPrincipalName = run.Environment.IsSandbox ? account : null,
        };
        Session session = await _signIn.SignInAsync(run, request).ConfigureAwait(false);
        return new SetupRequest(account, run.Environment, session.AccessToken, request.Method) { Witnesses = run.Get(_witnesses), ApplicationId = _signIn.ApplicationOf(run), UsesDeviceCode = request is DeviceCodeSignIn, StoredToken = IsOwn(session, account) ? session.StoredToken : null };
    }

    // How policies treat one account says nothing about another account's token. In the sandbox, an administrator signs in for every
    // account.
    private static bool IsOwn(Session session, string account) =>
        session.Environment.IsSandbox || account.Equals(session.Claims.Account, StringComparison.OrdinalIgnoreCase);

    // A path or a file name extension tells a file from a tenant ID or domain.
    private string? SavedTenant(Func<Option<string?>, string?> get) =>
        _signIn.TenantOf(get) is { } tenant && (tenant.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || tenant.IndexOfAny(['/', '\\']) >= 0 || File.Exists(tenant)) ? tenant : null;

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

    private static PartnerMfaWitness[] ParseWitnesses(ArgumentResult argument)
    {
        List<PartnerMfaWitness> witnesses = [];
        foreach (string word in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (Enum.TryParse(word, ignoreCase: true, out PartnerMfaWitness witness) && Enum.IsDefined(witness) && !int.TryParse(word, out _)) witnesses.Add(witness);
            else argument.AddError($"'{Redactor.Typed(word)}' is not a witness. The witnesses are: {string.Join(", ", Enum.GetNames<PartnerMfaWitness>())}.");
        }

        return [.. witnesses];
    }

    private static string DidYouMean(string word) =>
        Suggestions.Nearest(word, Enum.GetNames<PartnerMfaSetupCheck>()) is { } near ? $" Did you mean '{near}'?" : "";
}
