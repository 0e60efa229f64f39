using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats;
using PartnerMfa.Work;

namespace PartnerMfa.Captures.Import;

/// <summary>Counts what was found and what was skipped, so that everything that was skipped is reported.</summary>
internal sealed class CaptureTally
{
    private long _given;
    private long _elsewhere;
    private long _ownWithoutToken;
    private long _tooLong;
    private string _firstTooLong = "";
    private long _cut;
    private string _firstCut = "";
    private CaptureSummary? _recognized;
    private int _captures;

    public int Failures { get; set; }

    public CaptureTally Copy() => (CaptureTally)MemberwiseClone();

    /// <returns>Whether the call was requested and has a token.</returns>
    public bool Count(CapturedCall call, CallHosts hosts)
    {
        if (call.HasTokenTooLong)
        {
            if (_tooLong++ == 0) _firstTooLong = call.Entry;
        }

        if (call.HasTokenCut && call.Tokens.Count == 0 && _cut++ == 0) _firstCut = call.Entry;
        if (!hosts.IsWanted(call))
        {
            if (call.Tokens.Count > 0) _elsewhere++;
            return false;
        }

        if (call.Tokens.Count > 0) _given++;
        // A preflight request of a browser never has a token (Fetch standard, CORS-preflight fetch).
        else if (!call.HasTokenTooLong && !call.HasTokenCut && call.Method != "OPTIONS" && hosts.IsOwn(call)) _ownWithoutToken++;
        return call.Tokens.Count > 0;
    }

    /// <summary>Whether there were calls to the environment, but none of them with its token.</summary>
    public bool IsSanitizedSince(CaptureTally before) => _ownWithoutToken > before._ownWithoutToken && _given == before._given && _tooLong == before._tooLong;

    /// <summary>Describes what a capture turned out to be.</summary>
    public void Recognized(CaptureSummary summary)
    {
        _recognized = summary;
        _captures++;
    }

    public void Tell(IWorkObserver observer, CommandHints words)
    {
        if (_tooLong > 0)
            observer.Warning(Invariant($"{Calls(_tooLong)} skipped because the token is longer than {CaptureLimits.Token:N0} characters (first: {_firstTooLong})."));
        if (_cut > 0)
            observer.Warning($"{Calls(_cut)} skipped because the capture contains only the beginning of the token (first: {_firstCut}). With tshark, write the packets with -T json: it does not shorten values.");
        string elsewhere = $"{Calls(_elsewhere)} skipped because the token went to another host. Use {words.ShowOtherHosts} to include them.";
        if (_elsewhere > 0 && _given == 0)
            observer.Warning(elsewhere);
        else if (_elsewhere > 0)
            observer.Verbose(elsewhere);
        else if (_given == 0 && _tooLong == 0 && _cut == 0 && Failures == 0)
            observer.Warning($"No call with a bearer token was found{(_captures == 1 && _recognized is { } found ? $" in the capture ({found})" : "")}.");
    }

    private static string Calls(long count) => count == 1 ? "1 call was" : Invariant($"{count:N0} calls were");
}
