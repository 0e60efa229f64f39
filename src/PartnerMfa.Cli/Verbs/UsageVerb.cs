using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa usage</c>: signs in or uses a given token, then asks Partner Center who calls it without MFA.</summary>
internal sealed class UsageVerb : Verb
{
    private readonly SignInOptions _signIn = new();
    private readonly Option<int?> _days = NumberOption.Whole(
        "--days", "days", (1, UsageRequest.MostDays), FormattableString.Invariant($"The number of days to analyze, including today. Default: {UsageRequest.DefaultDays}."));

    private readonly Option<int?> _callLimit = NumberOption.Whole(
        "--call-limit", "number", (0, UsageRequest.MostCalls), FormattableString.Invariant($"How many of an application's newest calls without MFA to show. Default: {UsageRequest.DefaultCallLimit}."));

    private readonly Option<string[]> _applications = new("--of-application")
    {
        Description = "Show only this application, by its client ID. Can be repeated. Default: every application that calls.",
        HelpName = "guid",
        CustomParser = ParseApplications,
    };

    private readonly Option<bool> _nonCompliantOnly = new("--non-compliant-only") { Description = "Leave out applications that need no attention. A report still lists them." };
    private readonly Option<bool> _tenantScore = new("--tenant-score") { Description = "Also show Microsoft's own scores of the tenant's MFA. Signs in to Microsoft Graph." };
    private readonly Option<bool> _signInLog = new("--sign-in-log") { Description = "Also say why calls had no MFA, from the tenant's sign-in log. Signs in to Microsoft Graph." };
    private readonly Option<string?> _graphTokenFile = new("--graph-token-file") { Description = "With --tenant-score or --sign-in-log: use the access token for Microsoft Graph in this file; - is standard input.", HelpName = "file" };
    private readonly Option<double?> _timeout = NumberOption.Seconds("--timeout-seconds", "The time limit for reading. Default: 300.");

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "usage",
            "Show which applications and users call Partner Center without MFA: day by day, with the newest of those calls.",
            new("The last days of every application", "partner-mfa usage"),
            new("Only what needs attention, as a report", "partner-mfa usage --non-compliant-only --report usage.html --show"),
            new("Try it in the sandbox", "partner-mfa usage --environment Sandbox"));
        _signIn.AddTo(command);
        command.Add(OptionGroup.Common, _days, _applications, _nonCompliantOnly, _callLimit, _tenantScore, _signInLog);
        command.Add(OptionGroup.Captures, _graphTokenFile);
        command.Add(OptionGroup.Waiting, _timeout);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_graphTokenFile) is not null && !parsed.GetValue(_tenantScore) && !parsed.GetValue(_signInLog)) parsed.AddError("--graph-token-file requires --tenant-score or --sign-in-log.");
        });
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        run.PrepareNetwork();
        TimeSpan? limit = run.Get(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        SignInRequest request = _signIn.ToRequest(run) with { TimeLimit = _signIn.NeedsPerson(run) ? limit : limit ?? UsageRequest.DefaultTimeLimit };
        Session session = await _signIn.SignInAsync(run, request).ConfigureAwait(false);
        Secret? graph = run.Get(_tenantScore) || run.Get(_signInLog) ? await GraphTokenAsync(run, request).ConfigureAwait(false) : null;
        UsageRequest usage = new(session.AccessToken, run.Environment, request.Method)
        {
            Days = run.Get(_days) ?? UsageRequest.DefaultDays,
            ApplicationIds = run.Get(_applications),
            CallLimit = run.Get(_callLimit) ?? UsageRequest.DefaultCallLimit,
            GraphToken = run.Get(_tenantScore) ? graph : null,
            SignInLogToken = run.Get(_signInLog) ? graph : null,
            TimeLimit = limit ?? UsageRequest.DefaultTimeLimit,
        };
        bool showAll = !run.Get(_nonCompliantOnly);
        IReadOnlyList<PartnerMfaResult> results = await run.Client.GetUsageAsync(usage, run.Observer, run.Stop).ConfigureAwait(false);
        run.Output.WriteAll(results, Summary(results), result => showAll || result is not PartnerMfaUsage { IsWell: true });
    }

    private static string Summary(IReadOnlyList<PartnerMfaResult> results)
    {
        PartnerMfaResult[] applications = [.. results.Where(result => result is PartnerMfaUsage)];
        int attention = applications.Count(ResultText.NeedsAttention);
        return $"{attention} of {DisplayFormat.Count(applications.Length, "application needs", attention == 1 ? "applications needs" : "applications need")} attention.";
    }

    /// <summary>
    /// Returns the given Graph token, or signs in to Graph separately. The token for Partner Center must not be sent to Graph.
    /// </summary>
    private async Task<Secret> GraphTokenAsync(VerbRun run, SignInRequest partnerCenter)
    {
        if (run.Get(_graphTokenFile) is { } file) return SecretFile.Read(_graphTokenFile.Name, file, run.Context);
        // A given access token is for Partner Center only; every other way to sign in can also get a token for Graph.
        SignInRequest request = partnerCenter is AccessTokenSignIn
            ? DefaultSignIn.Choose(partnerCenter.Environment, run.Context.DetectInteractivity(), CommandHints.Tool)
            : partnerCenter;
        return (await run.Client.SignInAsync(request with { GraphPermissions = run.Get(_signInLog) ? [.. UsageRequest.ScorePermissions, UsageRequest.SignInLogPermission] : UsageRequest.ScorePermissions }, run.Observer, run.Stop).ConfigureAwait(false)).AccessToken;
    }

    private static string[] ParseApplications(ArgumentResult argument)
    {
        List<string> ids = [];
        foreach (Token token in argument.Tokens)
        {
            if (Guid.TryParse(token.Value, out Guid id)) ids.Add(id.ToString("D"));
            else argument.AddError("--of-application takes a GUID: the application's client ID.");
        }

        return [.. ids];
    }
}
