using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The captures whose tokens are inspected or used.</summary>
internal sealed class CaptureOptions
{
    private readonly Option<string[]> _captures = new("--capture")
    {
        Description = "Take the tokens out of this capture: a HAR file, a Fiddler archive, HTTP text, a copied curl command, and others; - is standard input. Can be repeated.",
        HelpName = "file",
    };

    private readonly Option<bool> _allHosts = new("--all-hosts") { Description = "Of a capture, take the tokens for every host, not only those for Partner Center." };

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Captures, _captures, _allHosts);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_allHosts) && !AreGiven(parsed)) parsed.AddError("--all-hosts requires --capture.");
            if (parsed.GetValue(_captures)?.Count(path => path == SecretFile.StandardInput) > 1) parsed.AddError("Standard input (-) can be read only once.");
        });
    }

    public bool AreGiven(CommandResult parsed) => parsed.GetValue(_captures) is { Length: > 0 };

    public IReadOnlyList<CaptureRequest> Read(VerbRun run) =>
    [
        .. (run.Get(_captures) ?? []).Select(path => new CaptureRequest
        {
            Environment = run.Environment,
            Path = path == SecretFile.StandardInput ? null : path,
            Input = path == SecretFile.StandardInput ? run.Context.OpenInput() : null,
            AllHosts = run.Get(_allHosts),
        }),
    ];
}
