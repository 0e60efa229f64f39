using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>JSON responses of the services, except for Partner Center, whose bodies begin with a byte order mark.</summary>
internal static class SandboxJson
{
    public static HttpResponseMessage Ok(JsonObject body) => Create(HttpStatusCode.OK, body);

    public static HttpResponseMessage Create(HttpStatusCode status, JsonObject body) => new(status)
    {
        Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
