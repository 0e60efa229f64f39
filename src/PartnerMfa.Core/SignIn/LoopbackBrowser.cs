using System.Net;
using System.Text;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace PartnerMfa.SignIn;

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
                string fields = await FieldsAsync(call.Request).ConfigureAwait(false);
                bool isAnswer = call.Request.Url?.AbsolutePath == redirectUri.AbsolutePath && fields.Length > 0;
                await ReplyAsync(call.Response, isAnswer).ConfigureAwait(false);
                // A browser also asks for its icon.
                if (isAnswer) return new UriBuilder(redirectUri) { Query = fields }.Uri;
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
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
