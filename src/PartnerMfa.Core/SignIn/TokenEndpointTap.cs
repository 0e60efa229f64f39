using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.SignIn;

/// <summary>
/// Sits between MSAL and the sign-in service. It keeps the newest refresh token, which MSAL does not give out and the secure
/// application model lives on; and it gives a device code answer the interval that RFC 8628 (section 3.2) implies when there
/// is none, because MSAL polls without a pause then.
/// </summary>
internal sealed class TokenEndpointTap(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int DefaultInterval = 5;

    /// <summary>The refresh token of the last answer that had one; null when none had. A tap whose client is kept serves many accounts.</summary>
    public Secret? RefreshToken { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Post || response is not { IsSuccessStatusCode: true, Content: { } content }) return response;

#if NET
        string text = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#else
        string text = await content.ReadAsStringAsync().ConfigureAwait(false);
#endif
        if (Parse(text) is not { } body) return response;
        if (body["refresh_token"] is JsonValue token && token.TryGetValue(out string? refreshToken)) RefreshToken = new Secret(refreshToken);
        if (body["device_code"] is not null && !HasInterval(body)) Replace(response, body);
        return response;
    }

    private static bool HasInterval(JsonObject body) =>
        body["interval"] is JsonValue value && int.TryParse(value.ToString(), out int seconds) && seconds > 0;

    private static void Replace(HttpResponseMessage response, JsonObject body)
    {
        body["interval"] = DefaultInterval;
        response.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
