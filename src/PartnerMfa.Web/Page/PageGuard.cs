using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PartnerMfa.Web.Page;

/// <summary>Decides who may see the page: only the browser that was opened with the key.</summary>
/// <remarks>
/// Any program of the machine, and any web page in the browser, can send requests to a port of this machine. The one-time key in the
/// address is exchanged for a cookie. The cookie goes only to a path that cannot be guessed, because browsers send cookies to every port of
/// a host.
/// </remarks>
internal sealed class PageGuard(Uri origin)
{
    private const string CookieName = "partner-mfa";
    private const string FetchSite = "Sec-Fetch-Site";

    private readonly string _session = Keys.New();
    private string? _key = Keys.New();

    /// <summary>The path below which all pages are.</summary>
    public string Path { get; } = $"/{Keys.New()[..16]}/";

    /// <summary>The address that opens the page. It works once.</summary>
    public Uri Address => new(origin, $"{Path}?key={_key}");

    /// <summary>
    /// Whether the request was sent to our own host name, and not to another name that resolves to this machine (DNS rebinding).
    /// </summary>
    public bool IsForUs(HttpRequest request) =>
        request.Headers.Host.Count == 1 && string.Equals(request.Headers.Host[0], origin.Authority, StringComparison.Ordinal);

    /// <summary>
    /// Whether the request was not caused by another site. For requests that change something, every browser states their origin.
    /// </summary>
    public bool IsOurOwn(HttpRequest request)
    {
        string? from = request.Headers.Origin;
        string? site = request.Headers[FetchSite];
        if (HttpMethods.IsPost(request.Method)) return from == origin.GetLeftPart(UriPartial.Authority) && site is null or "same-origin";
        return site is null or "none" or "same-origin" && (from is null || from == origin.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Whether the request has the cookie.</summary>
    public bool HasSession(HttpRequest request) => Keys.AreEqual(request.Cookies[CookieName], _session);

    /// <summary>Exchanges the key for the cookie.</summary>
    /// <returns>False when the key is wrong or was used before.</returns>
    public bool TryEnter(HttpContext context)
    {
        string? key = Volatile.Read(ref _key);
        if (key is null || context.Request.Query["key"] is not [string given] || !Keys.AreEqual(given, key)) return false;
        // Of two simultaneous requests, only one gets in.
        if (Interlocked.CompareExchange(ref _key, null, key) != key) return false;
        context.Response.Cookies.Append(CookieName, _session, new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict, Path = Path });
        return true;
    }

    /// <summary>Marks the key as used, so that its address no longer opens the page.</summary>
    public bool IsEntered => Volatile.Read(ref _key) is null;

    /// <summary>
    /// Adds headers that allow only our own style and script, and that forbid framing, caching and reading the page from elsewhere.
    /// </summary>
    public static void Harden(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers[HeaderNames.CacheControl] = "no-store";
        // With "no-referrer", browsers would post forms with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
