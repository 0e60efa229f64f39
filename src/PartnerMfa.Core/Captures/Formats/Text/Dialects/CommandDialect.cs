using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Text.Commands;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>Copied commands: curl, PowerShell, fetch. Their output may follow.</summary>
internal sealed class CommandDialect(HttpTranscript transcript, PlainHttp output) : ITextDialect
{
    private PendingCommand? _command;
    private string? _agent;

    public IReadOnlyList<string> Words { get; } = ["curl", "CURL", "nvoke-", "NVOKE-", "iwr", "irm", "IWR", "IRM", "fetch(", "UserAgent", "useragent"];

    public bool IsOpen => _command is not null;

    public bool Take(string line, string place)
    {
        if (_command is { } pending)
        {
            pending.Append(line);
            if (pending.IsComplete || pending.IsTooLong) End();
            return true;
        }

        _agent = PowerShellCommand.AgentIn(line) ?? _agent;
        if (transcript.Plain.IsInRequestHead || PendingCommand.TryBegin(line, place) is not { } command) return false;
        _command = command;
        if (command.IsComplete) End();
        return true;
    }

    public void Complete() => End();

    private void End()
    {
        if (_command is not { } command) return;
        _command = null;
        if (command.Parse() is { } call)
        {
            if (command.IsPowerShell) call.UserAgent ??= _agent;
            transcript.Plain.BeginCommand(call);
            output.FollowCommand(isCurl: !command.IsPowerShell);
            if (call.Tokens.Count > 0 || call.HasTokenTooLong) return;
        }
        else
        {
            transcript.Plain.Close();
        }

        foreach (string token in LooseTokens.Find(command.Text, bearerOnly: command.IsComplete)) Loose(transcript, token, command.Place);
    }

    public static void Loose(HttpTranscript transcript, string token, string place)
    {
        CapturedCall loose = new(place);
        loose.TakeToken(token);
        transcript.TakeLoose(loose);
    }
}
