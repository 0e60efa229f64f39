using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Probe;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa probe</c>: sign in, or take a token, then ask Partner Center.</summary>
internal static class ProbeVerb
{
    public static Command Create(Surroundings surroundings)
    {
        CommonOptions common = new();
        ProbeSignInOptions signIn = new();
        Option<double> timeout = new("--timeout-seconds")
        {
            Description = "The limit of the whole answer, sign-in by a person apart. Default: 100.",
            HelpName = "seconds",
            DefaultValueFactory = _ => ProbeOptions.DefaultTimeLimit.TotalSeconds,
            CustomParser = ParseSeconds,
        };
        Command command = new("probe", "Ask Partner Center itself: sign in or take a token, then send the enforced request.") { timeout };
        common.AddTo(command);
        signIn.AddTo(command);
        command.SetAction((parsed, stop) => VerbRun.AnswerAsync(parsed, common, surroundings, async () =>
        {
            PartnerMfaEnvironment environment = parsed.GetRequiredValue(common.Environment);
            PartnerMfaClient client = surroundings.Client;
            ConsoleObserver observer = new(surroundings.Error, parsed.GetValue(common.Verbose));
            SignInRequest request = signIn.ToRequest(parsed, environment, surroundings);
            Session session = await client.SignInAsync(request, observer, stop).ConfigureAwait(false);
            return await client.TestPartnerCenterAsync(
                new ProbeSubject(session.AccessToken, environment, request.Method),
                new ProbeOptions { TimeLimit = TimeSpan.FromSeconds(parsed.GetValue(timeout)) },
                observer,
                stop).ConfigureAwait(false);
        }));
        return command;
    }

    // The library's own parser throws before a validator can speak, and repeats the word.
    private static double ParseSeconds(ArgumentResult argument)
    {
        bool isNumber = double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (!isNumber || seconds is not (> 0 and <= 86400)) argument.AddError("--timeout-seconds takes a number above 0, at most 86400.");
        return seconds;
    }
}
