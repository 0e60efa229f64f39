using System.CommandLine;
using System.Threading.Channels;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Probe;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The tokens of captures for <c>partner-mfa probe</c>: several are tested at a time while the captures are read.</summary>
internal sealed class CapturedTokens
{
    private readonly Option<int?> _throttleLimit = NumberOption.Whole(
        "--throttle-limit", "number", (1, 1024), "How many captured tokens are tested at a time. Default: 8.");

    public CaptureOptions Captures { get; } = new();

    public void AddTo(VerbCommand command)
    {
        Captures.AddTo(command);
        command.Add(OptionGroup.Captures, _throttleLimit);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_throttleLimit) is not null && !Captures.AreGiven(parsed)) parsed.AddError("--throttle-limit requires --capture.");
        });
    }

    public async Task ProbeAsync(VerbRun run, ProbeOptions options)
    {
        Channel<TokenRequest> found = Channel.CreateBounded<TokenRequest>(1);
        List<PartnerMfaException> unreadable = [];
        Task reading = ReadAsync();
        await run.Client.TestPartnerCenterAsync(
            NextAsync,
            options with { ThrottleLimit = run.Get(_throttleLimit) ?? options.ThrottleLimit },
            outcome => Write(outcome, run),
            run.ObserverWith(progress: false),
            run.Stop).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        unreadable.ForEach(run.Output.Fail);

        async Task ReadAsync()
        {
            int number = 0;
            try
            {
                await run.Client.ReadCapturesAsync(
                    Captures.Read(run),
                    (capture, stop) => found.Writer.WriteAsync(TokenRequest.Of(capture) with { Input = $"token {++number}" }, stop).AsTask(),
                    (failure, _) =>
                    {
                        unreadable.Add(failure);
                        return Task.CompletedTask;
                    },
                    run.ObserverWith(progress: false),
                    run.Stop).ConfigureAwait(false);
            }
            finally
            {
                found.Writer.Complete();
            }
        }

        async Task<TokenRequest?> NextAsync(CancellationToken stop) =>
            await found.Reader.WaitToReadAsync(stop).ConfigureAwait(false) && found.Reader.TryRead(out TokenRequest? next) ? next : null;
    }

    private static Task Write(ProbeOutcome outcome, VerbRun run)
    {
        if (outcome.Failure is { } failure) run.Output.Fail(failure);
        if (outcome.Result is { } result) run.Output.Write(result);
        return Task.CompletedTask;
    }
}
