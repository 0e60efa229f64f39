using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>
/// Decides what the responses in one capture say about its calls. Calls without a response are kept, because a refusal further down may
/// belong to them. When there are too many of them, the rest of the capture is searched for refusals first.
/// </summary>
/// <param name="hosts">The hosts that matter.</param>
/// <param name="lookAhead">Finds the unattributed responses of the whole capture; null when it can be read only once.</param>
internal sealed class EvidenceLedger(CallHosts hosts, Func<CancellationToken, Task<IReadOnlyList<UnattributedResponse>>>? lookAhead)
{
    // These are enough to name the place; beyond that, only the last one matters.
    private const int MostResponses = 4096;

    private readonly List<TokenSighting> _open = [];
    private readonly List<UnattributedResponse> _responses = [];
    private long _characters;
    private bool _isResolved;
    private bool _isUnordered;
    private long _firstOpen = long.MaxValue;

    /// <summary>The responses that cannot be attributed.</summary>
    public IReadOnlyList<UnattributedResponse> Responses => _isUnordered ? [.. _responses.Select(response => response with { Order = long.MaxValue })] : _responses;

    /// <inheritdoc cref="CaptureSink.ForgetOrder"/>
    public void ForgetOrder() => _isUnordered = true;

    public void Add(UnattributedResponse response)
    {
        if (_isResolved) return;
        if (_responses.Count == MostResponses) _responses.RemoveAt(MostResponses - 1);
        _responses.Add(response);
    }

    /// <returns>The sightings about which the rest of the capture can say nothing more.</returns>
    public async Task<IReadOnlyList<TokenSighting>> AddAsync(TokenSighting sighting, CancellationToken cancellationToken)
    {
        if (Judge(sighting) is { } judged) return [judged];
        if (_isResolved) return [WithDoubt(sighting)];
        _open.Add(sighting);
        _firstOpen = Math.Min(_firstOpen, sighting.Call.Order);
        _characters += sighting.Token.Length;
        if (_open.Count <= CaptureLimits.Tokens && _characters <= CaptureLimits.TokenCharacters) return [];
        await LookAheadAsync(cancellationToken).ConfigureAwait(false);
        return TakeAll();
    }

    /// <summary>Everything that was kept, once the capture has been read.</summary>
    public IReadOnlyList<TokenSighting> TakeAll()
    {
        TokenSighting[] all = [.. _open.Select(WithDoubt)];
        _open.Clear();
        _characters = 0;
        return all;
    }

    /// <returns>Returns the sighting with its own response; null when other responses may belong to it.</returns>
    private TokenSighting? Judge(TokenSighting sighting)
    {
        CapturedCall call = sighting.Call;
        if (!hosts.MayBePartnerCenter(call)) return sighting;
        if (call.Response is not { } response) return null;
        bool isCertain = !call.HasAmbiguousResponse && call.Tokens.Count == 1 && hosts.IsPartnerCenter(call);
        if (!isCertain)
            return ResponseWeight.DoubtOf(response, call.Entry) is { } doubt ? sighting with { Doubt = doubt } : call.HasAmbiguousResponse ? null : sighting;
        ProbeResponse facts = response.ToFacts();
        return sighting with { Response = facts, Doubt = ResponseWeight.Decides(facts) ? null : ResponseWeight.DoubtOf(response, call.Entry) };
    }

    private TokenSighting WithDoubt(TokenSighting sighting)
    {
        UnattributedResponse? meant = _responses
            .Where(response => response.MayAnswer(sighting.Call, inAnyOrder: _isUnordered || ComesFirst(response)))
            .OrderBy(response => response.Doubt.Reason == ReasonCode.ResponseUnreadable)
            .FirstOrDefault();
        return meant is null ? sighting : sighting with { Doubt = meant.Doubt };
    }

    // The refusal belongs to one of the calls. If none comes before it, they are out of order, as when people paste the response first.
    private bool ComesFirst(UnattributedResponse response) => response is { Connection: null, IsDated: false } && response.Order <= _firstOpen;

    private async Task LookAheadAsync(CancellationToken cancellationToken)
    {
        _isResolved = true;
        if (lookAhead is null)
        {
            _responses.Add(new UnattributedResponse(new CaptureDoubt(ReasonCode.ResponseNotAttributed, "the rest of the input, which can be read only once; save it to a file"), long.MaxValue));
            return;
        }

        _responses.Clear();
        _responses.AddRange(await lookAhead(cancellationToken).ConfigureAwait(false));
    }
}
