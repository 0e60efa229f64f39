using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa scrub</c>: writes copies of captures that are safe to share and give the same answers. It prints the name of each copy,
/// and exits with 0 when every capture was copied.
/// </summary>
internal static class ScrubVerb
{
    public static Command CreateCommand(ToolContext context)
    {
        Argument<string[]> captures = new("capture") { Description = "The captures to copy.", HelpName = "file", Arity = ArgumentArity.OneOrMore };
        Option<string?> to = new("--to")
        {
            Description = "The file for the copy of a single capture. Default: the name of the capture with .scrubbed before its extension. An existing file is never replaced.",
            HelpName = "file",
        };
        Option<bool> names = new("--redact-names") { Description = "Also replace account names, email addresses, and IP addresses." };
        VerbCommand command = new(
            "scrub",
            "Write a copy of a capture that is safe to share: secrets are replaced, and the answers stay the same.",
            new("Before you attach a HAR file to an issue", "partner-mfa scrub traffic.har"),
            new("Without account names", "partner-mfa scrub curl.log --redact-names --to shared.log")) { captures };
        command.Add(OptionGroup.Common, to, names);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(to) is not null && parsed.GetValue(captures)?.Length > 1) parsed.AddError("--to can be used with only one capture.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            ResultOutput errors = new(context, asJson: false);
            bool isComplete = true;
            foreach (string capture in parsed.GetValue(captures) ?? [])
            {
                try
                {
                    ConsoleObserver observer = new(context.Error, verbose: false, progress: true);
                    context.Output.WriteLine(await PartnerMfaClient.ScrubCaptureAsync(capture, parsed.GetValue(to), parsed.GetValue(names), observer, stop).ConfigureAwait(false));
                }
                catch (PartnerMfaException failure)
                {
                    isComplete = false;
                    errors.Fail(failure);
                }
            }

            context.Output.Flush();
            return isComplete ? ExitCodes.Yes : ExitCodes.Unknown;
        });
        return command;
    }
}
