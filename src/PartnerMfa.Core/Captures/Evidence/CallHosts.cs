
namespace PartnerMfa.Captures.Evidence;

/// <summary>Recognizes calls to the environment's own hosts, Partner Center and Graph, to which its tokens are sent.</summary>
internal sealed class CallHosts(PartnerMfaEnvironment environment, bool all)
{
    private const int ShortestBeginning = 8;

    private readonly Uri _partnerCenter = environment.PartnerCenterEndpoint;
    private readonly Uri _graph = environment.GraphEndpoint;

    /// <summary>Whether a call may be to one of these hosts, because it does not say where it went.</summary>
    public bool IsWanted(CapturedCall call) => all || HasNoHost(call) || IsOwn(call);

    public bool IsOwn(CapturedCall call) => AddressOf(call) is { } address && (IsAt(address, _partnerCenter) || IsAt(address, _graph));

    /// <summary>Whether the host is one of these, or the beginning of one, because a line break can truncate an address.</summary>
    public bool MayBeOwn(CapturedCall call) => IsOwn(call)
        || (AddressOf(call)?.Host is { Length: > ShortestBeginning } host
            && (_partnerCenter.Host.StartsWith(host, StringComparison.OrdinalIgnoreCase) || _graph.Host.StartsWith(host, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether the text names Partner Center's host.</summary>
    public bool Names(string text) => text.IndexOf(_partnerCenter.Host, StringComparison.OrdinalIgnoreCase) is >= 0;

    /// <summary>Whether the text names Graph's host.</summary>
    public bool NamesGraph(string text) => text.IndexOf(_graph.Host, StringComparison.OrdinalIgnoreCase) is >= 0;

    /// <summary>Whether the call went to Partner Center, or the capture does not say where it went.</summary>
    public bool MayBePartnerCenter(CapturedCall call) =>
        call.Target is null || AddressOf(call) is not { } address || IsAt(address, _partnerCenter) || call.HasAmbiguousResponse;

    /// <summary>Whether nothing in the call suggests that another host answered it.</summary>
    public bool IsPartnerCenter(CapturedCall call) =>
        AddressOf(call) is { } address && IsAt(address, _partnerCenter) && (call.Host is null || IsHostOf(address, call.Host));

    /// <summary>The host to which the call went; null when the capture does not say, or is ambiguous.</summary>
    public Uri? AddressOf(CapturedCall call)
    {
        string target = call.Target?.Trim() ?? "";
        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && IsHttp(absolute)) return absolute;
        if (!IsPath(target) || call.Host is null) return null;
        // A request line does not contain the scheme. It is https, unless this host is the environment's own and uses http.
        return Uri.TryCreate($"{SchemeOf(call.Host)}://{call.Host}{target}", UriKind.Absolute, out Uri? relative) && relative.UserInfo.Length == 0 ? relative : null;
    }

    private static bool HasNoHost(CapturedCall call) => call.Host is null && (call.Target is null || IsPath(call.Target));

    private static bool IsPath(string target) => target.Length == 0 || target[0] == '/';

    private string SchemeOf(string host) =>
        host.Equals(_partnerCenter.Authority, StringComparison.OrdinalIgnoreCase) ? _partnerCenter.Scheme
        : host.Equals(_graph.Authority, StringComparison.OrdinalIgnoreCase) ? _graph.Scheme
        : Uri.UriSchemeHttps;

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    private static bool IsHostOf(Uri address, string host) =>
        host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase)
        || host.Equals($"{address.Host}:{address.Port}", StringComparison.OrdinalIgnoreCase);

    private static bool IsAt(Uri address, Uri endpoint) =>
        address.Scheme == endpoint.Scheme && address.Port == endpoint.Port
        && string.Equals(address.Host, endpoint.Host, StringComparison.OrdinalIgnoreCase);
}
