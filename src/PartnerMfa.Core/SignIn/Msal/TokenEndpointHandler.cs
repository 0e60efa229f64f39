using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// Sits between MSAL and the sign-in service. It keeps the newest refresh token, which MSAL does not give out and the secure
/// application model lives on; and it makes the pauses between the polls for a device code as RFC 8628 asks, by our clock. MSAL
/// polls without a pause when the service names no interval (section 3.2 implies one), and gives up at <c>slow_down</c>
/// (section 3.5 lengthens the pause).
/// </summary>
internal sealed class TokenEndpointHandler(HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    private const string RefreshTokenField = "refresh_token=";

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowerBy = TimeSpan.FromSeconds(5);

    // Well within the 100 seconds that HttpClient gives a request.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private TimeSpan _pause = DefaultPause;

    /// <summary>The refresh token of the last answer that had one; null when none had. A tap whose client is kept serves many accounts.</summary>
    public Secret? RefreshToken { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string form = await TextOfAsync(request.Content, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Post) return response;

        if (Parse(await TextOfAsync(response.Content, cancellationToken).ConfigureAwait(false)) is not { } body) return response;
        if (response.IsSuccessStatusCode) Take(response, body, form);
        else await HoldAsync(response, body, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private void Take(HttpResponseMessage response, JsonObject body, string form)
    {
        if (TextOf(body, "refresh_token") is { } refreshToken) RefreshToken = new Secret(refreshToken);
        else if (RedeemedIn(form) is { } redeemed) Replace(response, body, "refresh_token", redeemed);
        if (body["device_code"] is null) return;
        _pause = Shorter(IntervalOf(body) ?? DefaultPause);
        Replace(response, body, "interval", 0);
    }

    private async Task HoldAsync(HttpResponseMessage response, JsonObject body, CancellationToken cancellationToken)
    {
        string? error = TextOf(body, "error");
        if (error is not (OAuthConstants.SlowDown or OAuthConstants.AuthorizationPending)) return;
        if (error == OAuthConstants.SlowDown)
        {
            _pause = Shorter(_pause + SlowerBy);
            Replace(response, body, "error", OAuthConstants.AuthorizationPending);
        }

        await clock.PauseAsync(_pause, cancellationToken).ConfigureAwait(false);
    }

    // RFC 6749, section 6: a service need not give a new one, and the old one stays good. MSAL fails then.
    private static string? RedeemedIn(string form) => form
        .Split('&')
        .Where(field => field.StartsWith(RefreshTokenField, StringComparison.Ordinal))
        .Select(field => Uri.UnescapeDataString(field.Substring(RefreshTokenField.Length).Replace('+', ' ')))
        .FirstOrDefault();

    private static TimeSpan Shorter(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;

    private static TimeSpan? IntervalOf(JsonObject body) =>
        body["interval"] is JsonValue value && int.TryParse(value.ToString(), out int seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static void Replace(HttpResponseMessage response, JsonObject body, string field, JsonNode value)
    {
        body[field] = value;
        response.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
    }

    private static string? TextOf(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static async Task<string> TextOfAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null) return "";
#if NET
        return await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStringAsync().ConfigureAwait(false);
#endif
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
