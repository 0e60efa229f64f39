using PartnerMfa.Http;
using PartnerMfa.Redaction;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// Sits between MSAL and the sign-in service. It keeps the newest refresh token, which MSAL does not hand out but the secure application
/// model needs. It also pauses between the polls for a device code as RFC 8628 requires, using our clock. MSAL polls without a pause when
/// the service names no interval (section 3.2 implies one), and gives up at <c>slow_down</c> (section 3.5 lengthens the pause).
/// </summary>
internal sealed class TokenEndpointHandler(HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    // Texts that must never be repeated in errors.
    private static readonly string[] SecretFields = ["code", "code_verifier", "device_code", "refresh_token", "client_secret", "client_assertion", "assertion", "password"];

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowerBy = TimeSpan.FromSeconds(5);

    // This is well within the 100 seconds that HttpClient allows for a request.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private TimeSpan _pause = DefaultPause;

    /// <summary>
    /// The refresh token of the last response that had one; null when none had. A client that is kept serves many accounts.
    /// </summary>
    public Secret? RefreshToken { get; private set; }

    /// <exception cref="PartnerMfaException"><c>SignInFailed</c> or <c>NetworkFailure</c> when the response is not valid.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        string form = await TextOfAsync(request.Content, cancellationToken).ConfigureAwait(false);
        foreach (string field in SecretFields)
            if (FieldOf(form, field) is { } secret) SecretScope.Add(secret);

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // MSAL itself reports a service that is busy.
        if ((int)response.StatusCode is 408 or 429 or (>= 500 and not 511)) return response;
        (byte[] body, _) = await BoundedBody.ReadAsync(response.Content, BoundedAnswers.Longest, cancellationToken).ConfigureAwait(false);
        // A time limit that ends the reading leaves a part of the answer, which must not be judged.
        cancellationToken.ThrowIfCancellationRequested();
        TokenEndpointAnswer answer = TokenEndpointAnswer.Read(body, response, request.RequestUri!);
        if (response.IsSuccessStatusCode) Take(answer, form);
        else await HoldAsync(answer, cancellationToken).ConfigureAwait(false);
        response.Content = answer.ToContent();
        return response;
    }

    private void Take(TokenEndpointAnswer answer, string form)
    {
        if (answer["refresh_token"] is { } refreshToken) RefreshToken = new Secret(refreshToken);
        // RFC 6749, section 6: a service need not issue a new refresh token, and the old one remains valid. MSAL would fail.
        else if (FieldOf(form, "refresh_token") is { } redeemed) answer["refresh_token"] = redeemed;
        if (answer["device_code"] is null) return;
        _pause = Shorter(answer.Interval is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultPause);
        answer.Interval = 0;
    }

    private async Task HoldAsync(TokenEndpointAnswer answer, CancellationToken cancellationToken)
    {
        string? error = answer["error"];
        if (error is not (OAuthConstants.SlowDown or OAuthConstants.AuthorizationPending)) return;
        if (error == OAuthConstants.SlowDown)
        {
            _pause = Shorter(_pause + SlowerBy);
            answer["error"] = OAuthConstants.AuthorizationPending;
        }

        await clock.PauseAsync(_pause, cancellationToken).ConfigureAwait(false);
    }

    private static string? FieldOf(string form, string name) => form
        .Split('&')
        .Where(field => field.Length > name.Length && field[name.Length] == '=' && field.StartsWith(name, StringComparison.Ordinal))
        .Select(field => Uri.UnescapeDataString(field.Substring(name.Length + 1).Replace('+', ' ')))
        .FirstOrDefault();

    private static TimeSpan Shorter(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;

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
}
