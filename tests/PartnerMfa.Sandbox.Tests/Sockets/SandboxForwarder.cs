using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>Forwards requests from a server to the sandbox, and returns its responses unchanged.</summary>
internal sealed class SandboxForwarder(HttpMessageHandler sandbox)
{
    // Headers of the protocol, which the server sets itself.
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Content-Length"];

    /// <summary>The replacement for the host of the sandbox's redirect; null leaves it unchanged.</summary>
    public Uri? RedirectTarget { get; init; }

    public async Task AnswerAsync(HttpContext context)
    {
        using HttpMessageInvoker client = new(sandbox, disposeHandler: false);
        using HttpRequestMessage request = await RequestOfAsync(context.Request);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, context.RequestAborted);
            if (RedirectTarget is not null && response.Headers.Location is { IsAbsoluteUri: true } location)
                response.Headers.Location = new Uri(RedirectTarget, location.PathAndQuery);
            await CopyAsync(response, context.Response);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }

    public static async Task CopyAsync(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        to.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = from.ReasonPhrase;
        foreach ((string name, IEnumerable<string> values) in from.Headers.Concat(from.Content.Headers))
            if (!OfTheConnection.Contains(name)) to.Headers[name] = values.ToArray();
        byte[] body = await from.Content.ReadAsByteArrayAsync(to.HttpContext.RequestAborted);
        // On HTTP/1.1, a response that starts without a length is chunked.
        if (from.Headers.TransferEncodingChunked == true) await to.StartAsync(to.HttpContext.RequestAborted);
        else to.ContentLength = body.Length;
        await to.Body.WriteAsync(body, to.HttpContext.RequestAborted);
    }

    private static async Task<HttpRequestMessage> RequestOfAsync(HttpRequest from)
    {
        HttpRequestMessage request = new(new HttpMethod(from.Method), from.GetEncodedUrl());
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in from.Headers)
            request.Headers.TryAddWithoutValidation(name, values.ToArray());
        if (from.ContentLength is null or 0) return request;
        using StreamReader reader = new(from.Body, leaveOpen: true);
        request.Content = new StringContent(await reader.ReadToEndAsync());
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(from.ContentType!);
        return request;
    }
}
