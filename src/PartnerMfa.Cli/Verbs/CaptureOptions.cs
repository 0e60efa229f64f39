using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The captures whose tokens are inspected or used.</summary>
internal sealed class CaptureOptions
{
    private readonly Option<string[]> _captures = new("--capture")
    {
        Description = "Take the tokens out of this capture: a HAR file, a Fiddler archive, HTTP text, or a copied curl command. Can be repeated.",
        HelpName = "file",
    };

    private readonly Option<bool> _allHosts = new("--all-hosts") { Description = "Of a capture, take the tokens for every host, not only those for Partner Center." };

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Captures, _captures, _allHosts);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_allHosts) && !AreGiven(parsed)) parsed.AddError("--all-hosts requires --capture.");
        });
    }

    public bool AreGiven(CommandResult parsed) => parsed.GetValue(_captures) is { Length: > 0 };

    public IReadOnlyList<CaptureRequest> Read(ParseResult parsed, PartnerMfaEnvironment environment) =>
    [
        .. (parsed.GetValue(_captures) ?? []).Select(path => new CaptureRequest { Environment = environment, Path = path, AllHosts = parsed.GetValue(_allHosts) }),
    ];
}
