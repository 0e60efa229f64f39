using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa verify</c>: shows who signed a report, when, and whether it is unchanged. Nothing is sent.</summary>
internal static class VerifyVerb
{
    public static Command CreateCommand(ToolContext context)
    {
        Argument<string> file = new("report") { Description = "The page, the signed report (.jws), or a report with a separate signature file.", HelpName = "file" };
        Option<string?> signature = new("--signature") { Description = "The file of a detached signature. Default: the name of the report followed by .jws.", HelpName = "file" };
        Option<string?> signer = new("--signer") { Description = "The SHA-256 or SHA-1 thumbprint of the certificate that must have signed.", HelpName = "thumbprint" };
        Option<bool> supportText = new("--support-text") { Description = "Also print a text for a ticket with Microsoft's support: the requests, their times and IDs, and the responses." };
        Option<OutputFormat?> output = new CommonOptions().Output;
        VerbCommand command = new(
            "verify",
            "Verify a signed report offline: who signed it, when, and whether it is unchanged. Exit code 0 means unchanged and signed by a trusted or the named certificate, 1 changed or no valid signature, 2 not signed, or unchanged and signed by a certificate that is not trusted.",
            new("Verify a page", "partner-mfa verify report.html"),
            new("Accept only the certificate whose thumbprint you know", "partner-mfa verify report.html --signer <thumbprint>")) { file };
        command.Add(OptionGroup.Common, signature, signer, supportText, output);
        command.SetAction(async (parsed, stop) =>
        {
            ResultOutput errors = new(context, asJson: false);
            try
            {
                VerificationRequest request = new(Path.GetFullPath(parsed.GetRequiredValue(file)))
                {
                    SignaturePath = parsed.GetValue(signature) is { } path ? Path.GetFullPath(path) : null,
                    SignerThumbprint = parsed.GetValue(signer),
                };
                PartnerMfaReportSignature found = PartnerMfaClient.VerifyReport(request);
                if (parsed.GetValue(output) == OutputFormat.Json) context.Output.WriteLine(ResultJson.Write(found));
                else new ResultTextWriter(context.Output, context.Color, context.Width).Write(found);
                if (parsed.GetValue(supportText)) context.Output.Write(await context.Client.SupportTextOfAsync(request, stop).ConfigureAwait(false));
                context.Output.Flush();
                return ExitCodes.Of(ExitCodes.AnswerOf(found));
            }
            catch (PartnerMfaException failure)
            {
                errors.Fail(failure);
                return ExitCodes.Unknown;
            }
        });
        return command;
    }
}
