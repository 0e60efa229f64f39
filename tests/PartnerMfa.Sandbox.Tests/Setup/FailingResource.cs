
namespace PartnerMfa.Sandbox.Setup;

/// <summary>Responds for one resource itself, and passes all other requests on.</summary>
internal sealed class FailingResource(HttpMessageHandler inner, string part, Func<HttpResponseMessage> answer) : DelegatingHandler(inner)
{
    /// <summary>The number of its responses.</summary>
    public int Count { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        Count++;
        HttpResponseMessage response = answer();
        response.RequestMessage = request;
        return response;
    }
}
