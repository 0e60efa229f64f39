using System.CommandLine;
using PartnerMfa.Cli.Hosting;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa token</c>: what a token alone says. Nothing is sent.</summary>
internal static class TokenVerb
{
    private const string FileOption = "--token-file";

    public static Command Create(Surroundings surroundings)
    {
        CommonOptions common = new();
        Option<string?> file = new(FileOption)
        {
            Description = "The file of the access token; - is standard input. Default: standard input, when it is a pipe.",
            HelpName = "file",
        };
        Command command = new("token", "Inspect an access token: did its sign-in use MFA? Nothing is sent anywhere.") { file };
        common.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(file) is null && !surroundings.InputRedirected)
                parsed.AddError($"Give the token in a file ({FileOption} <file>) or on standard input.");
        });
        command.SetAction((parsed, _) => VerbRun.AnswerAsync(parsed, common, surroundings, answers =>
        {
            string path = parsed.GetValue(file) ?? "-";
            Secret token = SecretFile.Read(FileOption, path, surroundings);
            PartnerMfaEnvironment environment = parsed.GetRequiredValue(common.Environment);
            answers.Write(surroundings.Client.TestToken(token, environment, path == "-" ? "standard input" : path));
            return Task.CompletedTask;
        }));
        return command;
    }
}
