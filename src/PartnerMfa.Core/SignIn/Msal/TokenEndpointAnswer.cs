using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Json;
using PartnerMfa.Redaction;

namespace PartnerMfa.SignIn.Msal;

/// <summary>
/// A response from the token or device code endpoint in which each field that MSAL reads has the form that MSAL expects. Anything else
/// becomes a failure with a clear message, because MSAL would throw exceptions of any type.
/// </summary>
internal sealed class TokenEndpointAnswer
{
    // A token lasts up to a day; a lifetime of years is a mistake, and dates end with the year 9999.
    private const int LongestLifetime = 366 * 24 * 60 * 60;

    private static readonly string[] Texts =
    [
        "access_token", "refresh_token", "id_token", "token_type", "scope", "client_info", "foci",
        "device_code", "user_code", "verification_uri", "verification_url", "message",
        "error", "error_description", "error_uri", "suberror", "correlation_id", "claims", "trace_id", "timestamp",
    ];

    private static readonly string[] Numbers = ["expires_in", "ext_expires_in", "refresh_in", "interval"];
    private static readonly string[] Secrets = ["access_token", "refresh_token", "id_token", "device_code"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private TokenEndpointAnswer()
    {
    }

    public string? this[string field]
    {
        get => _texts.TryGetValue(field, out string? text) ? text : null;
        set => _texts[field] = value!;
    }

    public int? Interval
    {
        get => _numbers.TryGetValue("interval", out int seconds) ? seconds : null;
        set => _numbers["interval"] = value ?? 0;
    }

    /// <param name="body">The body of the response.</param>
    /// <param name="response">The response.</param>
    /// <param name="host">The host that sent it.</param>
    /// <exception cref="PartnerMfaException">
    /// <c>SignInFailed</c>, or <c>NetworkFailure</c> when something other than the service responded.
    /// </exception>
    public static TokenEndpointAnswer Read(byte[] body, HttpResponseMessage response, Uri host)
    {
        int status = (int)response.StatusCode;
        if (status is >= 300 and < 400) throw Failures.SignInUnreachable(host, $"something else answered with a redirect (HTTP {status})");
        // RFC 9110, section 15.5.8, and RFC 6585, section 6.
        if (status is 407 or 511) throw Failures.SignInUnreachable(host, $"a proxy or network asks who you are (HTTP {status})");
        TokenEndpointAnswer answer = new();
        try
        {
            using JsonDocument document = StrictJson.Parse(WithoutMark(body)) ?? throw new JsonException();
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Failures.SignInAnswerUnusable(host, "it is JSON, but not a token.");
            foreach (JsonProperty member in document.RootElement.EnumerateObject()) answer.Take(member, host);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is noticed only when the text is read, not when the document is parsed.
            throw response.IsSuccessStatusCode && IsPage(body) ? Failures.SignInUnreachable(host, $"a web page came instead of an answer (HTTP {status}), such as the sign-in page of a network or a proxy")
                : Failures.SignInAnswerUnusable(host, $"it is not JSON (HTTP {status}).");
        }

        answer.Check(response.IsSuccessStatusCode, host);
        foreach (string field in Secrets)
            if (answer[field] is { } secret) SecretScope.Add(secret);
        return answer;
    }

    public HttpContent ToContent()
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, string> text in _texts) writer.WriteString(text.Key, text.Value);
            foreach (KeyValuePair<string, int> number in _numbers) writer.WriteNumber(number.Key, number.Value);
            writer.WriteEndObject();
        }

        return new StringContent(Encoding.UTF8.GetString(json.ToArray()), Encoding.UTF8, "application/json");
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] body) =>
        body.Length > 2 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? body.AsMemory(3) : body;

    private static bool IsPage(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 256)).TrimStart('\ufeff', ' ', '\r', '\n', '\t').StartsWith("<", StringComparison.Ordinal);

    private void Take(JsonProperty member, Uri host)
    {
        string name = member.Name;
        bool isText = Array.IndexOf(Texts, name) >= 0, isNumber = Array.IndexOf(Numbers, name) >= 0;
        if (!(isText || isNumber) || member.Value.ValueKind == JsonValueKind.Null) return;
        if (_texts.ContainsKey(name) || _numbers.ContainsKey(name)) throw Failures.SignInAnswerUnusable(host, $"it has '{name}' twice.");
        if (isText && member.Value.ValueKind == JsonValueKind.String) _texts[name] = member.Value.GetString()!;
        else if (isNumber && NumberOf(member.Value) is { } number) _numbers[name] = number;
        // A typical pause between two polls is good enough (RFC 8628, section 3.2).
        else if (name != "interval") throw Failures.SignInAnswerUnusable(host, $"its '{name}' cannot be read.");
    }

    private static int? NumberOf(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= LongestLifetime ? number : null;
    }

    private void Check(bool isSuccess, Uri host)
    {
        if (!isSuccess)
        {
            if (string.IsNullOrWhiteSpace(this["error"])) throw Failures.SignInAnswerUnusable(host, "it is a refusal without a reason.");
            return;
        }

        if (this["access_token"] is { Length: > 0 }) return;
        if (this["device_code"] is not { Length: > 0 }) throw Failures.SignInAnswerUnusable(host, "it contains no token.");
        if (this["user_code"] is not { Length: >= 1 and <= 32 } code || !code.All(c => c is '-' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')))
            throw Failures.SignInAnswerUnusable(host, "it contains no code that a person could type.");
        if (!Uri.TryCreate(this["verification_uri"] ?? this["verification_url"], UriKind.Absolute, out Uri? page) || page.Scheme != Uri.UriSchemeHttps || page.UserInfo.Length > 0)
            throw Failures.SignInAnswerUnusable(host, "the page that it names for the code is not an https address.");
    }
}
