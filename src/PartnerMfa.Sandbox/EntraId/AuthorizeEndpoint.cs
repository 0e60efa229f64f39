using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>
/// The authorization endpoint. A browser gets a sign-in page and then the requested kind of response, a form post or a redirect; any other
/// client is redirected at once. The login hint selects the account.
/// </summary>
internal static class AuthorizeEndpoint
{
    /// <summary>The form field that says that the user has signed in on the page.</summary>
    public const string Confirmed = "sandbox_confirmed";

    /// <param name="address">The address of the request.</param>
    /// <param name="isBrowser">Whether the client accepts web pages.</param>
    public static HttpResponseMessage Answer(Uri address, bool isBrowser)
    {
        FormFields query = new(address.Query);
        if (isBrowser && query[Confirmed] is null) return SignInPage(address, query["login_hint"]);
        SignInAsk asked = SignInAsk.Of(query["amr_values"], query["claims"]);
        string code = new AuthorizationGrant(
            query["login_hint"], query["client_id"] ?? "", query["redirect_uri"] ?? "", query["code_challenge"], query["nonce"])
        {
            AsksForMfa = asked.Mfa,
            MeetsChallenge = asked.Challenge,
        }.ToCode();
        return isBrowser && query["response_mode"] == "form_post"
            ? PostingPage(query["redirect_uri"] ?? "", code, query["state"])
            : Redirect(query["redirect_uri"] ?? "", code, query["state"]);
    }

    private static HttpResponseMessage Redirect(string redirectUri, string code, string? state)
    {
        HttpResponseMessage response = new(HttpStatusCode.Found) { Content = new ByteArrayContent([]) };
        response.Headers.Location = new UriBuilder(redirectUri)
        {
            Query = $"code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(state ?? "")}",
        }.Uri;
        return response;
    }

    private static HttpResponseMessage SignInPage(Uri address, string? account) => Page(
        "Sandbox sign-in",
        $"""
        <p>This is the simulated sign-in service of PartnerMfa. Account: {WebUtility.HtmlEncode(account ?? "the default one")}</p>
        <p><a id="sign-in" href="{WebUtility.HtmlEncode(address.PathAndQuery)}&amp;{Confirmed}=1">Sign in</a></p>
        """);

    private static HttpResponseMessage PostingPage(string redirectUri, string code, string? state) => Page(
        "Signing in",
        $"""
        <form method="post" action="{WebUtility.HtmlEncode(redirectUri)}">
        <input type="hidden" name="code" value="{WebUtility.HtmlEncode(code)}">
        <input type="hidden" name="state" value="{WebUtility.HtmlEncode(state ?? "")}">
        <button>Continue</button></form><script>document.forms[0].submit()</script>
        """);

    private static HttpResponseMessage Page(string title, string body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1>{body}</html>", Encoding.UTF8, "text/html"),
    };
}

/// <summary>The content of an authorization code. The code carries it itself, so the sandbox keeps no state.</summary>
internal sealed record AuthorizationGrant(string? Account, string ClientId, string RedirectUri, string? CodeChallenge, string? Nonce)
{
    /// <inheritdoc cref="SignInAsk.Mfa"/>
    public bool AsksForMfa { get; init; }

    /// <inheritdoc cref="SignInAsk.Challenge"/>
    public bool MeetsChallenge { get; init; }

    public string ToCode() => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(this, AuthorizationGrantContext.Default.AuthorizationGrant));

    public static AuthorizationGrant? FromCode(string? code)
    {
        try
        {
            return JsonSerializer.Deserialize(Base64UrlEncoder.DecodeBytes(code ?? ""), AuthorizationGrantContext.Default.AuthorizationGrant);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>The compiler generates this class, because native code has no reflection for reading and writing JSON.</summary>
[JsonSerializable(typeof(AuthorizationGrant))]
internal sealed partial class AuthorizationGrantContext : JsonSerializerContext;
