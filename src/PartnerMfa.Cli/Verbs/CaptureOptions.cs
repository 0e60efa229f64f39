using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The captures whose tokens are meant.</summary>
internal sealed class CaptureOptions
{
    private readonly Option<string[]> _captures = new("--capture")
    {
        Description = "A capture (HAR, Fiddler archive, HTTP text, a copied curl command) whose tokens are looked at. May be given several times.",
        HelpName = "file",
    };

    private readonly Option<bool> _allHosts = new("--all-hosts") { Description = "Of captures: the tokens for any host, not for Partner Center alone." };

    public void AddTo(Command command)
    {
        command.Add(_captures);
        command.Add(_allHosts);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_allHosts) && !AreGiven(parsed)) parsed.AddError("--all-hosts goes with --capture.");
        });
    }

    public bool AreGiven(CommandResult parsed) => parsed.GetValue(_captures) is { Length: > 0 };

    public IReadOnlyList<CaptureRequest> Read(ParseResult parsed, PartnerMfaEnvironment environment) =>
    [
        .. (parsed.GetValue(_captures) ?? []).Select(path => new CaptureRequest { Environment = environment, Path = path, AllHosts = parsed.GetValue(_allHosts) }),
    ];
}
