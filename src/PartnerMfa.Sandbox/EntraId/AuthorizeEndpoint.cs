using System.Net;
using System.Text;
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
            query["login_hint"], query["redirect_uri"] ?? "", query["code_challenge"], query["nonce"])
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
internal sealed record AuthorizationGrant(string? Account, string RedirectUri, string? CodeChallenge, string? Nonce)
{
    /// <inheritdoc cref="SignInAsk.Mfa"/>
    public bool AsksForMfa { get; init; }

    /// <inheritdoc cref="SignInAsk.Challenge"/>
    public bool MeetsChallenge { get; init; }

    public string ToCode() => Base64UrlEncoder.Encode(FormFields.Write(
        ("account", Account),
        ("redirect_uri", RedirectUri),
        ("code_challenge", CodeChallenge),
        ("nonce", Nonce),
        ("mfa", AsksForMfa ? "1" : null),
        ("challenge", MeetsChallenge ? "1" : null)));

    /// <returns>Null when it is not an authorization code of the sandbox.</returns>
    public static AuthorizationGrant? FromCode(string? code)
    {
        try
        {
            FormFields fields = new(Base64UrlEncoder.Decode(code ?? ""));
            if (fields["redirect_uri"] is not { } redirectUri) return null;
            return new AuthorizationGrant(fields["account"], redirectUri, fields["code_challenge"], fields["nonce"])
            {
                AsksForMfa = fields["mfa"] is not null,
                MeetsChallenge = fields["challenge"] is not null,
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
