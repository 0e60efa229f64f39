using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Redaction;
using PartnerMfa.Web.StandIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa serve</c>: serves the sandbox's services on ports of this computer, for clients of any kind, until Ctrl+C is pressed.
/// </summary>
internal static class ServeVerb
{
    private const int LastPort = 65533;
    private const int MostPercent = 100;

    public static Command CreateCommand(ToolContext context)
    {
        Option<int?> port = NumberOption.Whole(
            "--port", "port", (0, LastPort), FormattableString.Invariant($"The first of three ports: sign-in, Partner Center, Graph. 0 takes free ones. Default: {StandInOptions.DefaultPort}."));
        Option<bool> http = new("--http") { Description = "Serve plain http. Most sign-in libraries require https." };
        Option<string?> certificate = new("--certificate-file")
        {
            Description = "Where to put the certificate that clients must trust. Its key stays in memory. Default: a file of your user's own.",
            HelpName = "file",
        };
        Option<int?> enforce = Percent("--enforce", "Refuse this share of ordinary calls without MFA, as the gradual rollout does (401, code 900421). Default: 0.");
        Option<int?> throttle = Percent("--throttle", "Throttle this share of calls (429 with Retry-After). Default: 0.");
        Option<Fault?> fault = new("--fault")
        {
            Description = $"Let calls of Partner Center and Graph fail: {string.Join(", ", Enum.GetNames<Fault>()).ToLowerInvariant()}.",
            HelpName = "kind",
            CustomParser = ParseFault,
        };
        Option<int?> faultPercent = Percent("--fault-percent", "The share of calls that --fault concerns. Default: 100.");
        Option<int?> seed = NumberOption.Whole("--seed", "number", (0, int.MaxValue), "The same seed lets the same calls fail. Default: 1.");
        fault.CompletionSources.Add([.. Enum.GetNames<Fault>().Select(name => name.ToLowerInvariant())]);
        VerbCommand command = new(
            "serve",
            "Serve the sandbox's Entra ID, Partner Center, and Microsoft Graph on this computer, to test your own client before Microsoft refuses it.",
            new("Serve until Ctrl+C, and print the settings of common clients", "partner-mfa serve"),
            new("Refuse every other call without MFA", "partner-mfa serve --enforce 50"),
            new("See how a client copes with throttling and with lost connections", "partner-mfa serve --throttle 20 --fault reset --fault-percent 10"));
        command.Add(OptionGroup.Common, port, http, certificate, enforce, throttle, fault, faultPercent, seed);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(faultPercent) is not null && parsed.GetResult(fault) is null) parsed.AddError("--fault-percent requires --fault.");
            if (parsed.GetValue(http) && parsed.GetValue(certificate) is not null) parsed.AddError("--certificate-file has no effect with --http.");
        });
        command.SetAction((parsed, stop) => ServeAsync(
            context,
            new StandInOptions
            {
                Port = parsed.GetValue(port) ?? StandInOptions.DefaultPort,
                UseHttp = parsed.GetValue(http),
                CertificateFile = Path.GetFullPath(parsed.GetValue(certificate) ?? StandInCertificate.DefaultFile),
                EnforcePercent = parsed.GetValue(enforce) ?? 0,
                ThrottlePercent = parsed.GetValue(throttle) ?? 0,
                Fault = parsed.GetValue(fault),
                FaultPercent = parsed.GetValue(faultPercent) ?? MostPercent,
                Seed = parsed.GetValue(seed) ?? 1,
                Log = WriteLine(context),
            },
            stop));
        return command;
    }

    private static async Task<int> ServeAsync(ToolContext context, StandInOptions options, CancellationToken stop)
    {
        try
        {
            StandInServer server = await StandInServer.StartAsync(options, stop).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                foreach (string line in ClientSettings.Of(server.Addresses, options.UseHttp ? null : options.CertificateFile)) options.Log(line);
                options.Log("");
                options.Log("Requests (end with Ctrl+C):");
                await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return ExitCodes.Yes;
        }
        catch (PartnerMfaException failure)
        {
            ResultOutput errors = new(context, asJson: false);
            errors.Fail(failure);
            return errors.ExitCode;
        }
    }

    // Requests are handled in parallel, and their lines must not be mixed.
    private static Action<string> WriteLine(ToolContext context)
    {
        Lock turn = new();
        return line =>
        {
            lock (turn)
            {
                context.Output.WriteLine(line);
                context.Output.Flush();
            }
        };
    }

    private static Option<int?> Percent(string name, string description) => NumberOption.Whole(name, "percent", (0, MostPercent), description);

    private static Fault? ParseFault(ArgumentResult argument)
    {
        string word = argument.Tokens[0].Value;
        if (Enum.TryParse(word, ignoreCase: true, out Fault fault) && Enum.IsDefined(fault) && !int.TryParse(word, out _)) return fault;
        argument.AddError($"'{Redactor.Typed(word)}' is not a fault. Use one of: {string.Join(", ", Enum.GetNames<Fault>()).ToLowerInvariant()}.");
        return null;
    }
}
