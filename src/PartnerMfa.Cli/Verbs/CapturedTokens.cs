using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Channels;
using PartnerMfa.Cli.Output;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The tokens of captures, for <c>partner-mfa probe</c>: asked about some at a time, while the captures are read.</summary>
internal sealed class CapturedTokens
{
    private readonly Option<int?> _throttleLimit = new("--throttle-limit")
    {
        Description = "Of captures: how many tokens are asked about at once. Default: 8.",
        HelpName = "number",
        CustomParser = ParseLimit,
    };

    public CaptureOptions Captures { get; } = new();

    public void AddTo(Command command)
    {
        Captures.AddTo(command);
        command.Add(_throttleLimit);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_throttleLimit) is not null && !Captures.AreGiven(parsed)) parsed.AddError("--throttle-limit goes with --capture.");
        });
    }

    public async Task ProbeAsync(
        PartnerMfaClient client, IReadOnlyList<CaptureRequest> requests, (ParseResult Parsed, ProbeOptions Probe) options, Answers answers, ObservedWork work)
    {
        Channel<TokenRequest> found = Channel.CreateBounded<TokenRequest>(1);
        List<PartnerMfaException> unreadable = [];
        ProbeOptions many = options.Probe with { ThrottleLimit = options.Parsed.GetValue(_throttleLimit) ?? options.Probe.ThrottleLimit };
        Task reading = ReadAsync();
        await client.TestPartnerCenterAsync(NextAsync, many, outcome => Tell(outcome, answers), work.Observer, work.Stop).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        unreadable.ForEach(answers.Fail);

        async Task ReadAsync()
        {
            int number = 0;
            try
            {
                await client.ReadCapturesAsync(requests, (capture, stop) => found.Writer.WriteAsync(TokenRequest.Of(capture) with { Input = $"token {++number}" }, stop).AsTask(), (failure, _) =>
                {
                    unreadable.Add(failure);
                    return Task.CompletedTask;
                }, work.Observer, work.Stop).ConfigureAwait(false);
            }
            finally
            {
                found.Writer.Complete();
            }
        }

        async Task<TokenRequest?> NextAsync(CancellationToken stop) =>
            await found.Reader.WaitToReadAsync(stop).ConfigureAwait(false) && found.Reader.TryRead(out TokenRequest? next) ? next : null;
    }

    private static Task Tell(ProbeOutcome outcome, Answers answers)
    {
        if (outcome.Failure is { } failure) answers.Fail(failure);
        if (outcome.Result is { } result) answers.Write(result);
        return Task.CompletedTask;
    }

    private static int? ParseLimit(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, out int limit) && limit is >= 1 and <= 1024) return limit;
        argument.AddError("--throttle-limit takes a number from 1 to 1024.");
        return null;
    }
}

/// <summary>Who is told of work, and what ends it.</summary>
internal sealed record ObservedWork(IWorkObserver Observer, CancellationToken Stop);
