using System.Globalization;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>
/// Asks again and again, each time with a new token, until the answer is Yes or the time is up. After a policy is switched on, it takes 5
/// to 10 minutes until it works.
/// </summary>
internal sealed class ProbePoller(
    ServiceBackend backend, SignInService signIns, CommandHints words, ProbeOptions options, IWorkObserver observer)
{
    private const string Activity = "Waiting for MFA to take effect";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestRenewal = TimeSpan.FromSeconds(10);

    // Reasons that a new token cannot change.
    private static readonly string[] Final =
        [nameof(ReasonCode.MfaConfirmedByService), nameof(ReasonCode.MfaClaimPresent), nameof(ReasonCode.AppOnlyToken), nameof(ReasonCode.WrongAudience)];

    /// <returns>The last answer, also when the wait is canceled after the first answer.</returns>
    /// <exception cref="PartnerMfaException"><c>TokenNotRenewable</c>, or the user closed the sign-in.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled before there was an answer.</exception>
    public async Task<WaitOutcome> RunAsync(Session session, Interactivity presence, CancellationToken cancellationToken)
    {
        if (!session.CanRenew) throw Failures.TokenNotRenewable(words, session.Target);
        long started = backend.Clock.GetTimestamp();
        PartnerCenterEvaluator test = new(backend, words);
        string? lastWarning = null;
        PartnerMfaResult? last = null;
        try
        {
            while (true)
            {
                TokenRequest subject = TokenRequest.Of(session.AccessToken, session.Request);
                last = await test.RunAsync(subject, options, observer, cancellationToken).ConfigureAwait(false);
                if (Final.Contains(last.Reason) || !await PauseAsync(last, started, cancellationToken).ConfigureAwait(false))
                    return new WaitOutcome(last, session);
                try
                {
                    session = await RenewAsync(session, last, started, presence, cancellationToken).ConfigureAwait(false);
                }
                catch (PartnerMfaException failure) when (failure.Id != ErrorId.SignInCancelled)
                {
                    // A network failure in one round, or a user who did not respond, is not a reason to give up.
                    if (failure.Message != lastWarning) observer.Warning($"The token could not be renewed: {lastWarning = failure.Message}");
                }
            }
        }
        catch (OperationCanceledException) when (last is not null && cancellationToken.IsCancellationRequested)
        {
            // When the wait is canceled early, the last answer is still returned.
            return new WaitOutcome(last, session) { IsInterrupted = true };
        }
    }

    /// <returns>Returns false when no time is left for another round.</returns>
    private async Task<bool> PauseAsync(PartnerMfaResult result, long started, CancellationToken cancellationToken)
    {
        TimeSpan left = LeftSince(started);
        if (left <= TimeSpan.Zero) return false;
        TimeSpan pause = options.WaitInterval < left ? options.WaitInterval : left;
        DateTimeOffset now = backend.Clock.GetUtcNow();
        string status = $"{result.Result} ({result.Reason}); asking again at {Time(now.After(pause))}, until {Time(now.After(left))}";
        observer.Verbose($"{Activity}: {status}");
        long begun = backend.Clock.GetTimestamp();
        while (pause - backend.Clock.GetElapsedTime(begun) is { Ticks: > 0 } rest)
        {
            observer.Progress(Activity, status, rest, Percent(pause - rest, pause));
            await backend.Clock.PauseAsync(rest < Step ? rest : Step, cancellationToken).ConfigureAwait(false);
        }

        observer.Completed(Activity);
        return true;
    }

    private async Task<Session> RenewAsync(
        Session session, PartnerMfaResult result, long started, Interactivity presence, CancellationToken cancellationToken)
    {
        // A user who signs in may take as long as the whole wait.
        TimeSpan left = LeftSince(started);
        Session limited = session with { Request = session.Request with { TimeLimit = left < ShortestRenewal ? ShortestRenewal : left } };
        Session renewed = await signIns
            .RenewNowAsync(limited, result.Result == nameof(MfaAnswer.No), presence, observer, cancellationToken)
            .ConfigureAwait(false);
        return renewed with { Request = session.Request };
    }

    // Measures elapsed time and not the time of day, which can be changed during the wait.
    private TimeSpan LeftSince(long started) => options.Wait - backend.Clock.GetElapsedTime(started);

    private static int Percent(TimeSpan part, TimeSpan whole) => (int)(100 * part.Ticks / whole.Ticks);

    private string Time(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, backend.Clock.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>The last answer, and the session with its renewed token.</summary>
internal sealed record WaitOutcome(PartnerMfaResult Result, Session Session)
{
    /// <summary>Whether the wait was canceled before its time was up.</summary>
    public bool IsInterrupted { get; init; }
}
