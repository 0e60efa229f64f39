
namespace PartnerMfa.Sandbox.Setup;

/// <summary>Answers for one resource itself, and passes everything else on.</summary>
internal sealed class FailingResource(HttpMessageHandler inner, string part, Func<HttpResponseMessage> answer) : DelegatingHandler(inner)
{
    /// <summary>How often it answered.</summary>
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
