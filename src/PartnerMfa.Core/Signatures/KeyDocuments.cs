using System.Text;
using Microsoft.IdentityModel.Protocols;
using PartnerMfa.Http;

namespace PartnerMfa.Signatures;

/// <summary>
/// Fetches metadata and keys through the environment's own handler: only from its sign-in hosts, over https, up to a limit.
/// </summary>
internal sealed class KeyDocuments(ServiceBackend backend, IReadOnlyList<string> hosts) : IDocumentRetriever
{
    // Entra ID's key sets have about 20 KiB.
    private const int LongestDocument = 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(100);

    /// <summary>Cancels the current download, because the library does not pass on its caller's token.</summary>
    public CancellationToken Stop { get; set; }

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || !IsAllowed(uri))
            throw new IOException("the metadata leads away from the sign-in service");

        using CancellationTokenSource limit = backend.Clock.StartTimer(TimeLimit);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, Stop, cancel);
        using HttpMessageInvoker invoker = new(backend.Handler, disposeHandler: false);
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        using HttpResponseMessage response = await invoker.SendAsync(request, either.Token).ConfigureAwait(false);
        if ((int)response.StatusCode != 200) throw new IOException($"it answered HTTP {(int)response.StatusCode}");
        return await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
    }

    private bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        (byte[] bytes, BodyEnd end) = await BoundedBody.ReadAsync(content, LongestDocument, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return end switch
        {
            BodyEnd.TooLarge => throw new IOException("the answer is far too large"),
            BodyEnd.BrokenOff => throw new IOException("the response is truncated"),
            _ => Encoding.UTF8.GetString(bytes),
        };
    }
}
