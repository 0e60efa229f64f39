using System.Net;
using System.Text;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>
/// The authorization endpoint. A browser gets a sign-in page and answers as it was asked to, by form or by redirect; anything
/// else is redirected at once. The account is that of the login hint.
/// </summary>
internal static class AuthorizeEndpoint
{
    private const string Confirmed = "sandbox_confirmed";

    /// <param name="address">The request's address.</param>
    /// <param name="isBrowser">It takes pages.</param>
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
