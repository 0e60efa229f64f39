using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>Grants the app's consent in a customer's tenant through Partner Center, as Admin agents are allowed to.</summary>
/// <remarks>Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis</remarks>
internal sealed class ConsentGrant(ServiceBackend backend, PartnerMfaEnvironment environment, Secret token, string applicationId, IWorkObserver observer)
{
    private const string AlreadyThere = "Permission entry already exists";

    /// <param name="requests">The consents to grant, one after another.</param>
    /// <param name="failed">Receives each consent that could not be granted. The remaining ones are still tried.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task RunAsync(IReadOnlyList<ConsentRequest> requests, Action<PartnerMfaException> failed, CancellationToken cancellationToken)
    {
        foreach (ConsentRequest request in requests)
        {
            try
            {
                await RunAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (PartnerMfaException failure)
            {
                failed(failure);
            }
        }
    }

    /// <exception cref="PartnerMfaException"><c>ConsentNotGranted</c>.</exception>
    public async Task RunAsync(ConsentRequest request, CancellationToken cancellationToken)
    {
        using TimeLimit limit = new(backend.Clock, TimeLimit.ForOneCall, cancellationToken);
        Uri address = new(environment.PartnerCenterEndpoint, $"/v1/customers/{Uri.EscapeDataString(request.CustomerId)}/applicationconsents");
        byte[] body = BodyOf(request);
        ServiceCall call = new(address.AbsoluteUri, ids => Request(address, body, ids), CorrelationIds.New()) { Method = "POST" };
        CallResult result = await new CallExecutor(backend, RetryOptions.Default, "Granting consent", observer).RunAsync(call, limit).ConfigureAwait(false);
        observer.Completed("Granting consent");
        if (result.Response is { IsSuccess: true }) return;
        string why = result.Response is { Description: { } said } ? $"{result.Summary}: {said.TrimEnd('.')}" : result.Summary;
        // A consent that already exists counts as granted.
        if (Regex.IsMatch(why, Regex.Escape(AlreadyThere), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)) return;
        throw Failures.ConsentNotGranted(request.CustomerId, why, result.Response?.CorrelationId ?? result.Ids.CorrelationId);
    }

    private byte[] BodyOf(ConsentRequest request)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteString("applicationId", applicationId);
            writer.WriteString("displayName", request.DisplayName);
            writer.WriteStartArray("applicationGrants");
            writer.WriteStartObject();
            writer.WriteString("enterpriseApplicationId", PartnerMfaEnvironment.GraphApplicationId);
            writer.WriteString("scope", string.Join(",", request.Scopes));
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private HttpRequestMessage Request(Uri address, byte[] body, CorrelationIds ids)
    {
        HttpRequestMessage request = Http.Resources.ResourceService.PartnerCenter(environment).Get(address, token, ids);
        request.Method = HttpMethod.Post;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return request;
    }
}
