using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Web.StandIn;

/// <summary>
/// Forwards each request to the sandbox under the sandbox's names, simulates the requested faults, and returns the response under the
/// client's names.
/// </summary>
internal sealed class SandboxForwarder(HttpMessageHandler sandbox, StandInAddresses addresses, StandInOptions options)
{
    private const string Version1 = "/oauth2/";
    private const string Version2 = "/oauth2/v2.0/";

    // Headers of the protocol, which the server sets itself.
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Content-Length", "Connection"];

    private readonly Trouble _trouble = new(options);

    public async Task AnswerAsync(HttpContext context)
    {
        if (addresses.At(context.Connection.LocalPort) is not { } service) return;
        if (!IsLocal(context.Request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        AllowOtherOrigins(context, service);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            if (service == Service.SignIn) await SignInAsync(context).ConfigureAwait(false);
            else await CallAsync(context, service).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // The form is far too large, or the body is not a form.
            Log(service, context.Request, "400", "a form that cannot be read");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private async Task SignInAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value!;
        Dictionary<string, string> fields = HttpMethods.IsPost(request.Method) && request.HasFormContentType
            ? (await request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)).ToDictionary(field => field.Key, field => field.Value.ToString())
            : [];
        Dictionary<string, string> query = request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        if (HttpMethods.IsGet(request.Method) && path.EndsWith("/authorize", StringComparison.Ordinal) && AsksPerson(request, query))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(SignInPage.Of(query), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        string? resource = Translate(fields) ?? Translate(query);
        using HttpRequestMessage message = new(new HttpMethod(request.Method), QueryHelpers.AddQueryString(Service.SignIn.SandboxAddress + ToVersion2(path), query!));
        CopyHeaders(request, message);
        if (HttpMethods.IsPost(request.Method)) message.Content = new FormUrlEncodedContent(fields);
        using HttpResponseMessage response = Service.SignIn.IsAt(path) ? await SendAsync(message, context).ConfigureAwait(false) : SandboxAnswers.NotFound();
        if (query.GetValueOrDefault("response_mode") == "fragment" && response.Headers.Location is { } redirect)
            response.Headers.Location = new Uri(redirect.AbsoluteUri.Replace("?code=", "#code=", StringComparison.Ordinal));
        string body = addresses.FromSandbox(await response.Content.ReadAsStringAsync(context.RequestAborted).ConfigureAwait(false), resource);
        Log(Service.SignIn, request, $"{(int)response.StatusCode}", RequestLog.OfTokenRequest(fields.GetValueOrDefault("grant_type"), body));
        await CopyAsync(response, Encoding.UTF8.GetBytes(body), context).ConfigureAwait(false);
    }

    private async Task CallAsync(HttpContext context, Service service)
    {
        HttpRequest request = context.Request;
        using HttpRequestMessage message = new(new HttpMethod(request.Method), service.SandboxAddress + request.GetEncodedPathAndQuery());
        CopyHeaders(request, message);
        if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            message.Content = new StreamContent(request.Body);
            if (request.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? parsed)) message.Content.Headers.ContentType = parsed;
        }

        Fault? fault = _trouble.NextFault();
        if (fault is Fault.Reset or Fault.Hang)
        {
            Log(service, request, fault == Fault.Reset ? "reset" : "hang", RequestLog.OfCall(message));
            if (fault == Fault.Hang) await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
            return;
        }

        using HttpResponseMessage response = _trouble.NextThrottling() ?? fault switch
        {
            Fault.Gateway => _trouble.Gateway(),
            Fault.Portal => SandboxAnswers.CaptivePortal(),
            Fault.Redirect => SandboxAnswers.Redirect(),
            _ => service.IsAt(request.Path.Value!) ? await SendAsync(message, context).ConfigureAwait(false) : SandboxAnswers.NotFound(),
        };
        if (context.RequestAborted.IsCancellationRequested) return;
        if (service == Service.PartnerCenter && _trouble.Refuses(message, response))
        {
            using HttpResponseMessage refusal = SandboxAnswers.MfaRequired();
            await AnswerAsync(context, service, message, refusal, isCut: false).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, service, message, response, isCut: fault == Fault.Truncate).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, Service service, HttpRequestMessage message, HttpResponseMessage response, bool isCut)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
        if (service == Service.Graph) body = Encoding.UTF8.GetBytes(addresses.FromSandbox(Encoding.UTF8.GetString(body), resource: null));
        Log(service, context.Request, isCut ? "cut" : $"{(int)response.StatusCode}", RequestLog.OfCall(message));
        await CopyAsync(response, body, context, isCut).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, HttpContext context)
    {
        using HttpMessageInvoker client = new(sandbox, disposeHandler: false);
        try
        {
            return await client.SendAsync(message, context.RequestAborted).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // In the account's case, there is no connection.
            context.Abort();
            return new HttpResponseMessage();
        }
    }

    private static async Task CopyAsync(HttpResponseMessage from, byte[] body, HttpContext context, bool isCut = false)
    {
        HttpResponse to = context.Response;
        if (context.RequestAborted.IsCancellationRequested) return;
        to.StatusCode = (int)from.StatusCode;
        to.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = from.ReasonPhrase;
        foreach ((string name, IEnumerable<string> values) in from.Headers.Concat(from.Content.Headers))
            if (!OfTheConnection.Contains(name)) to.Headers[name] = values.ToArray();
        // On HTTP/1.1, a response that starts without a length is chunked.
        if (from.Headers.TransferEncodingChunked == true) await to.StartAsync(context.RequestAborted).ConfigureAwait(false);
        else to.ContentLength = body.Length;
        await to.Body.WriteAsync(isCut ? body.AsMemory(0, body.Length / 2) : body, context.RequestAborted).ConfigureAwait(false);
        if (!isCut) return;
        await to.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }

    /// <summary>Translates what was requested. The v1 endpoints name a resource and grant the permissions that the app has there.</summary>
    /// <returns>What the client calls the resource.</returns>
    private string? Translate(Dictionary<string, string> fields)
    {
        bool isVersion1 = !fields.ContainsKey("scope") && fields.ContainsKey("resource");
        if ((fields.GetValueOrDefault("scope") ?? fields.GetValueOrDefault("resource")) is not { } asked) return null;
        (string scopes, string? resource) = addresses.ToSandbox(isVersion1 ? $"{asked.TrimEnd('/')}/.default" : asked);
        fields["scope"] = scopes;
        // In version 1, a device code comes back as "code".
        if (isVersion1 && fields.TryGetValue("code", out string? code) && fields.GetValueOrDefault("grant_type") == "device_code") fields["device_code"] = code;
        return resource;
    }

    private static string ToVersion2(string path)
    {
        int at = path.LastIndexOf(Version1, StringComparison.Ordinal);
        return at >= 0 && !path.Contains(Version2, StringComparison.Ordinal) ? path[..at] + Version2 + path[(at + Version1.Length)..] : path;
    }

    // A program that follows redirects, or cannot show a page, gets the response at once.
    private static bool AsksPerson(HttpRequest request, Dictionary<string, string> query) =>
        request.Headers.Accept.Any(type => type?.Contains("text/html", StringComparison.Ordinal) == true)
        && !query.ContainsKey(AuthorizeEndpoint.Confirmed)
        && query.GetValueOrDefault("prompt") != "none";

    // The real services let pages from other origins sign in and read Microsoft Graph; Partner Center does not.
    private static void AllowOtherOrigins(HttpContext context, Service service)
    {
        if (service == Service.PartnerCenter || context.Request.Headers.Origin.Count == 0) return;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
    }

    // A page whose own host name resolves to this machine (DNS rebinding) gets no response.
    private static bool IsLocal(HostString host) => host.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static void CopyHeaders(HttpRequest from, HttpRequestMessage to)
    {
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in from.Headers)
            if (name is not ("Host" or "Content-Length" or "Content-Type" or "Transfer-Encoding")) to.Headers.TryAddWithoutValidation(name, values.ToArray());
    }

    private void Log(Service service, HttpRequest request, string outcome, string note) =>
        options.Log(RequestLog.Line(options.Clock.GetUtcNow(), service, request, outcome, note));
}
