using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa usage</c>: sign in, or take a token, then ask Partner Center who calls it without MFA.</summary>
internal sealed class UsageVerb
{
    private readonly CommonOptions _common = new();
    private readonly SignInOptions _signIn = new();
    private readonly Option<int?> _days = Number("--days", "days", 1, UsageRequest.MostDays, "How many days to look at, today included.", UsageRequest.DefaultDays);
    private readonly Option<int?> _callLimit = Number("--call-limit", "number", 0, UsageRequest.MostCalls, "How many of an application's newest calls without MFA to show.", UsageRequest.DefaultCallLimit);
    private readonly Option<string[]> _applications = new("--of-application")
    {
        Description = "Look at this application alone, by its client id; may be given several times. Default: all that call.",
        HelpName = "guid",
        CustomParser = ParseApplications,
    };

    private readonly Option<bool> _nonCompliantOnly = new("--non-compliant-only") { Description = "Leave out the applications that are well; a report has them." };
    private readonly Option<bool> _tenantScore = new("--tenant-score") { Description = "Show what Microsoft's own scores say of the tenant's MFA. Signs in to Microsoft Graph." };
    private readonly Option<string?> _graphTokenFile = new("--graph-token-file") { Description = "Take the token for Microsoft Graph from this file; - is standard input. Goes with --tenant-score.", HelpName = "file" };
    private readonly Option<double?> _timeout = Seconds.Option("--timeout-seconds", "The limit of the reading. Default: 300.");

    public static Command Create(ToolContext surroundings) => new UsageVerb().ToCommand(surroundings);

    private Command ToCommand(ToolContext surroundings)
    {
        Command command = new("usage", "Which applications and users call Partner Center without MFA: day by day, with the newest of those calls.")
        {
            _days, _applications, _nonCompliantOnly, _callLimit, _tenantScore, _graphTokenFile, _timeout,
        };
        _common.AddTo(command);
        _signIn.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_graphTokenFile) is not null && !parsed.GetValue(_tenantScore)) parsed.AddError("--graph-token-file goes with --tenant-score.");
        });
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, _common, surroundings, answers => RunAsync(parsed, surroundings, answers, stop), stop));
        return command;
    }

    private async Task RunAsync(ParseResult parsed, ToolContext surroundings, Answers answers, CancellationToken stop)
    {
        ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(_common.Verbose));
        PartnerMfaClient client = _common.ClientOf(parsed, surroundings);
        PartnerMfaEnvironment environment = _common.EnvironmentOf(parsed);
        if (environment.OwnAddressWarning is { } warning) observer.Warning(warning);
        TimeSpan? asked = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        SignInRequest request = _signIn.ToRequest(parsed, environment, surroundings)
            with
        { TimeLimit = _signIn.NeedsPerson(parsed) ? asked : asked ?? UsageRequest.DefaultTimeLimit };
        Session session = await client.SignInAsync(request, observer, stop).ConfigureAwait(false);
        Secret? graphToken = parsed.GetValue(_tenantScore) ? await GraphTokenAsync(parsed, surroundings, client, request, new ObservedWork(observer, stop)).ConfigureAwait(false) : null;
        UsageRequest question = new(session.AccessToken, environment, request.Method)
        {
            Days = parsed.GetValue(_days) ?? UsageRequest.DefaultDays,
            ApplicationIds = parsed.GetValue(_applications),
            CallLimit = parsed.GetValue(_callLimit) ?? UsageRequest.DefaultCallLimit,
            GraphToken = graphToken,
            TimeLimit = asked ?? UsageRequest.DefaultTimeLimit,
        };
        bool isWellShown = !parsed.GetValue(_nonCompliantOnly);
        foreach (PartnerMfaResult answer in await client.GetUsageAsync(question, observer, stop).ConfigureAwait(false))
            answers.Write(answer, isShown: isWellShown || answer is not PartnerMfaUsage { IsWell: true });
    }

    /// <summary>The one that was given, or that of a sign-in of its own: Partner Center's token is no business of Graph's.</summary>
    private async Task<Secret> GraphTokenAsync(
        ParseResult parsed, ToolContext surroundings, PartnerMfaClient client, SignInRequest partnerCenter, ObservedWork work)
    {
        if (parsed.GetValue(_graphTokenFile) is { } file) return SecretFile.Read(_graphTokenFile.Name, file, surroundings);
        // A token that was given is for Partner Center alone; every other way to sign in is one to Graph as well.
        SignInRequest request = partnerCenter is AccessTokenSignIn
            ? DefaultSignIn.Choose(partnerCenter.Environment, surroundings.Presence(), CommandHints.Tool)
            : partnerCenter;
        return (await client.SignInAsync(request with { GraphPermissions = UsageRequest.ScorePermissions }, work.Observer, work.Stop).ConfigureAwait(false)).AccessToken;
    }

    private static Option<int?> Number(string name, string unit, int least, int most, string description, int usual) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default: {usual}."),
        HelpName = unit,
        CustomParser = argument =>
        {
            bool isNumber = int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            if (!isNumber || number < least || number > most)
                argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least} to {most}."));
            return number;
        },
    };

    private static string[] ParseApplications(ArgumentResult argument)
    {
        List<string> ids = [];
        foreach (Token token in argument.Tokens)
        {
            if (Guid.TryParse(token.Value, out Guid id)) ids.Add(id.ToString("D"));
            else argument.AddError("--of-application takes a GUID: the application's client id.");
        }

        return [.. ids];
    }
}
