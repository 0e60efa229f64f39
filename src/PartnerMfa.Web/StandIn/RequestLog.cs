using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PartnerMfa.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa.Web.StandIn;

/// <summary>Writes a line for each request: what was requested, the response, and the service; never a token, a code or a secret.</summary>
internal static class RequestLog
{
    private const int LongestNote = 120;

    public static string Line(DateTimeOffset time, Service service, HttpRequest request, string outcome, string note) => string.Create(
        CultureInfo.InvariantCulture,
        $"{time:HH:mm:ss}  {outcome,-7} {service.Name,-14}  {request.Method} {Redactor.Path(request.Path.Value)}{(note.Length > 0 ? "  " : "")}{Redactor.Foreign(note, LongestNote)}");

    /// <summary>Describes the token of a call: whose it is, whether it has MFA, and whether the call asked for enforcement.</summary>
    public static string OfCall(HttpRequestMessage request)
    {
        if (Trouble.TokenOf(request) is not { } token) return "no token";
        string whom = token.Account is { } account ? account : token.IsAppOnly ? "app-only" : "unknown account";
        string methods = token.IsAppOnly ? "" : token.HasMethod(AuthenticationMethodValues.Mfa) ? ", MFA" : ", no MFA";
        return whom + methods + (Trouble.IsEnforced(request) ? ", enforcement asked for" : "");
    }

    /// <summary>Describes how a token was requested, and the error when it was refused.</summary>
    /// <param name="grant">The value of <c>grant_type</c>.</param>
    /// <param name="answer">The body of the response.</param>
    public static string OfTokenRequest(string? grant, string answer)
    {
        string name = grant is null ? "" : grant[(grant.LastIndexOf(':') + 1)..];
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("error", out JsonElement error)
                ? $"{name}, {error.GetString()}{(json.RootElement.TryGetProperty("error_codes", out JsonElement codes) ? $", AADSTS{codes[0]}" : "")}"
                : name;
        }
        catch (JsonException)
        {
            return name;
        }
    }
}
