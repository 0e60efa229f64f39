using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;

namespace PartnerMfa.Captures.Formats.Text;

/// <summary>
/// Reads text of any kind, line by line: HTTP messages, copied commands, and tokens that just stand there, in any mixture.
/// </summary>
internal sealed class TextReading(Stream stream, CallSink sink)
{
    private HttpExchange? _exchange;
    private PendingCommand? _command;
    private string? _agent;

    public async Task<CaptureDamage?> ReadAsync(CancellationToken cancellationToken)
    {
        using BoundedLines lines = new(stream);
        CaptureDamage? damage = null;
        try
        {
            while (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } line)
                await TakeLineAsync(line, $"line {lines.Number}", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            damage = new CaptureDamage(Invariant($"in line {lines.Number:N0}"), BreaksOff: true);
        }

        await EndCommandAsync(cancellationToken).ConfigureAwait(false);
        await NextAsync(null, cancellationToken).ConfigureAwait(false);
        if (lines.LeftOut) await sink.TakeAsync(new CapturedCall("a line") { HasTokenTooLong = true }, cancellationToken).ConfigureAwait(false);
        return damage;
    }

    private async Task TakeLineAsync(string line, string place, CancellationToken cancellationToken)
    {
        if (_command is { } pending)
        {
            pending.Append(line);
            if (pending.IsComplete || pending.IsTooLong) await EndCommandAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        _agent = PowerShellCommand.AgentIn(line) ?? _agent;
        if (_exchange is not { IsInRequestHead: true } && PendingCommand.TryBegin(line, place) is { } command)
        {
            await NextAsync(null, cancellationToken).ConfigureAwait(false);
            _command = command;
            if (command.IsComplete) await EndCommandAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (HttpExchange.TryBegin(line, place) is { } exchange)
        {
            await NextAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        else if (_exchange?.Take(line) != true)
        {
            await GiveLooseAsync(line, place, bearerOnly: _exchange is { IsInMessage: true }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EndCommandAsync(CancellationToken cancellationToken)
    {
        if (_command is not { } command) return;
        _command = null;
        if (command.Parse() is { } call)
        {
            if (command.IsPowerShell) call.UserAgent ??= _agent;
            // The response may follow.
            _exchange = HttpExchange.After(call);
            if (call.Tokens.Count > 0 || call.HasTokenTooLong) return;
        }

        await GiveLooseAsync(command.Text, command.Place, bearerOnly: command.IsComplete, cancellationToken).ConfigureAwait(false);
    }

    private async Task GiveLooseAsync(string text, string place, bool bearerOnly, CancellationToken cancellationToken)
    {
        foreach (string token in LooseTokens.Find(text, bearerOnly))
        {
            CapturedCall loose = new(place);
            loose.TakeToken(token);
            await sink.TakeAsync(loose, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the call whose response may have followed, and begins the next.</summary>
    private async Task NextAsync(HttpExchange? exchange, CancellationToken cancellationToken)
    {
        CapturedCall? last = _exchange?.Complete();
        _exchange = exchange;
        if (last is not null) await sink.TakeAsync(last, cancellationToken).ConfigureAwait(false);
    }
}
