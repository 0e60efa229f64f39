using System.Net;
using System.Text;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Browser;

/// <summary>
/// Opens the sign-in page in the browser, and waits on the loopback redirect for the answer (RFC 8252, section 7.3), as a
/// query or as a form. MSAL does this for public clients alone.
/// </summary>
internal sealed class LoopbackBrowser(Action<Uri> open) : ICustomWebUi
{
    private const string Page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>PartnerMfa</title><p>The sign-in is over. You can close this page.</p></html>";

    public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        using HttpListener listener = new();
        Listen(listener, redirectUri);
        using CancellationTokenRegistration stop = cancellationToken.Register(listener.Abort);
        open(authorizationUri);
        try
        {
            while (true)
            {
                HttpListenerContext call = await listener.GetContextAsync().ConfigureAwait(false);
                // A browser also asks for its icon.
                if (await TakeAsync(call, redirectUri).ConfigureAwait(false) is { } fields) return new UriBuilder(redirectUri) { Query = fields }.Uri;
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new MsalClientException(MsalError.AuthenticationFailed, "The answer of the browser could not be received.");
        }
    }

    private static void Listen(HttpListener listener, Uri redirect)
    {
        try
        {
            listener.Prefixes.Add(redirect.GetLeftPart(UriPartial.Authority) + "/");
            listener.Start();
        }
        catch (HttpListenerException)
        {
            throw Failures.RedirectInvalid(redirect, "another program listens there.");
        }
    }

    /// <returns>The fields of the answer; null when the call was none.</returns>
    private static async Task<string?> TakeAsync(HttpListenerContext call, Uri redirect)
    {
        string? fields = null;
        try
        {
            string given = await FieldsAsync(call.Request).ConfigureAwait(false);
            if (call.Request.Url?.AbsolutePath == redirect.AbsolutePath && given.Length > 0) fields = given;
            await ReplyAsync(call.Response, isAnswer: fields is not null).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            // Whoever called does not wait for the page any more.
        }

        return fields;
    }

    private static bool IsBroken(Exception exception) =>
        exception is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException;

    private static async Task<string> FieldsAsync(HttpListenerRequest request)
    {
        if (request.HttpMethod != "POST") return request.Url?.Query.TrimStart('?') ?? "";
        using StreamReader body = new(request.InputStream, Encoding.UTF8);
        return await body.ReadToEndAsync().ConfigureAwait(false);
    }

    private static async Task ReplyAsync(HttpListenerResponse response, bool isAnswer)
    {
        byte[] page = Encoding.UTF8.GetBytes(isAnswer ? Page : "");
        response.StatusCode = isAnswer ? 200 : 404;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Cache-Control"] = "no-store";
        response.ContentLength64 = page.Length;
        await response.OutputStream.WriteAsync(page, 0, page.Length, CancellationToken.None).ConfigureAwait(false);
        response.Close();
    }
}
