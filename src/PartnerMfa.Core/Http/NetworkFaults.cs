using System.Net.Sockets;
using System.Security.Authentication;
using PartnerMfa.Redaction;

namespace PartnerMfa.Http;

/// <summary>Decides which exceptions mean that the network failed, and describes them.</summary>
internal static class NetworkFaults
{
    public static bool IsFault(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or AuthenticationException or InvalidDataException;

    /// <summary>The handler gave up on a connection that took too long.</summary>
    public static bool IsHandlerTimeout(Exception exception, CancellationToken ours) =>
        exception is OperationCanceledException && !ours.IsCancellationRequested;

    /// <summary>The innermost cause as the network reports it, with hosts and ports but never with the headers of a request.</summary>
    public static string Describe(Exception exception)
    {
        if (exception is OperationCanceledException) return "the connection took too long";
        Exception outer = exception, inner = exception;
        while (inner.InnerException is not null) (outer, inner) = (inner, inner.InnerException);
        // The socket error says what happened, and the request error around it says where: at the service or at a proxy.
        string words = inner is SocketException && outer is HttpRequestException ? outer.Message : inner.Message;
        // The message can quote what a server sent instead of a response.
        return (IsNameUnknown(inner) ? "a name could not be resolved (DNS): " : "") + Redactor.Foreign(words).TrimEnd('.', ' ');
    }

    // Operating systems sometimes use puzzling words for it, such as "Resource temporarily unavailable".
    private static bool IsNameUnknown(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData };
}
