using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>A request as it arrived at the server.</summary>
internal sealed record ArrivedRequest(string Line, string Protocol, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Method and path, without the query.</summary>
    public string Line { get; } = Line;

    /// <summary>The complete request, for searching it.</summary>
    public string Text { get; private init; } = "";

    public static async Task<ArrivedRequest> OfAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        request.EnableBuffering();
        using StreamReader reader = new(request.Body, Encoding.UTF8, leaveOpen: true);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        request.Body.Position = 0;
        Dictionary<string, string> headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        string lines = string.Join('\n', headers.Select(header => $"{header.Key}: {header.Value}"));
        return new ArrivedRequest($"{request.Method} {request.Path}", request.Protocol, headers, body)
        {
            Text = $"{request.Method} {request.GetEncodedPathAndQuery()}\n{lines}\n\n{body}",
        };
    }
}
