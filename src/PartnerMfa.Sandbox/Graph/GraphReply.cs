using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The responses of Microsoft Graph, with its headers and errors.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/errors</remarks>
internal sealed class GraphReply
{
    private const string RequestIdHeader = "request-id";
    private const string ClientRequestIdHeader = "client-request-id";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _requestId = Guid.NewGuid().ToString("D");
    private readonly string _clientRequestId;
    private readonly DateTimeOffset _now;

    /// <summary>The time of the response.</summary>
    public DateTimeOffset Now => _now;

    public GraphReply(HttpRequestMessage request, DateTimeOffset now)
    {
        _now = now;
        _clientRequestId = request.Headers.TryGetValues(ClientRequestIdHeader, out IEnumerable<string>? ids) ? ids.First() : _requestId;
    }

    public HttpResponseMessage Ok(JsonObject body) => Create(HttpStatusCode.OK, body);

    public HttpResponseMessage Created(JsonObject body) => Create(HttpStatusCode.Created, body.DeepClone().AsObject());

    public static HttpResponseMessage NoContent() => new(HttpStatusCode.NoContent);

    public HttpResponseMessage Unauthorized(string message) => Error(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", message);

    public HttpResponseMessage Denied(GraphDenial denial) => Error(HttpStatusCode.Forbidden, denial.Code, denial.Message);

    public HttpResponseMessage NotFound(string name) => Error(
        HttpStatusCode.NotFound,
        "Request_ResourceNotFound",
        $"Resource '{name}' does not exist or one of its queried reference-property objects are not present.");

    public HttpResponseMessage NoSuchSegment(string segment) =>
        Error(HttpStatusCode.BadRequest, "BadRequest", $"Resource not found for the segment '{segment}'.");

    /// <summary>The service asks clients to wait ten seconds or more; here one second is enough.</summary>
    public HttpResponseMessage Interrupted(GraphInterruption interruption)
    {
        HttpResponseMessage response = Error(interruption.Status, interruption.Code, interruption.Message);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
        return response;
    }

    private HttpResponseMessage Error(HttpStatusCode status, string code, string message) => Create(status, new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["innerError"] = new JsonObject
            {
                ["date"] = _now.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture),
                [RequestIdHeader] = _requestId,
                [ClientRequestIdHeader] = _clientRequestId,
            },
        },
    });

    private HttpResponseMessage Create(HttpStatusCode status, JsonObject body)
    {
        HttpResponseMessage response = new(status) { Content = new StringContent(body.ToJsonString(Written), Encoding.UTF8) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
        response.Headers.Add(RequestIdHeader, _requestId);
        response.Headers.Add(ClientRequestIdHeader, _clientRequestId);
        return response;
    }
}
