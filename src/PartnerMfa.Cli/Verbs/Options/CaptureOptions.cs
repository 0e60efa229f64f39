using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Channels;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs.Options;

/// <summary>The options that name the captures to take tokens from.</summary>
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

/// <summary>
/// Reads the tokens of captures for <c>partner-mfa probe</c>. Several are tested at a time while the captures are still being read.
/// </summary>
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
